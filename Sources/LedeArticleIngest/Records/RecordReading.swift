/// What one step of reading yields.
package enum RecordReading: Sendable {
    case record(RawRecord)
    case problem(RecordProblem)
}

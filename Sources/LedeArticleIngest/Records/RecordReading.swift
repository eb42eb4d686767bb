/// What one step of reading yields.
public enum RecordReading: Sendable {
    case record(RawRecord)
    case problem(RecordProblem)
}

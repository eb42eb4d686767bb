/// Cuts one input into raw records.
protocol RecordSplitter {
    /// The next record or problem; nil at the end of the input.
    mutating func next() -> RecordReading?
}

/// What every splitter knows about its input.
struct SplitterInput {
    let bytes: BufferedInput
    let path: String
    let options: ReadingOptions

    var limits: ReadingLimits { options.limits }

    func location(_ line: Int?) -> SourceLocation { SourceLocation(path: path, line: line) }

    func problem(_ kind: RecordProblem.Kind, line: Int?, _ reason: String, loses: RecordProblem.Loss = .record) -> RecordReading {
        .problem(RecordProblem(kind, at: location(line), reason, loses: loses))
    }

    func damage(_ damage: StreamDamage, line: Int?) -> RecordReading {
        problem(damage.kind, line: line, damage.reason, loses: .input)
    }

    func tooLong(_ bytes: Int, line: Int?, what: String) -> RecordReading {
        problem(.tooLong, line: line, "\(what) of \(bytes) bytes is over the limit of \(limits.maxRecordBytes)")
    }

    /// Skips a byte order mark at the very start.
    func skipByteOrderMark() {
        bytes.fill(toCount: 3)
        if bytes.prefix(3).elementsEqual([0xEF, 0xBB, 0xBF]) { bytes.skip(3, lines: 0) }
    }
}

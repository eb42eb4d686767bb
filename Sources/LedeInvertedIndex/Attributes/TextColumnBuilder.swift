import LedeIndexBytes

/// Gathers the column of an attribute whose values are text.
struct TextColumnBuilder {
    private var column = AttributeColumnBuilder<[UInt8]>()
    private let isBounded: Bool
    /// The last value set, which neighbours often share.
    private var last: (value: [UInt8], number: UInt32) = ([], 0)
    private var lastDoc = -1
    private var valueBytes = 0
    /// Whether values exceeded `AttributeLimits`.
    private(set) var isGivenUp = false

    /// - Parameter isBounded: whether the column is dropped if its values take too much.
    init(isBounded: Bool) { self.isBounded = isBounded }

    /// Gives `doc` a value, unless it is empty, too long, or the document has one already.
    /// - Throws: `.corrupt` for what is not UTF-8.
    mutating func set(_ value: ByteSlice, doc: Int) throws(IndexFileError) {
        guard !isGivenUp, doc > lastDoc, (1...AttributeLimits.longestValue).contains(value.count) else { return }
        if !value.withSpan({ $0.compared(with: last.value.span) == 0 }) {
            let bytes = value.bytes
            if let number = column.number(bytes) {
                last = (bytes, number)
            } else {
                _ = try AttributesWriter.string(value)
                valueBytes += bytes.count + 4
                if isBounded, valueBytes > AttributeLimits.mostValueBytes(docCount: doc) { return giveUp() }
                last = (bytes, column.add(bytes))
            }
        }
        column.set(last.number, doc: doc)
        lastDoc = doc
    }

    private mutating func giveUp() {
        isGivenUp = true
        column = AttributeColumnBuilder()
    }

    /// The column, as in `AttributeColumnBuilder.finish`; nil if no document has a value. The builder is empty afterwards.
    mutating func finish() -> (values: [[UInt8]], numbers: [UInt32])? {
        let finished = column.finish { $0.compared(with: $1) < 0 }
        column = AttributeColumnBuilder()
        return finished.values.isEmpty ? nil : finished
    }
}

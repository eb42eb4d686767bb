import LedePageExtraction

/// A window on an input that grows until a record is complete and moves on when the record is taken.
final class BufferedInput {
    private let stream: any ByteStream
    private var bytes: [UInt8] = []
    private var start = 0
    private(set) var isAtEnd = false
    /// Why the input ended early, if it did.
    private(set) var damage: StreamDamage?
    /// The line on which the window begins, counted from 1.
    private(set) var line = 1
    /// Whether a carriage return ends a line by itself, and is given as a line feed.
    private var endsLinesByReturns = false

    init(_ stream: any ByteStream) {
        self.stream = stream
    }

    /// Bytes in the window.
    var count: Int { bytes.count - start }

    /// Reads one more block after the window.
    ///
    /// - Returns: false at the end, or at damage, which is then in `damage`.
    func fill() -> Bool {
        guard !isAtEnd else { return false }
        if start > 0 {
            bytes.removeSubrange(..<start)
            start = 0
        }
        do {
            let before = bytes.count
            if try stream.readBlock(appendingTo: &bytes) {
                if endsLinesByReturns { replaceReturns(from: before) }
                return true
            }
        } catch {
            damage = error
        }
        isAtEnd = true
        return false
    }

    /// Finds out whether lines end with a carriage return alone: the first 64 KiB have some, and no line feed.
    func decideLineEnds() {
        let looked = 64 << 10
        while firstOffset(of: 0x0A, from: 0) == nil, count < looked, fill() {}
        guard firstOffset(of: 0x0A, from: 0) == nil, firstOffset(of: 0x0D, from: 0) != nil else { return }
        endsLinesByReturns = true
        replaceReturns(from: start)
    }

    private func replaceReturns(from first: Int) {
        var at = first
        while let next = ByteSearch.firstIndex(of: 0x0D, in: bytes, from: at) {
            bytes[next] = 0x0A
            at = next + 1
        }
    }

    /// Fills until the window holds `wanted` bytes or the input ends.
    func fill(toCount wanted: Int) {
        while count < wanted, fill() {}
    }

    /// The byte at an offset in the window.
    subscript(offset: Int) -> UInt8 { bytes[start + offset] }

    /// The offset of the first `byte` at or after `offset`, and before `end` where one is given.
    func firstOffset(of byte: UInt8, from offset: Int, before end: Int? = nil) -> Int? {
        ByteSearch.firstIndex(of: byte, in: bytes, from: start + offset, end: end.map { start + $0 } ?? .max).map { $0 - start }
    }

    /// The bytes at the window's front, for looking ahead.
    func prefix(_ length: Int) -> ArraySlice<UInt8> { bytes[start..<min(bytes.count, start + length)] }

    /// The bytes between two offsets of the window.
    func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[start + range.lowerBound..<start + range.upperBound] }

    /// Moves the window on by `length` bytes.
    func skip(_ length: Int) {
        line += ByteSearch.count(of: 0x0A, in: bytes, range: start..<start + length)
        start += length
    }

    /// Moves the window on by `length` bytes that hold exactly `lines` line ends.
    func skip(_ length: Int, lines: Int) {
        line += lines
        start += length
    }

    /// Drops everything that is left in the window.
    func skipAll() { skip(count) }
}

import LedePageExtraction

/// Where bytes stop being UTF-8.
struct UTF8Scan {
    struct Fault {
        /// The first byte that belongs to no character.
        var offset: Int
        /// Whether the bytes end within a character that may continue.
        var isCut: Bool
    }

    /// Nil if all is valid.
    let firstFault: Fault?
    /// Characters beyond ASCII before it.
    let characters: Int

    /// Complexity: O(n), 64 bytes a step for ASCII.
    init(_ bytes: [UInt8]) {
        var at = 0
        var characters = 0
        var fault: Fault?
        while let next = ByteSearch.firstNonASCII(in: bytes, from: at) {
            let length = Self.characterLength(bytes, at: next, end: bytes.count)
            guard length > 0 else {
                fault = Fault(offset: next, isCut: Self.isCut(bytes, at: next, end: bytes.count))
                break
            }
            characters += 1
            at = next + length
        }
        firstFault = fault
        self.characters = characters
    }

    /// What a range of bytes holds beyond ASCII.
    struct Tally {
        /// Characters.
        var characters = 0
        /// Invalid runs of bytes: each a byte, or the beginning of a character.
        var faults = 0
        /// How many of these are as long as their first byte announces: halves of surrogate pairs, overlong forms.
        var shapedFaults = 0
        /// Where the range ends, without a cut character, which does not count unless the range is whole.
        var end: Int
    }

    /// Complexity: O(n).
    static func tally(_ bytes: [UInt8], _ range: Range<Int>, isWhole: Bool) -> Tally {
        var at = range.lowerBound
        var found = Tally(end: range.upperBound)
        while let next = ByteSearch.firstNonASCII(in: bytes, from: at), next < range.upperBound {
            let length = characterLength(bytes, at: next, end: range.upperBound)
            if length > 0 {
                found.characters += 1
                at = next + length
                continue
            }
            if !isWhole, isCut(bytes, at: next, end: range.upperBound) {
                found.end = next
                break
            }
            let row = faultLength(bytes, at: next, end: range.upperBound)
            found.faults += 1
            if row.isShaped { found.shapedFaults += 1 }
            at = next + row.length
        }
        return found
    }

    /// The length of the invalid run that begins at a place.
    private static func faultLength(_ bytes: [UInt8], at: Int, end: Int) -> (length: Int, isShaped: Bool) {
        let more = bytes[at] >= 0xF0 ? 3 : bytes[at] >= 0xE0 ? 2 : bytes[at] >= 0xC0 ? 1 : 0
        var length = 1
        while length <= more, at + length < end, (0x80...0xBF).contains(bytes[at + length]) { length += 1 }
        return (length, more > 0 && length == more + 1)
    }

    /// Continuation bytes that follow a first byte, and the range of the first of them (Unicode, table 3-7); nil if no character begins so.
    private static func shape(_ first: UInt8) -> (more: Int, second: ClosedRange<UInt8>)? {
        switch first {
        case 0xC2...0xDF: (1, 0x80...0xBF)
        case 0xE0: (2, 0xA0...0xBF)
        case 0xED: (2, 0x80...0x9F)
        case 0xE1...0xEF: (2, 0x80...0xBF)
        case 0xF0: (3, 0x90...0xBF)
        case 0xF1...0xF3: (3, 0x80...0xBF)
        case 0xF4: (3, 0x80...0x8F)
        default: nil
        }
    }

    /// The length of the character beyond ASCII at a place; 0 for none.
    private static func characterLength(_ bytes: [UInt8], at: Int, end: Int) -> Int {
        guard let (more, second) = shape(bytes[at]), at + more < end, second.contains(bytes[at + 1]) else { return 0 }
        for place in 2..<more + 1 where !(0x80...0xBF).contains(bytes[at + place]) { return 0 }
        return more + 1
    }

    /// Whether the bytes end within what may be a character.
    private static func isCut(_ bytes: [UInt8], at: Int, end: Int) -> Bool {
        guard let (more, second) = shape(bytes[at]), at + more >= end else { return false }
        guard at + 1 < end else { return true }
        return second.contains(bytes[at + 1]) && bytes[min(at + 2, end)..<end].allSatisfy { (0x80...0xBF).contains($0) }
    }
}

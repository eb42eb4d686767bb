/// Bytes with a few faults in them, as fuzz suites need them.
public enum ByteMutation {
    /// One to four random changes: a byte replaced by one that formats care for, left out or put in, a stretch left out or said twice.
    public static func mutated(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let interesting = Array("\"\\{}[]:,<>/&;#*_`()|-\r\n\t \u{0}e9.".utf8) + [0x80, 0xC3, 0xE2, 0xF0, 0xFF]
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[at] = interesting.randomElement(using: &generator) ?? 0
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(interesting.randomElement(using: &generator) ?? 0, at: at)
            case 3: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...40, using: &generator)))
            default:
                let slice = Array(bytes[at..<min(bytes.count, at + Int.random(in: 1...40, using: &generator))])
                bytes.insert(contentsOf: slice, at: Int.random(in: 0...bytes.count, using: &generator))
            }
        }
        return bytes
    }
}

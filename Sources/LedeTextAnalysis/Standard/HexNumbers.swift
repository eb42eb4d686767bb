/// Numbers as text in hexadecimal: long tables are kept so in the source, as an array of thousands of literals takes seconds to compile.
enum HexNumbers {
    /// The numbers in a text, separated by blanks or line breaks.
    static func read(_ text: String) -> [UInt32] {
        let bytes = text.utf8
        var numbers: [UInt32] = []
        // Each has at least a digit and a blank.
        numbers.reserveCapacity(bytes.count / 2 + 1)
        var number: UInt32?
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = (number ?? 0) << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = (number ?? 0) << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            default:
                if let known = number { numbers.append(known) }
                number = nil
            }
        }
        if let number { numbers.append(number) }
        return numbers
    }
}

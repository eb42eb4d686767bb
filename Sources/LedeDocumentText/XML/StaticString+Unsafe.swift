extension StaticString {
    /// The first byte; nil if there is none.
    var firstByte: UInt8? {
        // SAFETY: the buffer is a constant of the program, and is read within its bounds.
        withUTF8Buffer { $0.first }
    }

    /// Whether these are the bytes from `start` on, which are within `bytes`.
    func isPart(of bytes: [UInt8], at start: Int) -> Bool {
        // SAFETY: as in `firstByte`.
        withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where bytes[start + offset] != wanted[offset] { return false }
            return true
        }
    }
}

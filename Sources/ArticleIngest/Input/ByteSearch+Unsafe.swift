#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Searching for one byte at memory speed.
enum ByteSearch {
    /// The first index at or behind `from`, and before `end` where one is given, that holds `byte`. Complexity: O(n), with the C library's
    /// vector instructions.
    static func firstIndex(of byte: UInt8, in bytes: [UInt8], from: Int, end: Int = .max) -> Int? {
        let end = min(end, bytes.count)
        guard from >= 0, from < end else { return nil }
        return bytes.withUnsafeBytes { buffer -> Int? in
            // SAFETY: from < end <= count, so base + from with end - from bytes lies inside the array for the closure's time.
            guard let base = buffer.baseAddress,
                let found = memchr(base + from, Int32(byte), end - from)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// How often `byte` occurs in a range.
    static func count(of byte: UInt8, in bytes: [UInt8], range: Range<Int>) -> Int {
        var found = 0
        var at = range.lowerBound
        // Not a byte further: who counts in small steps would read the rest of the array at each.
        while let next = firstIndex(of: byte, in: bytes, from: at, end: range.upperBound) {
            found += 1
            at = next + 1
        }
        return found
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Searching for one byte at memory speed.
enum ByteSearch {
    /// The first index at or behind `from` that holds `byte`. Complexity: O(n), with the C library's vector instructions.
    static func firstIndex(of byte: UInt8, in bytes: [UInt8], from: Int) -> Int? {
        guard from >= 0, from < bytes.count else { return nil }
        return bytes.withUnsafeBytes { buffer -> Int? in
            // SAFETY: from < count, so base + from with count - from bytes lies inside the array for the closure's time.
            guard let base = buffer.baseAddress,
                let found = memchr(base + from, Int32(byte), buffer.count - from)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// How often `byte` occurs in a range.
    static func count(of byte: UInt8, in bytes: [UInt8], range: Range<Int>) -> Int {
        var found = 0
        var at = range.lowerBound
        while let next = firstIndex(of: byte, in: bytes, from: at), next < range.upperBound {
            found += 1
            at = next + 1
        }
        return found
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Searching for one byte at memory speed.
package enum ByteSearch {
    /// The first index at or after `from`, and before `end` where one is given, that holds `byte`. Complexity: O(n), with the C library's
    /// vector instructions.
    package static func firstIndex(of byte: UInt8, in bytes: [UInt8], from: Int, end: Int = .max) -> Int? {
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

    /// The first index at or after `from` that holds a quote, a backslash or a control character below 0x20; the count where none does.
    /// Complexity: O(n), eight bytes a step.
    package static func firstJSONMark(in bytes: [UInt8], from: Int) -> Int {
        bytes.withUnsafeBytes { buffer -> Int in
            let ones: UInt64 = 0x0101_0101_0101_0101
            var at = max(0, from)
            // SAFETY: `at + 8 <= count` bounds the load, and `at < count` the one after it.
            while at &+ 8 <= buffer.count {
                let word = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                let quotes = word ^ ones &* 0x22
                let backslashes = word ^ ones &* 0x5C
                // A byte's highest bit is set where it is zero, or below 0x20; above the first such byte it may be wrongly set.
                let found =
                    ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
                if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
                at &+= 8
            }
            while at < buffer.count, buffer[at] != 0x22, buffer[at] != 0x5C, buffer[at] >= 0x20 { at += 1 }
            return at
        }
    }

    /// The first index at or after `from` that holds a byte beyond ASCII. Complexity: O(n), eight bytes a step.
    package static func firstNonASCII(in bytes: [UInt8], from: Int) -> Int? {
        bytes.withUnsafeBytes { buffer -> Int? in
            var at = max(0, from)
            // SAFETY: `at + 8 <= count` bounds the load, and `at < count` the one after it.
            while at &+ 8 <= buffer.count {
                let found = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)) & 0x8080_8080_8080_8080
                if found != 0 { return at &+ found.trailingZeroBitCount / 8 }
                at &+= 8
            }
            while at < buffer.count {
                if buffer[at] >= 0x80 { return at }
                at &+= 1
            }
            return nil
        }
    }

    /// How often `byte` occurs in a range.
    package static func count(of byte: UInt8, in bytes: [UInt8], range: Range<Int>) -> Int {
        var found = 0
        var at = range.lowerBound
        // Not a byte further: counting in small steps would read the rest of the array each time.
        while let next = firstIndex(of: byte, in: bytes, from: at, end: range.upperBound) {
            found += 1
            at = next + 1
        }
        return found
    }

    /// Whether lower-case ASCII `word` is at `index`, in any case.
    package static func matches(_ word: StaticString, in bytes: [UInt8], at index: Int) -> Bool {
        guard index >= 0, index + word.utf8CodeUnitCount <= bytes.count else { return false }
        var at = index
        for scalar in word.description.utf8 {
            let byte = bytes[at]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            if lower != scalar { return false }
            at += 1
        }
        return true
    }
}

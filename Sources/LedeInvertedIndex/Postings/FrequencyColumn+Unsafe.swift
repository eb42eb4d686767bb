import LedeIndexBytes

/// The frequencies of a range list's postings, 4 or 8 bits each, with exceptions (`RangeListEncoder`); valid as long as the list is.
///
/// SAFETY (@unchecked Sendable): the bytes are never written.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public struct FrequencyColumn: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline let bytes: UnsafePointer<UInt8>
    @usableFromInline let width: Int
    @usableFromInline let exceptions: UnsafeRawPointer
    @usableFromInline let exceptionCount: Int

    /// - Parameters:
    ///   - bytes: `width` bits for each posting.
    ///   - exceptions: `exceptionCount` pairs of a posting's number and its frequency.
    init(bytes: UnsafePointer<UInt8>, width: Int, exceptions: UnsafeRawPointer, exceptionCount: Int) {
        self.bytes = bytes
        self.width = width
        self.exceptions = exceptions
        self.exceptionCount = exceptionCount
    }

    /// Occurrences in posting `posting` of the list; at least 1. Complexity: O(1), O(log exceptions) for an exception.
    @inlinable @inline(__always)
    public subscript(posting: Int) -> UInt32 {
        // SAFETY: callers pass numbers below the list's count of postings.
        if width == 4 {
            let value = bytes[posting &>> 1] &>> UInt8(truncatingIfNeeded: (posting & 1) &* 4) & 15
            return value < 15 ? UInt32(value) &+ 1 : exception(posting, otherwise: 16)
        }
        let value = bytes[posting]
        return value < 255 ? UInt32(value) &+ 1 : exception(posting, otherwise: 256)
    }

    /// The frequency of an exception, or `otherwise` if it is not listed.
    @usableFromInline
    func exception(_ posting: Int, otherwise: UInt32) -> UInt32 {
        let place = firstException(from: posting)
        guard place < exceptionCount, exceptionPosting(place) == posting else { return otherwise }
        return max(otherwise, exceptionFreq(place))
    }

    private func exceptionPosting(_ place: Int) -> Int {
        // SAFETY: callers pass places below `exceptionCount`.
        Int(UInt32(littleEndian: exceptions.loadUnaligned(fromByteOffset: place * 8, as: UInt32.self)))
    }

    private func exceptionFreq(_ place: Int) -> UInt32 {
        // SAFETY: callers pass places below `exceptionCount`.
        UInt32(littleEndian: exceptions.loadUnaligned(fromByteOffset: place * 8 + 4, as: UInt32.self))
    }

    private func firstException(from posting: Int) -> Int {
        var low = 0
        var high = exceptionCount
        while low < high {
            let middle = (low + high) >> 1
            if exceptionPosting(middle) < posting { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The sum of the frequencies of postings `first..<end`. Complexity: O(postings / 16).
    func sum(_ first: Int, to end: Int) -> Int {
        // SAFETY: words of 8 bytes start within the column; what the last one reads beyond it is the rest of the list, or of the file,
        // which ends with a trailer of 32 bytes, and is masked out.
        var sum = end &- first
        var marks: UInt64 = 0
        let column = UnsafeRawPointer(bytes)
        var place = first
        if width == 4 {
            // An odd posting shares its byte with the one before, which is masked out.
            var skipped: UInt64 = place & 1 == 0 ? 0 : 15
            place &= ~1
            while place < end {
                var word = UInt64(littleEndian: column.loadUnaligned(fromByteOffset: place &>> 1, as: UInt64.self)) & ~skipped
                skipped = 0
                let left = end &- place
                if left < 16 { word &= (1 &<< UInt64(truncatingIfNeeded: 4 &* left)) &- 1 }
                // A posting with all 4 bits set is an exception.
                let halves = word & word &>> 1
                marks |= halves & halves &>> 2 & 0x1111_1111_1111_1111
                let pairs = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ (word &>> 4 & 0x0F0F_0F0F_0F0F_0F0F)
                sum &+= Int((pairs &* 0x0101_0101_0101_0101) &>> 56)
                place &+= 16
            }
        } else {
            while place < end {
                var word = UInt64(littleEndian: column.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                let left = end &- place
                if left < 8 { word &= (1 &<< UInt64(truncatingIfNeeded: 8 &* left)) &- 1 }
                marks = .max
                let pairs = (word & 0x00FF_00FF_00FF_00FF) &+ (word &>> 8 & 0x00FF_00FF_00FF_00FF)
                sum &+= Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
                place &+= 8
            }
        }
        guard exceptionCount > 0, marks != 0 else { return sum }
        let mark = width == 4 ? 15 : 255
        var exception = firstException(from: first)
        while exception < exceptionCount, exceptionPosting(exception) < end {
            sum &+= max(0, Int(exceptionFreq(exception)) &- 1 &- mark)
            exception &+= 1
        }
        return sum
    }
}

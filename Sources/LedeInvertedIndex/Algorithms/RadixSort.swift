/// Sorting by a 64-bit key, byte by byte from the lowest (Knuth, TAOCP vol. 3, 5.2.5).
enum RadixSort {
    /// Sorts `elements` by ascending key and keeps the order of those with equal keys. Complexity: linear, with a copy of the elements.
    @inline(__always)
    static func sort<Element: BitwiseCopyable>(_ elements: inout [Element], by key: (Element) -> UInt64) {
        guard let first = elements.first, elements.count > 1 else { return }
        var counts = [Int](repeating: 0, count: 8 * 256)
        for element in elements {
            let key = key(element)
            for byte in 0..<8 { counts[byte * 256 + Int(truncatingIfNeeded: key >> UInt64(byte * 8) & 0xFF)] += 1 }
        }
        var other = elements
        for byte in 0..<8 {
            let shift = UInt64(byte * 8)
            func digit(_ element: Element) -> Int { byte * 256 + Int(truncatingIfNeeded: key(element) >> shift & 0xFF) }
            if counts[digit(first)] == elements.count { continue }
            var start = 0
            for index in byte * 256..<byte * 256 + 256 {
                let count = counts[index]
                counts[index] = start
                start += count
            }
            for element in elements {
                let digit = digit(element)
                other[counts[digit]] = element
                counts[digit] += 1
            }
            swap(&elements, &other)
        }
    }
}

/// Four bits for the greatest frequency of a range, rounded up.
enum LargestFreqCode {
    private static let values: [Double] = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24, 32, 64, 128, .infinity]

    /// The least code that stands for at least `freq`.
    static func code(_ freq: UInt32) -> UInt8 {
        var code = 0
        while values[code] < Double(freq) { code += 1 }
        return UInt8(code)
    }

    /// What a code stands for: an upper bound of the range's frequencies.
    static func freq(_ code: UInt8) -> Double { values[Int(code & 15)] }
}

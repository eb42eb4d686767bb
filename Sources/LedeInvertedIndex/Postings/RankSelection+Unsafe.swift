/// Finds the greatest saturations of a list by their ranks.
enum RankSelection {
    /// A number that orders saturations, which are not negative, from the greatest to the least.
    @inline(__always)
    static func key(_ saturation: Double) -> UInt64 { ~saturation.bitPattern }

    /// The saturations of ranks 10, 100 and 1000 among those of the first `count` keys, each 0 if there are fewer; the keys are reordered.
    /// Complexity: O(count) as a rule.
    static func tops(of keys: inout MutableSpan<UInt64>, among count: Int) -> (ten: Double, hundred: Double, thousand: Double) {
        precondition(count <= keys.count)
        return keys.withUnsafeMutableBufferPointer { buffer in
            // SAFETY: the precondition bounds the part that is read.
            func top(_ rank: Int, among count: Int) -> Double {
                guard count >= rank else { return 0 }
                return Double(bitPattern: ~OrderStatistic.nth(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), rank - 1))
            }
            // The greatest stay in front, so that each selection leaves less to the next.
            let thousand = top(1000, among: count)
            let hundred = top(100, among: min(count, 1000))
            return (top(10, among: min(count, 100)), hundred, thousand)
        }
    }
}

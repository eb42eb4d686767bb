/// Finds a value by its rank without sorting (quickselect: Hoare, "Algorithm 65: Find", 1961).
enum RankSelection {
    /// The `rank`-th greatest of `values`, or 0 where there are fewer. The greater ones stand before it afterwards. Complexity: O(n) on average.
    static func greatest(_ rank: Int, of values: inout [Double]) -> Double {
        guard values.count >= rank else { return 0 }
        var low = 0
        var high = values.count - 1
        while low < high {
            let pivot = values[(low + high) >> 1]
            var left = low
            var right = high
            while left <= right {
                while values[left] > pivot { left += 1 }
                while pivot > values[right] { right -= 1 }
                if left <= right {
                    values.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank - 1 <= right { high = right } else if rank - 1 >= left { low = left } else { break }
        }
        return values[rank - 1]
    }
}

/// Finds a value by its rank without sorting (quickselect: Hoare, "Algorithm 65: Find", 1961).
enum RankSelection {
    /// The `rank`-th greatest of the first `count` values, or 0 where there are fewer. The greater ones stand before it afterwards.
    /// Complexity: O(count) on average.
    static func greatest(_ rank: Int, of values: UnsafeMutablePointer<Double>, among count: Int) -> Double {
        // SAFETY: a scan from the left stops at the pivot or at what was swapped behind it, one from the right likewise, so that both stay
        // within `low...high`, which lies within the `count` values that the caller promises.
        guard count >= rank else { return 0 }
        var low = 0
        var high = count &- 1
        while low < high {
            let pivot = values[(low &+ high) &>> 1]
            var left = low
            var right = high
            while left <= right {
                while values[left] > pivot { left &+= 1 }
                while pivot > values[right] { right &-= 1 }
                if left <= right {
                    let value = values[left]
                    values[left] = values[right]
                    values[right] = value
                    left &+= 1
                    right &-= 1
                }
            }
            if rank &- 1 <= right { high = right } else if rank &- 1 >= left { low = left } else { break }
        }
        return values[rank &- 1]
    }

    /// The greatest values of ranks 10, 100 and 1000 among the first `count`, each 0 where there are fewer; they are reordered.
    static func tops(of values: inout MutableSpan<Double>, among count: Int) -> (ten: Double, hundred: Double, thousand: Double) {
        precondition(count <= values.count)
        return values.withUnsafeMutableBufferPointer { buffer in
            // SAFETY: the precondition bounds what is read; an empty buffer is not touched.
            guard count > 0, let values = buffer.baseAddress else { return (0, 0, 0) }
            // The greatest stay in front, so that each selection leaves less to the next.
            let thousand = greatest(1000, of: values, among: count)
            let hundred = greatest(100, of: values, among: min(count, 1000))
            let ten = greatest(10, of: values, among: min(count, 100))
            return (ten, hundred, thousand)
        }
    }
}

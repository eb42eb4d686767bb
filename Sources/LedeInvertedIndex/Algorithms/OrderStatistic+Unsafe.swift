/// Finds an element by its rank without sorting (Hoare's FIND, CACM 1961, with the median of three as pivot).
enum OrderStatistic {
    /// Rounds after which the input is taken to be adversarial; as a rule each halves what is left.
    private static let mostRounds = 200

    /// The element with `rank` smaller ones, of elements that all differ; reorders them. Complexity: O(n) as a rule, O(n log n) at
    /// worst.
    /// - Precondition: `rank` is below the number of elements.
    static func nth(_ elements: UnsafeMutableBufferPointer<UInt64>, _ rank: Int) -> UInt64 {
        precondition(rank >= 0 && rank < elements.count)
        var low = 0
        var high = elements.count - 1
        var rounds = 0
        while low < high {
            rounds += 1
            if rounds > mostRounds {
                var rest = UnsafeMutableBufferPointer(rebasing: elements[low...high])
                rest.sort()
                return elements[rank]
            }
            // SAFETY: `low <= left, right <= high` where elements are read or swapped: each scan stops at an element that is no smaller, or
            // no larger, than the pivot, and there is one on its way, the pivot itself at first and what was swapped there later.
            let middle = low + (high - low) / 2
            let (first, second, third) = (elements[low], elements[middle], elements[high])
            let pivot = max(min(first, second), min(max(first, second), third))
            var left = low
            var right = high
            while left <= right {
                while elements[left] < pivot { left += 1 }
                while elements[right] > pivot { right -= 1 }
                if left <= right {
                    elements.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if rank <= right {
                high = right
            } else if rank >= left {
                low = left
            } else {
                return elements[rank]
            }
        }
        return elements[low]
    }
}

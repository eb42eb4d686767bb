/// Selects and sorts scored documents in the order of every answer.
enum Selection {
    /// Moves the best `count` to the front, the worst of them last, and drops the others.
    /// - Precondition: 0 < `count` ≤ number of documents.
    /// - Complexity: usually O(n), O(n log n) at worst: scores can be contrived so that each round drops two documents. So, as in
    ///   introselect (Musser, Software: Practice and Experience 27(8), 1997), more rounds than twice the logarithm end in sorting.
    static func keepBest(_ count: Int, of documents: inout [ScoredDocument]) {
        var low = 0
        var high = documents.count - 1
        let wanted = count - 1
        var rounds = 2 * (Int.bitWidth - documents.count.leadingZeroBitCount)
        while low < high {
            guard rounds > 0 else {
                documents[low...high].sort { $0.isBetter(than: $1) }
                break
            }
            rounds -= 1
            // The median of three, so that sorted input is not a bad case.
            let middle = (low + high) >> 1
            if documents[middle].isBetter(than: documents[low]) { documents.swapAt(middle, low) }
            if documents[high].isBetter(than: documents[low]) { documents.swapAt(high, low) }
            if documents[high].isBetter(than: documents[middle]) { documents.swapAt(high, middle) }
            let pivot = documents[middle]
            var left = low
            var right = high
            while left <= right {
                while documents[left].isBetter(than: pivot) { left += 1 }
                while pivot.isBetter(than: documents[right]) { right -= 1 }
                if left <= right {
                    documents.swapAt(left, right)
                    left += 1
                    right -= 1
                }
            }
            if wanted <= right {
                high = right
            } else if wanted >= left {
                low = left
            } else {
                break
            }
        }
        documents.removeLast(documents.count - count)
    }

    /// Sorts best first.
    ///
    /// Long answers are first dealt into as many buckets as there are documents, evenly over the range of scores, and then only moved
    /// within their neighbourhood. - Complexity: O(n) for spread-out scores, O(n log n) otherwise.
    static func sort(_ documents: inout [ScoredDocument]) {
        let count = documents.count
        guard count > 64 else { return insertionSort(&documents, 0..<count) }
        var least = documents[0].score
        var greatest = least
        for document in documents {
            least = min(least, document.score)
            greatest = max(greatest, document.score)
        }
        let scale = Double(count - 1) / (greatest - least)
        // Equal or nearly equal scores have no scale to be dealt out on.
        guard scale.isFinite, scale > 0 else { return documents.sort { $0.isBetter(than: $1) } }
        var starts = [Int32](repeating: 0, count: count + 1)
        for document in documents { starts[Int((greatest - document.score) * scale) + 1] += 1 }
        for bucket in 1...count { starts[bucket] += starts[bucket - 1] }
        var dealt = documents
        var next = starts
        for document in documents {
            let bucket = Int((greatest - document.score) * scale)
            dealt[Int(next[bucket])] = document
            next[bucket] += 1
        }
        for bucket in 0..<count {
            let range = Int(starts[bucket])..<Int(starts[bucket + 1])
            if range.count > 24 { dealt[range].sort { $0.isBetter(than: $1) } } else if range.count > 1 { insertionSort(&dealt, range) }
        }
        documents = dealt
    }

    private static func insertionSort(_ documents: inout [ScoredDocument], _ range: Range<Int>) {
        for index in range.dropFirst() {
            let document = documents[index]
            var place = index
            while place > range.lowerBound, document.isBetter(than: documents[place - 1]) {
                documents[place] = documents[place - 1]
                place -= 1
            }
            documents[place] = document
        }
    }
}

/// Where the words of a pattern are in one field of a document, and how the pattern occurs there.
package struct SlotPositions {
    /// `words[w]` are the positions of distinct word w, ascending, each once.
    package var words: [[UInt32]]
    /// `order[i]` is the word that is at place i of the pattern.
    package let order: [Int]
    /// Where the search for the next place of each place's word continues.
    private var next: [Int]

    package init(wordCount: Int, order: [Int]) {
        words = Array(repeating: [], count: wordCount)
        self.order = order
        next = Array(repeating: 0, count: order.count)
    }

    package mutating func removeAll() {
        for word in words.indices { words[word].removeAll(keepingCapacity: true) }
    }

    /// Appends to `spans` the places at which the pattern occurs, ascending by their start.
    ///
    /// - Parameters:
    ///   - gaps: most further tokens between the pattern's words.
    ///   - start: the one place at which it may start, or nil for any.
    ///   - mostSteps: comparisons after which the search ends.
    /// - Complexity: linear in the positions of all places.
    package mutating func find(gaps: Int, startingAt start: UInt32?, mostSteps: Int = .max, into spans: inout [TokenSpan]) {
        guard gaps >= 0, let leading = order.first, !words.contains(where: \.isEmpty) else { return }
        // Places ascend from one start to the next, each taken at its earliest.
        for place in next.indices { next[place] = 0 }
        let longest = UInt64(order.count) + UInt64(max(0, gaps))
        var steps = 0
        starts: for first in words[leading] {
            if let start, first != start { continue }
            var last = first
            for place in order.indices.dropFirst() {
                let word = order[place]
                while next[place] < words[word].count, words[word][next[place]] <= last {
                    next[place] += 1
                    steps += 1
                }
                guard next[place] < words[word].count else { return }
                last = words[word][next[place]]
                steps += 1
                if UInt64(last - first) + UInt64(order.count - place) > longest { continue starts }
            }
            spans.append(TokenSpan(start: first, end: last &+ 1))
            if steps >= mostSteps { return }
        }
    }
}

/// A stretch of a document's tokens: positions, half-open.
package struct TokenSpan: Equatable, BitwiseCopyable {
    package var start: UInt32
    package var end: UInt32

    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }
}

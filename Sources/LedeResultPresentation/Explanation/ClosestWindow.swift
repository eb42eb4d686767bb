import LedeRetrieval

/// The shortest stretches of a field that have what a part of a query asks for.
enum ClosestWindow {
    /// The shortest stretch with every word as often as the pattern has it, in any order.
    ///
    /// - Complexity: O(n log n) in the words' places.
    static func ofWords(_ positions: SlotPositions) -> TokenSpan? {
        var needed = Array(repeating: 0, count: positions.words.count)
        for word in positions.order { needed[word] += 1 }
        var places: [(position: UInt32, word: Int)] = []
        for word in positions.words.indices { places += positions.words[word].map { ($0, word) } }
        places.sort { ($0.position, $0.word) < ($1.position, $1.word) }
        var lacking = positions.order.count
        var first = 0
        var best: TokenSpan?
        for place in places {
            if needed[place.word] > 0 { lacking -= 1 }
            needed[place.word] -= 1
            while lacking == 0 {
                let span = TokenSpan(start: places[first].position, end: place.position + 1)
                if best.map({ span.end - span.start < $0.end - $0.start }) ?? true { best = span }
                needed[places[first].word] += 1
                if needed[places[first].word] > 0 { lacking += 1 }
                first += 1
            }
        }
        return best
    }

    /// The occurrences, ascending by start, with the fewest tokens between first and last, such that `needed[i]` of leaf i are among them.
    static func of(_ spans: [(span: TokenSpan, leaf: Int)], needed: [Int]) -> (window: ClosedRange<Int>, gaps: Int)? {
        var needed = needed
        var lacking = needed.reduce(0, +)
        var first = 0
        var best: (window: ClosedRange<Int>, gaps: Int)?
        for last in spans.indices {
            if needed[spans[last].leaf] > 0 { lacking -= 1 }
            needed[spans[last].leaf] -= 1
            while lacking == 0 {
                let gaps = max(0, Int(spans[last].span.start) - Int(spans[first].span.end))
                if gaps < best?.gaps ?? .max { best = (first...last, gaps) }
                needed[spans[first].leaf] += 1
                if needed[spans[first].leaf] > 0 { lacking += 1 }
                first += 1
            }
        }
        return best
    }
}

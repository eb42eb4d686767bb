/// Chooses the passages of a text that show most of a query: first the one with the most weight of distinct leaves, then again and again the one that
/// adds most to what is shown already, as long as there are matches outside those chosen (the greedy answer to maximum coverage).
struct FragmentPicker {
    /// A part of the text that no passage chosen so far touches.
    private struct Stretch {
        /// Bytes of the text.
        var bounds: Range<Int>
        /// By start.
        var spans: [MatchSpan]
    }

    /// A passage: how much of the query it shows that was not shown before, how much of it at all, and how many matches it has (up to 8).
    private struct Candidate {
        var worth = (added: -1.0, weight: -1.0, count: 0)
        var stretch = 0
        /// From the first to the last match.
        var range = 0..<0
    }

    private let text: String
    /// Characters of a passage, about.
    private let length: Int
    /// `weights[i]` is what leaf i of the query is worth.
    private let weights: [Double]
    private var stretches: [Stretch]
    private var shown: Set<Int> = []

    /// - Parameter spans: the matches in `text`, by start.
    init(_ text: String, spans: [MatchSpan], length: Int, weights: [Double]) {
        self.text = text
        self.length = length
        self.weights = weights
        stretches = [Stretch(bounds: 0..<text.utf8.count, spans: spans)]
    }

    /// The next passage: its surroundings and its characters there. Without any match the first is the beginning of the text; nil when nothing is left.
    mutating func next() -> (region: PassageRegion, characters: Range<Int>)? {
        while let place = stretches.indices.first(where: { !stretches[$0].spans.isEmpty }) {
            var best = Candidate()
            for stretch in place..<stretches.count { improve(&best, in: stretch) }
            let chosen = stretches[best.stretch]
            let region = PassageRegion(text, around: best.range)
            let characters = region.passage(around: best.range, length: length, within: chosen.bounds)
            let bytes = region.bytes(of: characters)
            guard !bytes.isEmpty else {
                stretches[best.stretch].spans.removeAll { $0.range.lowerBound == best.range.lowerBound }
                continue
            }
            for span in chosen.spans where span.range.overlaps(bytes) { shown.insert(span.leaf) }
            stretches.replaceSubrange(
                best.stretch...best.stretch,
                with: [
                    Stretch(
                        bounds: chosen.bounds.lowerBound..<bytes.lowerBound, spans: chosen.spans.filter { $0.range.upperBound <= bytes.lowerBound }),
                    Stretch(
                        bounds: bytes.upperBound..<max(bytes.upperBound, chosen.bounds.upperBound),
                        spans: chosen.spans.filter { $0.range.lowerBound >= bytes.upperBound }),
                ])
            return (region, characters)
        }
        guard stretches.count == 1, shown.isEmpty else { return nil }
        stretches = []
        let region = PassageRegion(text, around: 0..<0)
        return (region, region.passage(around: 0..<0, length: length, within: 0..<text.utf8.count))
    }

    /// Replaces `best` by the best window of a stretch if that is worth more; the earlier one stays among equals.
    private func improve(_ best: inout Candidate, in stretch: Int) {
        let spans = stretches[stretch].spans
        // Bytes stand in for characters here; text of two or three bytes a character gets a smaller window.
        let reach = length * 4 / 5
        var last = 0
        for first in spans.indices {
            last = max(last, first)
            let start = spans[first].range.lowerBound
            while last < spans.count, last == first || spans[last].range.upperBound - start <= reach { last += 1 }
            // Summed anew in the order of the leaves, so that equal passages have equal weights to the bit.
            var worth = (added: 0.0, weight: 0.0, count: min(last - first, 8))
            for leaf in Set(spans[first..<last].map(\.leaf)).sorted() {
                worth.weight += weights[leaf]
                if !shown.contains(leaf) { worth.added += weights[leaf] }
            }
            if worth > best.worth {
                best = Candidate(worth: worth, stretch: stretch, range: start..<(spans[first..<last].map(\.range.upperBound).max() ?? start))
            }
        }
    }
}

/// Chooses the passages of a text that show most of a query: first the one with the most weight of distinct leaves, then repeatedly the one
/// that adds most to what is already shown, while there are matches outside those chosen (the greedy answer to maximum coverage).
struct FragmentPicker {
    /// A part of the text that no passage chosen so far touches.
    private struct Stretch {
        /// Bytes of the text.
        var bounds: Range<Int>
        /// By start.
        var spans: [MatchSpan]
    }

    /// A passage: how much of the query it newly shows, how much in all, and how many matches it has (up to 8).
    private struct Candidate {
        var worth = (added: -1, weight: -1, count: 0)
        var stretch = 0
        /// The matches, among those of the stretch.
        var spans = 0..<0
    }

    private let text: String
    /// Most characters of a passage.
    private let length: Int
    /// `weights[i]` is what leaf i of the query is worth, in whole parts of the greatest weight: sums of them are the same in any order.
    private let weights: [Int]
    private let matches: [Range<Int>]
    private var stretches: [Stretch]
    private var shown: Set<Int> = []
    /// `counts[i]` is how often leaf i occurs in the current window; all 0 between two stretches.
    private var counts: [Int]
    private static let mostParts = 1 << 32

    /// - Parameter spans: the matches in `text`, by start.
    init(_ text: String, spans: [MatchSpan], length: Int, weights: [Double]) {
        self.text = text
        self.length = length
        let greatest = max(weights.max() ?? 1, .leastNormalMagnitude)
        self.weights = weights.map { weight in
            let share = weight / greatest
            return share.isFinite ? max(0, Int(share * Double(Self.mostParts))) : Self.mostParts
        }
        counts = Array(repeating: 0, count: weights.count)
        matches = spans.map(\.range)
        stretches = [Stretch(bounds: 0..<text.utf8.count, spans: spans)]
    }

    /// The next passage: its surroundings and its characters there. Without any match the first is the beginning of the text; nil when
    /// nothing is left.
    mutating func next() -> (region: PassageRegion, characters: Range<Int>)? {
        while let place = stretches.indices.first(where: { !stretches[$0].spans.isEmpty }) {
            var best = Candidate()
            for stretch in place..<stretches.count { improve(&best, in: stretch) }
            let chosen = stretches[best.stretch]
            let found = chosen.spans[best.spans]
            let start = found.first?.range.lowerBound ?? 0
            let range = start..<(found.map(\.range.upperBound).max() ?? start)
            let region = PassageRegion(text, around: range, length: length)
            let characters = region.passage(around: range, within: chosen.bounds, keeping: matches)
            let bytes = region.bytes(of: characters)
            guard !bytes.isEmpty else {
                stretches[best.stretch].spans.removeAll { $0.range.lowerBound == start }
                continue
            }
            for span in chosen.spans where span.range.overlaps(bytes) { shown.insert(span.leaf) }
            stretches.replaceSubrange(
                best.stretch...best.stretch,
                with: [
                    Stretch(
                        bounds: chosen.bounds.lowerBound..<bytes.lowerBound,
                        spans: chosen.spans.filter { $0.range.upperBound <= bytes.lowerBound }),
                    Stretch(
                        bounds: bytes.upperBound..<max(bytes.upperBound, chosen.bounds.upperBound),
                        spans: chosen.spans.filter { $0.range.lowerBound >= bytes.upperBound }),
                ])
            return (region, characters)
        }
        guard stretches.count == 1, shown.isEmpty else { return nil }
        stretches = []
        let region = PassageRegion(text, around: 0..<0, length: length)
        return (region, region.passage(around: 0..<0, within: 0..<text.utf8.count, keeping: []))
    }

    /// Replaces `best` by the best window of a stretch if that is worth more; of equals the earlier one stays.
    ///
    /// - Complexity: linear in the stretch's matches.
    private mutating func improve(_ best: inout Candidate, in stretch: Int) {
        let spans = stretches[stretch].spans
        // Bytes stand in for characters here; text of two or three bytes per character gets a smaller window.
        let reach = length * 4 / 5
        var (added, weight) = (0, 0)
        func count(_ leaf: Int, by change: Int, where remaining: Int) {
            counts[leaf] += change
            guard counts[leaf] == remaining else { return }
            weight += change * weights[leaf]
            if !shown.contains(leaf) { added += change * weights[leaf] }
        }
        var last = 0
        for first in spans.indices {
            let start = spans[first].range.lowerBound
            while last < spans.count, last <= first || spans[last].range.upperBound - start <= reach {
                count(spans[last].leaf, by: 1, where: 1)
                last += 1
            }
            let worth = (added, weight, min(last - first, 8))
            if worth > best.worth { best = Candidate(worth: worth, stretch: stretch, spans: first..<last) }
            count(spans[first].leaf, by: -1, where: 0)
        }
    }
}

/// A passage of an article's body, and where it is there.
package struct Fragment: Sendable, Equatable {
    /// The passage on one line, and what to highlight in it.
    package var snippet: Snippet
    /// The passage's stretch of the stored body, without white space at either end. `snippet.text` is that stretch with each
    /// run of white space as one blank, after "… " where its beginning cuts a sentence, and before " …" where its end does.
    package var range: TextRange

    /// A given passage.
    package init(snippet: Snippet, range: TextRange) {
        self.snippet = snippet
        self.range = range
    }
}

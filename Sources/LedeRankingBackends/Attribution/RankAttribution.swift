/// Why an article has another rank in one backend's answer than in another's: the difference of its ranks as a sum over causes.
package struct RankAttribution: Sendable, Equatable {
    package let articleID: String
    /// Its place under the first backend.
    package let from: RankPlace
    /// Its place under the second.
    package let to: RankPlace
    /// In the order in which ingredients were exchanged, ties last. Every ingredient that differs is here, even one that changes no rank.
    package let parts: [RankPart]

    /// Ranks gained in all: the sum of the parts' gains, exactly; 0 for an article that neither answer has.
    package var gain: Int { from.isListed || to.isListed ? from.rank - to.rank : 0 }

    /// The part that does most in the direction in which the article moved, the first of several; nil for an article that did not move.
    package var mainPart: RankPart? {
        let direction = gain.signum()
        return parts.filter { $0.gain.signum() == direction && direction != 0 }.reduce(nil) { best, part in
            best.map { abs($0.gain) >= abs(part.gain) } ?? false ? best : part
        }
    }

    /// - Parameters:
    ///   - places: the article's places from the first backend to the second, at least two.
    ///   - steps: what was exchanged between each two of them.
    init(articleID: String, places: [RankPlace], steps: [(cause: RankCause, detail: String)]) {
        self.articleID = articleID
        from = places[0]
        to = places[places.count - 1]
        // Where neither finds it there is nothing to explain, however long the answers are.
        guard from.isListed || to.isListed else {
            parts = []
            return
        }
        var parts: [RankPart] = []
        for (index, step) in steps.enumerated() {
            let (before, after) = (places[index], places[index + 1])
            parts.append(
                RankPart(cause: step.cause, detail: step.detail, gain: before.strictRank - after.strictRank, score: after.score))
        }
        let ties = from.tiedAbove - to.tiedAbove
        if ties != 0 || places.contains(where: { $0.tiedAbove > 0 }) {
            parts.append(RankPart(cause: .ties, detail: nil, gain: ties, score: nil))
        }
        self.parts = parts
    }
}

import Foundation

/// What an engine answers: `NUMBER<TAB>NANOSECONDS[<TAB>[[id,score],…]]`.
struct EngineReply {
    /// Hits returned, or all matches for the commands that count.
    var number: Int
    /// From the query string in hand to the answer, by the engine's own clock.
    var nanoseconds: Int
    /// The hits, where they were asked for.
    var hits: [Hit] = []

    struct Hit: Equatable {
        var document: Int
        var score: Double
    }

    /// Nil for a line that is not such an answer.
    init?(line: String) {
        let parts = line.split(separator: "\t", maxSplits: 2)
        guard parts.count >= 2, let number = Int(parts[0]), let nanoseconds = Int(parts[1]) else { return nil }
        self.number = number
        self.nanoseconds = nanoseconds
        guard parts.count == 3 else { return }
        guard let pairs = try? JSONDecoder().decode([[Double]].self, from: Data(parts[2].utf8)) else { return nil }
        for pair in pairs {
            guard pair.count == 2, let document = Int(exactly: pair[0]) else { return nil }
            hits.append(Hit(document: document, score: pair[1]))
        }
    }
}

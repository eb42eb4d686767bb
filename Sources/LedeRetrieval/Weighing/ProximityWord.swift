import LedeArticleModel

/// A word of a query whose places count for the proximity bonus.
struct ProximityWord: Sendable {
    let term: [UInt8]
    /// The fields in which it counts, by their numbers.
    private(set) var fields: [Bool]

    /// The distinct terms of the leaves that add to scores, without words of patterns that match several terms, and without bare
    /// function words if there is any other.
    static func words(of tree: QueryTree) -> [ProximityWord] {
        let leaves = tree.leaves.indices.filter { tree.scores[$0] }.map { tree.leaves[$0] }
        let others = leaves.filter { if case .phrase(let phrase) = $0 { !phrase.isStopWord } else { true } }
        var words: [ProximityWord] = []
        var places: [[UInt8]: Int] = [:]
        for leaf in others.isEmpty ? leaves : others {
            for term in leaf.pattern.words.compactMap(\.soleTerm) {
                let place = places[term] ?? words.count
                if place == words.count {
                    places[term] = place
                    words.append(ProximityWord(term: term, fields: IndexedField.allCases.map { _ in false }))
                }
                for field in IndexedField.allCases where leaf.field == nil || leaf.field == field {
                    words[place].fields[field.rawValue] = true
                }
            }
        }
        return words
    }
}

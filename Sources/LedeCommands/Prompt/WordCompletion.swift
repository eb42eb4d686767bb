import Lede

/// Completes the word before the cursor from the words of an index.
struct WordCompletion {
    /// What a press of the key does.
    struct Outcome: Equatable {
        /// Bytes before the cursor that are replaced.
        var replaced = 0
        var inserted = ""
        /// What the word may become, for showing, where that is not yet decided; the most frequent first.
        var choices: [String] = []
    }

    /// Most words that are offered.
    private static let mostChoices = 20
    /// What ends the word before it: blanks and what has a meaning in a query.
    private static let separators = Set(" \t\"'():^,/")

    private let words: (String) -> [String]

    /// - Parameter words: the most frequent words that begin with a text.
    init(_ words: @escaping (String) -> [String]) { self.words = words }

    init(_ searcher: Searcher) {
        words = { prefix in ((try? searcher.completions(of: prefix, limit: Self.mostChoices)) ?? []).map(\.text) }
    }

    /// - Parameter line: what stands before the cursor.
    func complete(_ line: String) -> Outcome {
        let start = line.lastIndex { Self.separators.contains($0) }.map { line.index(after: $0) } ?? line.startIndex
        var prefix = line[start...]
        // A dash before a word leaves the word out; one within it is part of it.
        while let first = prefix.first, first == "-" || first == "~" { prefix = prefix.dropFirst() }
        guard !prefix.isEmpty else { return Outcome() }
        let found = words(String(prefix))
        guard let first = found.first else { return Outcome() }
        if found.count == 1 { return Outcome(replaced: prefix.utf8.count, inserted: first + " ") }
        let shared = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        if shared.count > prefix.count { return Outcome(replaced: prefix.utf8.count, inserted: shared) }
        return Outcome(choices: found)
    }
}

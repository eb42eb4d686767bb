import LedeQueryLanguage

/// Computes the distance to a word row by row (optimal string alignment; Damerau, CACM 1964, restricted to one edit of a character): a
/// state is the last two rows of the table.
package struct FuzzyAutomaton: TermAutomaton {
    struct State {
        /// `row[i]` is the distance between what was read and the word's first i characters, at most `edits` + 1.
        var row: [UInt8]
        /// The row before, and the character that led from it; empty at the start.
        var before: [UInt8]
        var last: Unicode.Scalar?
    }

    private let word: [Unicode.Scalar]
    private let edits: UInt8

    package init(_ pattern: FuzzyPattern) {
        self.init(String(decoding: pattern.term, as: UTF8.self), edits: UInt8(pattern.edits))
    }

    /// - Parameter edits: most edits, below 255.
    package init(_ word: String, edits: UInt8) {
        self.word = Array(word.unicodeScalars)
        self.edits = edits
    }

    var start: State {
        State(row: (0...word.count).map { UInt8(min($0, Int(edits) + 1)) }, before: [], last: nil)
    }

    func step(_ state: State, _ scalar: Unicode.Scalar) -> State? {
        let cap = edits + 1
        var row = state.row
        row[0] = min(cap, state.row[0] + 1)
        var least = row[0]
        for index in word.indices {
            var distance = state.row[index] + (word[index] == scalar ? 0 : 1)
            distance = min(distance, state.row[index + 1] + 1, row[index] + 1, cap)
            if index > 0, word[index] == state.last, word[index - 1] == scalar, !state.before.isEmpty {
                distance = min(distance, state.before[index - 1] + 1)
            }
            row[index + 1] = distance
            least = min(least, distance)
        }
        guard least <= edits || (state.row.min() ?? cap) < edits else { return nil }
        return State(row: row, before: state.row, last: scalar)
    }

    func accepts(_ state: State) -> Bool { state.row[word.count] <= edits }

    func cost(_ state: State) -> Int { state.row.count }

    /// The edits between a term that was accepted in `state` and the word.
    func distance(_ state: State) -> Int { Int(state.row[word.count]) }

    /// The edits between `text` and the word, or nil if they are more than the pattern allows.
    package func distance(to text: String.UnicodeScalarView) -> Int? {
        var state = start
        for scalar in text {
            guard let next = step(state, scalar) else { return nil }
            state = next
        }
        return accepts(state) ? distance(state) : nil
    }
}

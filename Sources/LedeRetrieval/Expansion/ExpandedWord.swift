import LedeQueryLanguage

/// A word of a query that may match several terms, with those that it matches in the index.
package struct ExpandedWord: Sendable, Equatable {
    /// The word as the query has it.
    package var word: WordPattern
    /// The terms that it matches.
    package var expansion: WordExpansion

    /// The word as shown to people.
    package var text: String { QueryOutline.text(of: word) }

    /// What the user should know about it: that not all terms are searched for. Nil if they are.
    package var note: String? {
        if expansion.isAbandoned { return "\(text): looking for its words took too long; only those found until then are searched for" }
        guard expansion.isCut else { return nil }
        return "\(text) stands for \(expansion.found) words; the \(expansion.terms.count) most frequent of them are searched for"
    }
}

/// The terms of an index that a word of a pattern matches.
package struct WordExpansion: Sendable, Equatable {
    /// The terms, ascending by their bytes.
    package var terms: [[UInt8]]
    /// Terms that match; more than there are `terms` if the limit cut some.
    package var found: Int
    /// Whether the search for terms was given up before the end of the dictionary, as too much work.
    package var isAbandoned = false

    /// Whether some terms that match are left out.
    package var isCut: Bool { found > terms.count || isAbandoned }
}

import LedeArticleModel
import LedeQueryLanguage

/// Which terms a phrase needs and where: a term that occurs in it twice is looked up once.
package struct PhraseShape: Sendable, Hashable {
    /// The distinct terms, in the order of their first places.
    package private(set) var terms: [[UInt8]] = []
    /// `offsets[i]` are the places of `terms[i]` within the phrase, ascending, counted in tokens from its start.
    package private(set) var offsets: [[UInt32]] = []
    /// The field it must all be in, or nil for any one.
    package var field: IndexedField?

    package init(_ phrase: PhraseQuery) {
        field = phrase.field
        var indices: [[UInt8]: Int] = [:]
        for (offset, term) in phrase.terms.enumerated() {
            if let index = indices[term] {
                offsets[index].append(UInt32(clamping: offset))
            } else {
                indices[term] = terms.count
                terms.append(term)
                offsets.append([UInt32(clamping: offset)])
            }
        }
    }

    /// Whether every document that has the term matches, without a look at positions.
    package var isPlainTerm: Bool { field == nil && offsets.count == 1 && offsets[0].count == 1 }
}

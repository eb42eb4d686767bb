import LedeInvertedIndex
import LedeQueryLanguage
import LedeTextAnalysis

/// Finds what to ask for in the place of a word that is still being typed.
///
/// In the text that is what the analyzer makes of the word as it stands, every word of the index that begins with it, and what the analyzer
/// makes of those: so that whatever word it becomes, it found before what it finds then. In quotation marks, where words are asked for as
/// written, it is every word that begins with it.
package struct WordCompleter {
    private let reader: IndexReader
    private let analyzer: any Analyzer
    private let expander: TermExpander

    /// - Parameters:
    ///   - analyzer: that of the query (`Analyzer.queryAnalyzer`).
    ///   - limit: most words of the index that a word may become: those in most articles are taken.
    package init(_ reader: IndexReader, analyzer: any Analyzer, limit: Int = Searcher.defaultExpansionLimit) {
        self.reader = reader
        self.analyzer = analyzer
        expander = TermExpander(reader, limit: limit)
    }

    /// What to ask for, and the words that begin with `word`, of which some may be left out.
    ///
    /// - Complexity: linear in the words of the index that begin with it.
    package func completion(of word: UnfinishedWord) throws -> (pattern: WordPattern, found: ExpandedWord?) {
        // Evaluation itself looks for what is asked for as written.
        if word.isAsWritten { return (.prefix(word.prefix), nil) }
        let expansion = try expander.expand(.prefix(word.prefix))
        var terms = Set(word.terms)
        terms.formUnion(expansion.terms)
        if WordForm(of: word.prefix) == .surface {
            for term in expansion.terms {
                let words = analyzer.words(of: Array(WordForm.word(of: term)).span, forms: [], limit: 1)
                guard words.count == 1, !words[0].isOmitted else { continue }
                terms.insert(words[0].analyzed)
                terms.formUnion(words[0].alternatives)
            }
        }
        let found = ExpandedWord(word: .prefix(word.prefix), expansion: expansion)
        if let only = terms.first, terms.count == 1 { return (.term(only), found) }
        return (.anyOf(terms.sorted { $0.lexicographicallyPrecedes($1) }), found)
    }
}

import LedeArticleModel
import LedeTextAnalysis

extension Query {
    /// The query in which each word that asks only for one of the terms in `words` asks for its entry there, pattern after pattern. What
    /// the query leaves out stays.
    package func replacing(_ words: [[UInt8]: [WordPattern]]) -> Query {
        mappingLeaves { leaf in
            leaf.mappingWords { $0.flatMap { word in word.soleTerm.flatMap { words[$0] } ?? [word] } }
        }
    }

    /// The query with `joined` wherever the words of `pair` come one directly after the other, in a phrase or as words that
    /// must both occur.
    package func joining(_ pair: WordPair, into joined: WordPattern) -> Query {
        func join(_ words: [WordPattern]) -> [WordPattern] {
            var result: [WordPattern] = []
            for word in words {
                if word.soleTerm == pair.second, result.last?.soleTerm == pair.first {
                    result[result.count - 1] = joined
                } else {
                    result.append(word)
                }
            }
            return result
        }
        guard case .all(let parts) = self else {
            return mapping(leaf: { $0.mappingWords(join) }, part: { $0.joining(pair, into: joined) })
        }
        var result: [Query] = []
        for part in parts {
            if let second = part.soleWord, second.term == pair.second, let first = result.last?.soleWord, first.term == pair.first,
                first.field == second.field, let leaf = result.last?.leaf
            {
                result[result.count - 1] = Query(leaf.mappingWords { _ in [joined] })
            } else {
                result.append(part.joining(pair, into: joined))
            }
        }
        return .joinedAll(result)
    }

    /// The words that come one directly after the other, as `joining` takes them, at most `limit`.
    package func wordPairs(analyzer: any Analyzer, limit: Int) -> [WordPair] {
        var pairs: [WordPair] = []
        func add(_ first: [UInt8]?, _ second: [UInt8]?, _ texts: (String, String), _ field: IndexedField?) {
            guard let first, let second, pairs.count < limit else { return }
            let pair = WordPair(first: first, second: second, firstText: texts.0, secondText: texts.1, field: field)
            if !pairs.contains(pair) { pairs.append(pair) }
        }
        func add(_ leaf: QueryLeaf) {
            let words = leaf.pattern.words
            guard words.count > 1, pairs.count < limit else { return }
            let texts = leaf.wordTexts(analyzer: analyzer)
            for place in words.indices.dropLast() {
                add(words[place].soleTerm, words[place + 1].soleTerm, (texts[place], texts[place + 1]), leaf.field)
            }
        }
        func collect(_ query: Query) {
            for leaf in query.ownLeaves { add(leaf) }
            if case .all(let parts) = query {
                for (first, second) in zip(parts, parts.dropFirst()) {
                    if let one = first.soleWord, let other = second.soleWord, one.field == other.field {
                        add(one.term, other.term, (one.text, other.text), one.field)
                    }
                }
            }
            for part in query.scoringParts { collect(part) }
        }
        collect(self)
        return pairs
    }

    /// The term of a leaf that is one word, given in full.
    private var soleWord: (term: [UInt8], text: String, field: IndexedField?)? {
        if case .phrase(let phrase) = self, phrase.terms.count == 1 { (phrase.terms[0], phrase.text, phrase.field) } else { nil }
    }
}

extension QueryLeaf {
    /// The leaf with other words; a phrase if they are all given.
    package func mappingWords(_ map: ([WordPattern]) -> [WordPattern]) -> QueryLeaf {
        if case .filter = self { return self }
        var pattern = self.pattern
        let words = map(pattern.words)
        if words == pattern.words { return self }
        pattern.words = words
        let terms = words.compactMap(\.soleTerm)
        guard case .phrase(var phrase) = self, terms.count == words.count else { return .pattern(pattern) }
        phrase.terms = terms
        return .phrase(phrase)
    }
}

/// Two words of a query, the second directly after the first.
package struct WordPair: Hashable {
    /// The terms that they ask for.
    package var first: [UInt8]
    package var second: [UInt8]
    /// As they were typed.
    package var firstText: String
    package var secondText: String
    /// Where they are looked for, or nil for any field.
    package var field: IndexedField?
}

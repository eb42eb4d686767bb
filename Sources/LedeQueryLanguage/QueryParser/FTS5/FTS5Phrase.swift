import LedeTextAnalysis

/// A phrase of a MATCH expression: the tokens of one string after another.
struct FTS5Phrase {
    /// `places[i]` are the terms that may be at place i, at least one; several if the analyzer gives several at one position.
    private var places: [[[UInt8]]] = []
    /// `prefixes[i]` tells whether a term that begins with one of place i's will do.
    private var prefixes: [Bool] = []
    /// Whether it must be at the beginning of a column.
    var startsField = false
    /// As typed, without quotation marks.
    private(set) var text = ""

    var isTokenless: Bool { places.isEmpty }

    /// Appends the tokens of `string`.
    ///
    /// - Parameter isPrefix: whether a star follows. It belongs to the last token read so far, whether this string's or an earlier one's;
    ///   and a string without a star takes it from there again, so that `a* + "."` is `a` and `a + "."*` is `a*`.
    mutating func append(_ string: String, isPrefix: Bool, analyzer: any Analyzer) {
        var batch = TokenBatch()
        var last: UInt32?
        let first = places.count
        analyzer.forEachBatch(of: string, reusing: &batch) { batch in
            for index in 0..<batch.count {
                // A string's first token gets a place of its own, even at its predecessor's position.
                if batch.positions[index] == last {
                    places[places.count - 1].append(batch.term(index))
                } else {
                    places.append([batch.term(index)])
                    prefixes.append(false)
                }
                last = batch.positions[index]
            }
        }
        dropOmittedEnds(from: first)
        if !places.isEmpty { prefixes[places.count - 1] = isPrefix }
        if !text.isEmpty, !string.isEmpty { text += " " }
        text += string
    }

    /// Takes back words that are not indexed at either end of the places from `first` on.
    private mutating func dropOmittedEnds(from first: Int) {
        while places.count > first, places[places.count - 1].allSatisfy(OmittedWord.isTerm) {
            places.removeLast()
            prefixes.removeLast()
        }
        let omitted = places[first...].prefix { $0.allSatisfy(OmittedWord.isTerm) }.count
        places.removeSubrange(first..<first + omitted)
        prefixes.removeSubrange(first..<first + omitted)
    }

    /// The phrase within `columns`.
    ///
    /// - Precondition: it has a token, and there is a column.
    func leaf(in columns: FTS5Columns) -> QueryLeaf {
        if !startsField, !prefixes.contains(true), places.allSatisfy({ $0.count == 1 }) {
            return .phrase(PhraseQuery(terms: places.map { $0[0] }, text: text, field: columns.field))
        }
        return .pattern(PatternQuery(words: words, field: columns.field, startsField: startsField, text: text))
    }

    private var words: [WordPattern] {
        zip(places, prefixes).map { terms, isPrefix -> WordPattern in
            switch (terms.count, isPrefix) {
            case (1, false): .term(terms[0])
            case (1, true): .prefix(terms[0])
            case (_, false): .anyOf(terms)
            case (_, true): .anyPrefix(terms)
            }
        }
    }

    /// What phrases become within a filter that leaves no column: a leaf that occurs nowhere, though FTS5 looks at its words (see
    /// `FTS5Walk`).
    static func nowhere(_ phrases: [FTS5Phrase]) -> PatternQuery {
        PatternQuery(words: phrases.flatMap(\.words), gaps: -1, text: phrases.map(\.text).joined(separator: " "))
    }
}

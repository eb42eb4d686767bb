import LedeArticleModel
import LedeTextAnalysis

/// Makes leaves from the words and phrases of a typed query.
struct QueryLeafReader {
    private(set) var notes = QueryNotes()
    /// Whether there are words that are not indexed.
    private(set) var hasOmittedWords = false

    /// Most pieces of a text without blanks that is also looked for as a phrase: longer ones hardly ever occur as they are.
    private static let mostUnitsOfPhrase = 8

    let bytes: [UInt8]
    private let adjacency: QueryParser.Adjacency
    let analyzer: any Analyzer
    private let forms: WordForms
    private let isLiteral: Bool
    private let unfinished: UnfinishedEnd?
    /// Whether what is read now is to be left out.
    var isLeftOut = false
    var termCount = 0
    private var patternCount = 0

    /// - Parameters:
    ///   - analyzer: the index's for this query (`Analyzer.queryAnalyzer`).
    ///   - isLiteral: whether marks within a token are text.
    ///   - unfinished: the end of a query that is still being typed.
    init(
        text: String, adjacency: QueryParser.Adjacency, analyzer: any Analyzer, forms: WordForms, isLiteral: Bool = false,
        unfinished: UnfinishedEnd? = nil
    ) {
        bytes = Array(text.utf8)
        self.adjacency = adjacency
        self.analyzer = analyzer
        self.forms = forms
        self.isLiteral = isLiteral
        self.unfinished = unfinished
    }

    /// Whether more letters of `token` may follow. What is left out is taken as it stands.
    private func isUnfinished(_ token: QueryToken) -> Bool {
        guard let unfinished, !isLeftOut else { return false }
        return token.isUnfinished(at: unfinished.offset)
    }

    /// Whether `token` is a star alone.
    func isStar(_ token: QueryToken) -> Bool {
        token.kind == .word && token.range.count == 1 && bytes[token.range.lowerBound] == UInt8(ascii: "*") && token.marks == QueryMarks()
    }

    /// What `token`, which is not an operator, asks for in `field`.
    /// - Parameter isWhole: whether a text without blanks stays one phrase; else its pieces are looked for separately.
    mutating func leaf(_ token: QueryToken, field: QueryField?, isWhole: Bool = false) -> QueryPart {
        guard termCount < QueryParser.mostTerms else {
            notes.add(.tooManyTerms)
            return .nothing
        }
        let text = String(decoding: bytes[token.range], as: UTF8.self)
        let query: Query?
        switch field {
        case nil: query = words(token, text, field: nil, isWhole: isWhole)
        case .indexed(let field): query = words(token, text, field: field, isWhole: isWhole)
        case .author:
            noteMarks(of: token, under: "author", for: "whole words of a name")
            query = AttributeFilter(authorText: text, isUnfinished: isUnfinished(token)).map { .filter($0) }
        case .locator(let kind, let attribute):
            query = locator(kind, token, token.marks.isPrefix || isUnfinished(token) ? text + "*" : text, attribute: attribute)
        case .attribute(let name):
            noteMarks(of: token, under: name, for: "a whole value")
            query = .filter(isUnfinished(token) ? .values(of: name, .beginning(text)) : .field(name: name, value: text))
        case .date:
            noteMarks(of: token, under: "date", for: "a time")
            let asked = AskedTime(text)
            let filter = asked?.filter
            if let asked, filter == nil {
                notes.add(.ambiguousDate(text, periods: asked.ambiguity))
            } else if filter == nil {
                notes.add(.noDateInField(text))
            }
            if filter?.isEmpty == true { notes.add(.emptyTime(text)) }
            query = filter.map { .filter($0) }
        }
        return query.map { QueryPart.matching($0).boosted(by: token.marks.boost) } ?? .nothing
    }

    /// Where an article is, or what its own field of that name says.
    private mutating func locator(_ kind: LocatorPattern.Kind, _ token: QueryToken, _ text: String, attribute: String?) -> Query? {
        let pattern = LocatorPattern(kind, text: text)
        if pattern == nil { notes.add(.emptyLocator(kind, text)) }
        let parts = [pattern.map { Query.filter(.locator($0)) }, attribute.map { .filter(.field(name: $0, value: text)) }].compactMap { $0 }
        return parts.isEmpty ? nil : .joinedAny(parts)
    }

    /// Says that what is typed around a value of a field other than text has no meaning there.
    private mutating func noteMarks(of token: QueryToken, under name: String, for what: String) {
        guard token.kind == .wildcard || token.kind == .expression || token.marks != QueryMarks() else { return }
        notes.add(.marksInField(name, of: what))
    }

    /// The number of NEAR, if `tokens` end with a comma and one; these are taken from them.
    mutating func takeDistance(_ tokens: inout [QueryToken]) -> Int? {
        guard let last = tokens.last, last.kind == .word, last.marks == QueryMarks() else { return nil }
        let comma = UInt8(ascii: ",")
        var digits = bytes[last.range]
        if let place = digits.lastIndex(of: comma) {
            digits = digits[(place + 1)...]
        } else {
            guard tokens.count > 1, tokens[tokens.count - 2].kind == .word, bytes[tokens[tokens.count - 2].range].last == comma else {
                return nil
            }
        }
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        // What is left of the token, at most a comma, is analyzed like any other text.
        tokens[tokens.count - 1].range = last.range.lowerBound..<digits.startIndex
        let distance = digits.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), QueryParser.greatestDistance + 1) }
        if distance > QueryParser.greatestDistance { notes.add(.nearTooFar) }
        return min(distance, QueryParser.greatestDistance)
    }

    private mutating func words(_ token: QueryToken, _ text: String, field: IndexedField?, isWhole: Bool) -> Query? {
        let isPattern =
            token.kind == .wildcard || token.kind == .expression || token.marks.isPrefix || token.kind == .word && token.marks.tilde != nil
        if isPattern, patternCount >= QueryParser.mostPatterns {
            // As a word it would ask for something else.
            notes.add(.tooManyPatterns)
            return nil
        }
        if token.marks.tilde != nil, token.kind == .wildcard || token.kind == .word && token.marks.isPrefix {
            notes.add(.tildeAfterWildcards)
        }
        if !isLiteral, adjacency == .any, token.kind == .word, text.hasPrefix("+"), text.utf8.count > 1 {
            notes.add(.plusSign)
        }
        switch token.kind {
        case .wildcard:
            if let word = wildcard(token.range).map({ counted(.wildcard($0)) }) {
                return .pattern(PatternQuery(words: [word], field: field, startsField: token.marks.startsField, text: text))
            }
            notes.add(.wildcardsOfLongWord(text))
        case .expression:
            if let word = expression(text).map({ counted(.regex($0)) }) {
                return .pattern(PatternQuery(words: [word], field: field, startsField: token.marks.startsField, text: "/\(text)/"))
            }
        case .word:
            if let tilde = token.marks.tilde, !token.marks.isPrefix {
                guard let word = fuzzy(token.range, tilde) else {
                    notes.add(.tildeAfterText(text))
                    break
                }
                return .pattern(PatternQuery(words: [word], field: field, startsField: token.marks.startsField, text: text + "~"))
            }
        default: break
        }
        if token.kind == .word, !isWhole, token.marks.tilde == nil, !token.marks.isPrefix, !token.marks.startsField {
            let units = analyzer.queryUnits(of: bytes.span.extracting(token.range))
            if units.count > 1 { return pieces(units, of: token, text, field: field) }
        }
        return plain(token, text, field: field, hasSynonyms: !isWhole)
    }

    /// The pieces of a text without blanks. Nothing tells where its words end: all pieces must occur, or one of them if one word suffices,
    /// and as typed they count twice.
    private mutating func pieces(_ units: [Range<Int>], of token: QueryToken, _ text: String, field: IndexedField?) -> Query? {
        var parts: [Query] = []
        for unit in units {
            var piece = token
            piece.range = token.range.lowerBound + unit.lowerBound..<token.range.lowerBound + unit.upperBound
            if let part = plain(piece, String(decoding: bytes[piece.range], as: UTF8.self), field: field) { parts.append(part) }
        }
        guard adjacency == .all else { return .joinedAny(Query.withoutStopWords(parts)) }
        guard parts.count <= Self.mostUnitsOfPhrase, let phrase = plain(token, text, field: field) else { return .joinedAll(parts) }
        return .joinedAny([phrase, .joinedAll(parts)])
    }

    /// - Parameter hasSynonyms: whether other phrases may be alternatives to it: synonyms, and what it may become.
    private mutating func plain(_ token: QueryToken, _ text: String, field: IndexedField?, hasSynonyms: Bool = false) -> Query? {
        let found = words(in: token)
        var words = found.map { pattern($0, in: token) }
        guard !words.isEmpty else { return nil }
        var gaps = 0
        if token.kind != .word, case .number(let number) = token.marks.tilde {
            gaps = words.count <= QueryParser.mostGappedWords ? number : 0
            if words.count == 1, number > 0 { notes.add(.gapsOfOneWord) }
            if gaps < number { notes.add(.gapsOfLongPhrase) }
        }
        if token.kind != .word, token.marks.tilde == .bare {
            notes.add(.gapsWithoutNumber)
        }
        var isPrefix = false
        if token.marks.isPrefix {
            if let (last, start) = prefix(of: token) {
                words.removeLast(found.count - (found.firstIndex { $0.range.lowerBound >= start } ?? found.count))
                words.append(counted(.prefix(last)))
                isPrefix = true
            } else {
                notes.add(.starAfterNoWord)
            }
        }
        guard isPrefix || gaps > 0 && words.count > 1 || token.marks.startsField else {
            let isStopWord =
                token.kind == .word && words.count == 1 && (words[0].soleTerm != nil || !isUnfinished(token)) && analyzer.isStopWord(text)
            let leaf = leaf(words, text, field: field, isStopWord: isStopWord)
            var others = hasSynonyms ? synonymPhrases(found, of: token, text, field: field) : []
            if hasSynonyms, let code = unfinishedCode(found, words, of: token, text, field: field) { others.append(code) }
            return others.isEmpty ? leaf : .joinedAny([leaf] + others)
        }
        return .pattern(PatternQuery(words: words, gaps: gaps, field: field, startsField: token.marks.startsField, text: text))
    }

    /// Of a token that is still being typed: its end as the beginning of one word that is kept whole, if it is cut in several as it stands.
    private mutating func unfinishedCode(
        _ found: [AnalyzedWord], _ words: [WordPattern], of token: QueryToken, _ text: String, field: IndexedField?
    ) -> Query? {
        guard found.count > 1, isUnfinished(token), patternCount < QueryParser.mostPatterns, let (code, start) = prefix(of: token),
            let first = found.firstIndex(where: { $0.range.lowerBound >= start }), first < found.count - 1
        else { return nil }
        return leaf(words[..<first] + [counted(.prefix(code))], text, field: field)
    }

    /// Words side by side.
    func leaf(_ words: [WordPattern], _ text: String, field: IndexedField?, isStopWord: Bool = false) -> Query {
        let terms = words.compactMap(\.soleTerm)
        guard terms.count == words.count else {
            return .pattern(PatternQuery(words: words, field: field, text: text, isStopWord: isStopWord))
        }
        return .phrase(PhraseQuery(terms: terms, text: text, field: field, isStopWord: isStopWord))
    }

    /// The words of a word or phrase, without those at either end that are not indexed; the last word of a prefix stays.
    private mutating func words(in token: QueryToken) -> [AnalyzedWord] {
        let words = words(of: bytes.span.extracting(token.range), form: Self.form(token))
        return counted(words, keepsLast: token.marks.isPrefix)
    }

    /// The words of a text; one more than there is room for, if it has as many.
    func words(of text: Span<UInt8>, form: WordForm) -> [AnalyzedWord] {
        analyzer.words(of: text, forms: form == .analyzed ? [] : forms, limit: QueryParser.mostTerms - termCount)
    }

    /// Words that the query asks for, as many as there is room for, without those at either end that are not indexed.
    mutating func counted(_ words: [AnalyzedWord], keepsLast: Bool = false, keepsEnds: Bool = false) -> [AnalyzedWord] {
        var words = words
        if words.contains(where: \.isOmitted) { hasOmittedWords = true }
        if !keepsEnds, words.contains(where: \.isOmitted) {
            let last = keepsLast ? words.popLast() : nil
            words = Array(last == nil ? words.withoutOmittedEnds : words.drop(while: \.isOmitted)) + [last].compactMap { $0 }
        }
        let room = QueryParser.mostTerms - termCount
        if words.count > room {
            notes.add(.tooManyTerms)
            words.removeLast(words.count - room)
        }
        termCount += words.count
        return words
    }

    /// The form in which the words of `token` are asked for: those of a phrase as written, if the index has that.
    static func form(_ token: QueryToken) -> WordForm {
        switch token.kind {
        case .phrase: .surface
        case .spelled: .spelling
        default: .analyzed
        }
    }

    /// What a word of `token` asks for: one marked by `~` what the analyzer makes of it. It may have several terms, such as its stems in
    /// several languages.
    private func pattern(_ word: AnalyzedWord, in token: QueryToken) -> WordPattern {
        let range = token.range.lowerBound + word.range.lowerBound..<token.range.lowerBound + word.range.upperBound
        if isUnfinished(token), let last = unfinished?.word, last.range == range { return last.pattern }
        let isMarked = isMarked(range.lowerBound, from: token.range.lowerBound)
        return Self.pattern(word, isMarked ? .analyzed : Self.form(token))
    }

    static func pattern(_ word: AnalyzedWord, _ form: WordForm) -> WordPattern {
        let terms = word.terms(form)
        return terms.count == 1 ? .term(terms[0]) : .anyOf(terms)
    }

    /// Whether the word at `start` has the mark that asks for what the analyzer makes of it: a `~` before it, after a blank or at
    /// `first`.
    private func isMarked(_ start: Int, from first: Int) -> Bool {
        guard !isLiteral, start > first, bytes[start - 1] == UInt8(ascii: "~") else { return false }
        return start - 1 == first || bytes[start - 2] == UInt8(ascii: " ")
    }

    /// The form in which a pattern's words are looked for: as written if the index has that, since a stem has lost its ending.
    private var patternForm: WordForm { forms.contains(.surface) ? .surface : .analyzed }

    /// `word`, one more pattern of the query.
    private mutating func counted(_ word: WordPattern) -> WordPattern {
        patternCount += 1
        return word
    }

    /// The beginning of the terms that the last word of `token` asks for.
    /// - Returns: nil if the token does not end with a word; else that, and where it starts in the token.
    private func prefix(of token: QueryToken) -> (term: [UInt8], start: Int)? {
        let words = analyzer.patternAnalyzer.words(of: bytes.span.extracting(token.range), forms: .surface)
        guard let last = words.last, last.range.upperBound == token.range.count else { return nil }
        if last.surface == nil { return (last.analyzed, last.range.lowerBound) }
        return (patternForm.term(WordForm.word(of: last.term(.surface))), last.range.lowerBound)
    }

    private mutating func fuzzy(_ range: Range<Int>, _ tilde: QueryMarks.Tilde) -> WordPattern? {
        guard let word = folded(range) else { return nil }
        let length = String(decoding: word, as: UTF8.self).unicodeScalars.count
        var edits = length < 3 ? 0 : length < 6 ? 1 : 2
        if case .number(let number) = tilde {
            edits = min(number, FuzzyPattern.mostEdits)
            if edits < number { notes.add(.edits(number)) }
        }
        let marks = patternForm.marks
        return counted(.fuzzy(FuzzyPattern(term: marks + word, edits: edits, fixedCharacters: marks.count)))
    }

    /// A word with wildcards, its letters folded as in the index; nil unless they make one word, not too long.
    private func wildcard(_ range: Range<Int>) -> WildcardPattern? {
        var parts = patternForm.marks.map { WildcardPattern.Part.literal(Unicode.Scalar($0)) }
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound {
            let isWildcard = index < range.upperBound && (bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "?"))
            guard isWildcard || index == range.upperBound else { continue }
            if index > start {
                guard let literal = folded(start..<index) else { return nil }
                parts += String(decoding: literal, as: UTF8.self).unicodeScalars.map { .literal($0) }
            }
            if isWildcard { parts.append(bytes[index] == UInt8(ascii: "*") ? .any : .one) }
            start = index + 1
        }
        return WildcardPattern(parts: parts)
    }

    /// Words side by side, some with wildcards: those at `pieces` of the text, by start.
    mutating func wildcards(_ pieces: [Range<Int>]) -> Query? {
        var words: [WordPattern] = []
        for piece in pieces {
            let isPattern = bytes[piece].contains(UInt8(ascii: "*")) || bytes[piece].contains(UInt8(ascii: "?"))
            if isPattern, patternCount < QueryParser.mostPatterns, let word = wildcard(piece) {
                words.append(counted(.wildcard(word)))
            } else {
                if isPattern { notes.add(.wildcardsOfLongWord(String(decoding: bytes[piece], as: UTF8.self))) }
                let found = counted(self.words(of: bytes.span.extracting(piece), form: .analyzed), keepsEnds: true)
                words += found.map { Self.pattern($0, .analyzed) }
            }
        }
        words.removeLast(words.reversed().prefix { $0 == .term(OmittedWord.term) }.count)
        words.removeFirst(words.prefix { $0 == .term(OmittedWord.term) }.count)
        return words.isEmpty ? nil : leaf(words, String(decoding: bytes, as: UTF8.self), field: nil)
    }

    private mutating func expression(_ source: String) -> TermRegex? {
        do throws(TermRegexError) {
            let foldsCase = analyzer.words(of: "A".utf8.span, forms: []).first?.analyzed == [UInt8(ascii: "a")]
            // If the index folds case, every expression does.
            let asksToFold = foldsCase && source.hasPrefix("(?i)")
            return try TermRegex(asksToFold ? String(source.dropFirst(4)) : source, prefix: patternForm.marks, foldsCase: foldsCase)
        } catch {
            notes.add(.wrongExpression(source, error))
            return nil
        }
    }

    /// The one word of `range` with case and diacritics as in the index, but not stemmed; nil unless it is one whole word.
    private func folded(_ range: Range<Int>) -> [UInt8]? {
        let words = analyzer.patternAnalyzer.words(of: bytes.span.extracting(range), forms: .surface, limit: 2)
        guard words.count == 1, words[0].range == 0..<range.count else { return nil }
        return Array(WordForm.word(of: words[0].term(.surface)))
    }
}

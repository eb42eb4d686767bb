import LedeArticleModel
import LedeTextAnalysis

extension QueryParser {
    /// The query that `text` asks for while it is being typed: as `parse` has it, but of the last word, if no blank follows it, all words
    /// that it may become are asked for.
    ///
    /// - A word in quotation marks that have no partner yet is one too; so is the beginning of a value of a field (`section:ne`).
    /// - A field's name without anything after its colon, and what is not yet a date after `date:`, ask for nothing.
    /// - A word that is left out (`-ga`, `NOT ga`) is left out as it stands: all words that it may become would leave out too much.
    /// - Marks after a word (`pric*`, `pric~`) are read as always.
    ///
    /// - Parameter completing: what to ask for in the place of the last word, which is part of the text and not of another field. Called at
    ///   most once.
    /// - Complexity: linear in the text, any text.
    package func parse(typing text: String, completing: (UnfinishedWord) throws -> WordPattern) rethrows -> ParsedQuery {
        var text = text
        var (tokens, notes) = tokens(of: text)
        if let start = startOfUnfinishedField(tokens, text) {
            text = String(decoding: text.utf8.prefix(start), as: UTF8.self)
            (tokens, notes) = self.tokens(of: text)
        }
        return parsed(text, tokens, notes, unfinished: try end(of: tokens, text, completing))
    }

    /// The words of `text` and nothing else, as `parse(literal:)` has them, while they are being typed.
    package func parse(literalTyping text: String, completing: (UnfinishedWord) throws -> WordPattern) rethrows -> ParsedQuery {
        let tokens = Self.literalTokens(of: text)
        return parsed(text, tokens, QueryNotes(), isLiteral: true, unfinished: try end(of: tokens, text, completing))
    }

    private func end(
        of tokens: [QueryToken], _ text: String, _ completing: (UnfinishedWord) throws -> WordPattern
    ) rethrows -> UnfinishedEnd {
        UnfinishedEnd(
            offset: text.utf8.count, word: try unfinishedWord(tokens, text).map { ($0.range, try completing($0)) })
    }

    /// Where the last token begins, if it is a field's name that has nothing to look for yet.
    private func startOfUnfinishedField(_ tokens: [QueryToken], _ text: String) -> Int? {
        guard let last = tokens.last, last.kind == .word, last.marks.tilde == nil, !last.marks.isPrefix else { return nil }
        let bytes = Array(text.utf8)
        guard let colon = bytes[last.range].firstIndex(of: UInt8(ascii: ":")), colon > last.range.lowerBound,
            bytes[last.range.upperBound...].allSatisfy({ $0 == UInt8(ascii: " ") })
        else { return nil }
        let name = String(decoding: bytes[last.range.lowerBound..<colon], as: UTF8.self)
        guard name.count <= QueryVocabulary.longestName, let field = vocabulary.field(name) else { return nil }
        return colon + 1 == last.range.upperBound || field == .date && last.range.upperBound == bytes.count ? last.range.lowerBound : nil
    }

    /// The last word of the text, if nothing follows it.
    func unfinishedWord(_ tokens: [QueryToken], _ text: String) -> UnfinishedWord? {
        guard let last = tokens.last, last.isUnfinished(at: text.utf8.count) else { return nil }
        if tokens.count > 1, case .field(let field) = tokens[tokens.count - 2].kind {
            guard case .indexed = field else { return nil }
        }
        let bytes = Array(text.utf8)
        let analyzer = self.analyzer.queryAnalyzer(for: text)
        // A word that is not indexed asks for nothing as it stands, so nor does it yet.
        guard let word = analyzer.words(of: bytes.span.extracting(last.range), forms: .surface).last, !word.isOmitted else { return nil }
        let form: WordForm = forms.contains(.surface) ? .surface : .analyzed
        let range = last.range.lowerBound + word.range.lowerBound..<last.range.lowerBound + word.range.upperBound
        return UnfinishedWord(
            range: range, terms: [word.analyzed] + word.alternatives,
            prefix: word.surface == nil ? word.analyzed : form.term(WordForm.word(of: word.term(.surface))),
            isAsWritten: last.kind == .phrase && form == .surface && bytes[..<range.lowerBound].last != UInt8(ascii: "~"))
    }
}

extension QueryToken {
    /// Whether it is text that goes on if more is typed at `end`, where the query ends.
    func isUnfinished(at end: Int) -> Bool {
        (kind == .word || kind == .phrase) && !range.isEmpty && range.upperBound == end && marks.tilde == nil && !marks.isPrefix
            && marks.boost == nil
    }
}

/// Another analyzer's words, with some words kept whole and some left out.
///
/// A word left out holds its place (`OmittedWord`): phrases fit over it, and an article's length counts it. The words are compared as
/// written, with case and diacritics folded as the analyzer does it, not by their stems: to leave out `being` is not to leave out `be`.
package struct TailoredAnalyzer: Analyzer {
    /// Bytes of a text that are analyzed at once.
    private static let windowSize = 1 << 20

    package let name: String
    private let base: any Analyzer
    private let kept: KeptWords?
    /// Surface forms without their mark; terms of an analyzer that has none.
    private let stopWords: Set<[UInt8]>
    /// Whether the beginning of a kept word at the end of a text is one token.
    private let takesBeginning: Bool

    /// - Parameters:
    ///   - definition: what to keep and to leave out.
    ///   - base: the analyzer of the definition's base.
    package init(_ definition: AnalyzerDefinition, base: any Analyzer) {
        let foldsCase = base.terms(of: "A") == [[UInt8(ascii: "a")]]
        let hasKept = !definition.keptWords.isEmpty || !definition.keptShapes.isEmpty
        var stopWords: Set<[UInt8]> = []
        let analyzer = base.queryAnalyzer(for: "")
        for word in definition.stopWords {
            for part in analyzer.words(of: word.utf8.span, forms: .surface) { stopWords.insert(Self.key(part)) }
        }
        self.init(
            name: definition.name, base: base,
            kept: hasKept ? KeptWords(words: definition.keptWords, shapes: definition.keptShapes, foldsCase: foldsCase) : nil,
            stopWords: stopWords, takesBeginning: false)
    }

    private init(name: String, base: any Analyzer, kept: KeptWords?, stopWords: Set<[UInt8]>, takesBeginning: Bool) {
        self.name = name
        self.base = base
        self.kept = kept
        self.stopWords = stopWords
        self.takesBeginning = takesBeginning
    }

    private func over(_ base: any Analyzer) -> TailoredAnalyzer {
        TailoredAnalyzer(name: name, base: base, kept: kept, stopWords: stopWords, takesBeginning: takesBeginning)
    }

    private static func key(_ word: AnalyzedWord) -> [UInt8] { Array(WordForm.word(of: word.surface ?? word.analyzed)) }

    package var forms: WordForms { base.forms }

    package var stacksTerms: Bool { base.stacksTerms }

    package func articleAnalyzer(title: String, body: String) -> (any Analyzer)? {
        base.articleAnalyzer(title: title, body: body).map { over($0) }
    }

    package func articleTag(title: String, body: String) -> String { base.articleTag(title: title, body: body) }

    package func queryAnalyzer(for query: String) -> any Analyzer { over(base.queryAnalyzer(for: query)) }

    package var patternAnalyzer: any Analyzer {
        TailoredAnalyzer(name: name, base: base.patternAnalyzer, kept: kept, stopWords: [], takesBeginning: true)
    }

    package func queryUnits(of word: Span<UInt8>) -> [Range<Int>] {
        if let kept, kept.next(in: word, from: 0, before: word.count, takesBeginning: false) != nil { return [0..<word.count] }
        return base.queryUnits(of: word)
    }

    package func isStopWord(_ word: String) -> Bool {
        if base.isStopWord(word) { return true }
        guard !stopWords.isEmpty, word.utf8.count <= AnalyzerDefinition.longestWord else { return false }
        let words = base.words(of: word.utf8.span, forms: .surface)
        return !words.isEmpty && words.allSatisfy { stopWords.contains(Self.key($0)) }
    }

    package func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        guard let kept else { return analyzeWords(text, progress: &progress, limit: limit, forms: forms, into: &batch) }
        // A window whatever the limit: to look for kept words from where each call stops would take quadratic time.
        let end = Self.windowEnd(text, from: progress.offset)
        while progress.offset < end {
            let word = kept.next(in: text, from: progress.offset, before: end, takesBeginning: takesBeginning)
            let stop = word?.lowerBound ?? end
            let part = text.extracting(0..<stop)
            while progress.offset < stop, analyzeWords(part, progress: &progress, limit: .max, forms: forms, into: &batch) {}
            progress.offset = stop
            guard let word else { break }
            kept.append(word, of: text, forms: forms.intersection(base.forms), position: progress.position, to: &batch)
            progress.position &+= 1
            progress.offset = word.upperBound
        }
        return progress.offset < text.count
    }

    /// Where the part of `text` that begins at `start` ends: at a blank, if there is one.
    private static func windowEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        guard text.count - start > windowSize else { return text.count }
        let end = start + windowSize
        for offset in (end - windowSize / 16..<end).reversed() where text[offset] <= 0x20 { return offset }
        return (end - 3...end).last { text[$0] & 0xC0 != 0x80 } ?? end
    }

    /// As `analyze`, with nothing kept.
    private func analyzeWords(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        if stopWords.isEmpty { return base.analyze(text, progress: &progress, limit: limit, forms: forms, into: &batch) }
        var found = TokenBatch()
        let asked = base.forms.contains(.surface) ? forms.union(.surface) : forms
        let isMore = base.analyze(text, progress: &progress, limit: limit, forms: asked, into: &found)
        var first = 0
        while first < found.count {
            var end = first + 1
            while end < found.count, found.positions[end] == found.positions[first] { end += 1 }
            appendWord(found, first..<end, keepsSurface: forms.contains(.surface), to: &batch)
            first = end
        }
        return isMore
    }

    /// Appends the tokens of one position, without what is left out: all of it if the word's surface form is a stop word, else single terms
    /// that are.
    private func appendWord(_ found: borrowing TokenBatch, _ tokens: Range<Int>, keepsSurface: Bool, to batch: inout TokenBatch) {
        let bytes = found.bytes.span
        func form(_ token: Int) -> WordForm { WordForm(of: bytes.extracting(found.termRange(token))) }
        let surface = tokens.first { form($0) == .surface }
        let isOmitted = surface.map { stopWords.contains(Array(WordForm.word(of: found.term($0)))) } ?? false
        var hasTerm = false
        if !isOmitted {
            for token in tokens {
                let own = form(token)
                if own == .surface, !keepsSurface { continue }
                if surface == nil, own == .analyzed, stopWords.contains(found.term(token)) { continue }
                // Its other forms say nothing without it.
                if own == .analyzed { hasTerm = true } else if !hasTerm { continue }
                batch.appendBytes(of: bytes, in: found.termRange(token))
                batch.endTerm(
                    startOffset: found.startOffsets[token], endOffset: found.endOffsets[token], position: found.positions[token])
            }
        }
        if !hasTerm {
            batch.appendOmitted(
                range: found.startOffsets[tokens.lowerBound]..<found.endOffsets[tokens.lowerBound],
                position: found.positions[tokens.lowerBound])
        }
    }
}

/// The standard tokenizer's words, and text in `UnspacedScripts` as overlapping pairs of characters (bigrams).
///
/// A run of characters c₀ c₁ … cₙ₋₁ (a base with its marks counts as one character) takes n positions. Position i holds the bigram cᵢcᵢ₊₁,
/// unless cᵢ is the last, and the unigram cᵢ. A query of n ≥ 2 characters has n − 1 bigrams one after the other, which occur exactly where
/// its text is a substring of a run; a query of one character asks for the unigram.
///
/// Bigrams against a dictionary's words (ICU, MeCab): a phrase is found wherever it occurs, whatever a segmenter made of the text around
/// it; nothing depends on the version of a dictionary, so that an index stays searchable; and they rank about as well (Nie, Gao, Zhang,
/// Zhou, "On the use of words and n-grams for Chinese information retrieval", IRAL 2000; for Korean: Lee and Ahn, SIGIR 1996). They cost
/// more postings. Unigrams beside the bigrams double the postings of such text; the alternatives, a prefix search over all bigrams that
/// start with the character, or none at all, would make single characters slow and unranked, or impossible to find.
struct BigramTokenizer: Sendable {
    /// Longest character that pairs with others, in bytes of the text: longer ones are heaps of marks.
    static let longestCharacter = 64
    /// Most apostrophes of one word; a text of nothing but such parts is not a word, and joining them would take quadratic time.
    private static let mostApostrophes = 4
    /// Characters of a run read ahead.
    private static let chunkSize = 256

    /// With a table that isolates.
    private let words: StandardTokenizer
    private let spelling = StandardTokenizer(table: .spellingIsolating)
    /// Whether the texts are queries: each position then has one term only, the bigram if there is one.
    private let isForQueries: Bool
    /// Whether Cyrillic words go on after an apostrophe.
    private let joinsApostrophes: Bool

    /// - Parameter table: one that isolates the characters of `UnspacedScripts`.
    init(table: FoldingTable, isForQueries: Bool = false, joinsApostrophes: Bool = false) {
        words = StandardTokenizer(table: table)
        self.isForQueries = isForQueries
        self.joinsApostrophes = joinsApostrophes
    }

    /// The tokenizer of the queries over the texts of this one.
    var forQueries: BigramTokenizer { BigramTokenizer(table: words.table, isForQueries: true, joinsApostrophes: joinsApostrophes) }

    /// As `Analyzer.analyze`; `stemmer`, if there is one, stems the words and leaves bigrams alone. `limit` may be exceeded by one.
    /// - Parameter forms: the forms of words besides their terms; bigrams have none. The surface form of an unstemmed word is its term.
    func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms = [], stemmer: inout SnowballWorker?,
        into batch: inout TokenBatch
    ) -> Bool {
        let keepsSurface = forms.contains(.surface)
        var surface: [UInt8] = []
        let ascii = words.table.ascii.span
        // Terms of other forms do not count.
        var stop = limit > Int.max - batch.count ? Int.max : batch.count + limit
        var characters = TokenBatch()
        while batch.count < stop {
            guard var range = words.nextWord(text, ascii: ascii, at: &progress.offset, into: &batch) else { break }
            if isUnspaced(text, at: range.lowerBound) {
                batch.dropOpenBytes(batch.openTermCount)
                progress.offset = range.lowerBound
                appendRun(text, progress: &progress, stop: stop, reading: &characters, into: &batch)
                continue
            }
            var joints = 0
            while joinsApostrophes, joints < Self.mostApostrophes,
                let letter = CyrillicApostrophe.letterBehind(text, at: progress.offset, wordFrom: range.lowerBound)
            {
                joints += 1
                progress.offset = letter
                guard let rest = words.nextWord(text, ascii: ascii, at: &progress.offset, into: &batch) else { break }
                range = range.lowerBound..<rest.upperBound
            }
            if keepsSurface, stemmer == nil {
                surface.removeAll(keepingCapacity: true)
                surface.append(contentsOf: batch.bytes[batch.openTermRange])
            }
            stemmer?.stemOpenTerm(of: &batch, keepsSurface: keepsSurface)
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: progress.position)
            if !forms.isEmpty {
                let count = batch.count
                if keepsSurface {
                    if let stemmer { surface = stemmer.surface }
                    batch.append(surface.span, as: .surface, range: range, position: progress.position)
                }
                if forms.contains(.spelling) { appendSpelling(of: text, range: range, position: progress.position, to: &batch) }
                if stop < Int.max { stop += batch.count - count }
            }
            progress.position &+= 1
        }
        return progress.offset < text.count
    }

    /// Appends the spelling of the word at `range`, without the apostrophes that join its parts.
    private func appendSpelling(of text: Span<UInt8>, range: Range<Int>, position: UInt32, to batch: inout TokenBatch) {
        for mark in WordForm.spelling.marks { batch.appendByte(mark) }
        var offset = range.lowerBound
        let word = text.extracting(0..<range.upperBound)
        while spelling.nextWord(word, ascii: spelling.table.ascii.span, at: &offset, into: &batch) != nil {}
        batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
    }

    /// What `Analyzer.queryUnits` gives: each bigram, and what is between runs.
    func units(of text: Span<UInt8>) -> [Range<Int>] {
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var stemmer: SnowballWorker?
        while forQueries.analyze(text, progress: &progress, limit: .max, stemmer: &stemmer, into: &batch) {}
        var units: [Range<Int>] = []
        var isBehindWord = false
        for index in 0..<batch.count {
            let range = batch.startOffsets[index]..<batch.endOffsets[index]
            let isWord = !isUnspaced(text, at: range.lowerBound)
            if isWord, isBehindWord {
                units[units.count - 1] = units[units.count - 1].lowerBound..<range.upperBound
            } else if (units.last?.upperBound ?? 0) < range.upperBound {
                // Not the last character of a run, which is in its last bigram.
                units.append(range)
            }
            isBehindWord = isWord
        }
        return units
    }

    /// Whether the scalar at `offset`, which is inside `text`, is a character of `UnspacedScripts`.
    @inline(__always)
    func isUnspaced(_ text: Span<UInt8>, at offset: Int) -> Bool {
        guard text[offset] >= UnspacedScripts.lowestLeadByte else { return false }
        let scalar = UTF8Scalar(text, at: offset)
        return scalar.value != UTF8Scalar.invalid && words.table[scalar.value].role == .single
    }

    /// Appends the tokens of the run that starts at `progress.offset`, or of its beginning.
    private func appendRun(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, stop: Int, reading characters: inout TokenBatch, into batch: inout TokenBatch
    ) {
        var end = progress.offset
        let isWhole = readCharacters(text, at: &end, into: &characters)
        let last = characters.count - 1
        // A query's last character is in the bigram before it; on its own it is needed only to reach what follows.
        let skipsLast = isForQueries && last > 0 && !hasWord(text, from: end)
        // The last character of a part of a run is the first one of the next part.
        for index in 0..<(isWhole ? characters.count : last) {
            // A query does not stop before the last one: the next call could not know that it has been in a bigram.
            if batch.count >= stop, !isForQueries || index < last {
                progress.offset = characters.startOffsets[index]
                return
            }
            let character = characters.termRange(index)
            let start = characters.startOffsets[index]
            if index < last {
                batch.appendBytes(of: characters.bytes.span, in: character.lowerBound..<characters.termRange(index + 1).upperBound)
                batch.endTerm(startOffset: start, endOffset: characters.endOffsets[index + 1], position: progress.position)
            }
            if !isForQueries || (index == last && !skipsLast) {
                batch.appendBytes(of: characters.bytes.span, in: character)
                batch.endTerm(startOffset: start, endOffset: characters.endOffsets[index], position: progress.position)
            }
            progress.position &+= 1
        }
        progress.offset = isWhole ? end : characters.startOffsets[last]
    }

    /// Reads the characters of the run that starts at `offset`, at least one and at most `chunkSize`, each as a term of `characters`.
    ///
    /// - Returns: whether the run ends after them; `offset` is there.
    private func readCharacters(_ text: Span<UInt8>, at offset: inout Int, into characters: inout TokenBatch) -> Bool {
        let ascii = words.table.ascii.span
        characters.removeAll()
        repeat {
            if characters.count == Self.chunkSize { return false }
            var end = offset
            guard let range = words.nextWord(text, ascii: ascii, at: &end, into: &characters) else { return true }
            let isLong = range.count > Self.longestCharacter
            if isLong, characters.count > 0 {
                characters.dropOpenBytes(characters.openTermCount)
                return true
            }
            characters.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: 0)
            offset = end
            if isLong { return true }
        } while isRunGoingOn(text, at: &offset)
        return true
    }

    /// Whether a character is at `offset`, perhaps after zero-width spaces, with which some mark where words end in such text.
    private func isRunGoingOn(_ text: Span<UInt8>, at offset: inout Int) -> Bool {
        var next = offset
        while next + 3 < text.count, text[next] == 0xE2, text[next + 1] == 0x80, text[next + 2] == 0x8B { next += 3 }
        guard next < text.count, isUnspaced(text, at: next) else { return false }
        offset = next
        return true
    }

    /// Whether a token is at or after `offset`.
    private func hasWord(_ text: Span<UInt8>, from offset: Int) -> Bool {
        var offset = offset
        var scratch = TokenBatch()
        return words.nextWord(text, ascii: words.table.ascii.span, at: &offset, into: &scratch) != nil
    }
}

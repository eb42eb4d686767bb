/// The terms of a text in order, without their places in it: what indexing needs from an analysis.
///
/// One batch is reused for many texts, so that a term costs no allocation. Not for two tasks at once.
package final class TermBatch {
    /// Where a term lies in the batch's bytes, and its position in the text.
    package struct Token: BitwiseCopyable {
        package let start: UInt32
        package let length: UInt32
        package let position: UInt32
    }

    /// Bytes that may be read from a term's start, whatever its length, and beyond its end.
    package static let padding = 32
    /// Bytes of text examined at once.
    static let windowSize = 64

    private var bytes: UnsafeMutableRawPointer
    private var byteCapacity = 1 << 14
    private var byteCount = 0
    private var tokens: UnsafeMutablePointer<Token>
    private var tokenCapacity = 1 << 11
    /// Number of terms.
    package private(set) var count = 0
    /// For analyzers that first make tokens with their places.
    var tokenBatch = TokenBatch()

    package init() {
        // SAFETY: both are freed, once, by `deinit` or by what replaces them; zeros make the padding after any term initialised memory.
        bytes = .allocate(byteCount: byteCapacity, alignment: 16)
        bytes.initializeMemory(as: UInt8.self, repeating: 0, count: byteCapacity)
        tokens = .allocate(capacity: tokenCapacity)
    }

    deinit {
        bytes.deallocate()
        tokens.deallocate()
    }

    /// Forgets the terms and keeps the memory.
    package func removeAll() {
        count = 0
        byteCount = 0
    }

    /// A copy of term `index`, which is below `count`.
    package func term(_ index: Int) -> [UInt8] {
        precondition(index >= 0 && index < count)
        // SAFETY: `index` is below `count`; a token's range was within the bytes when it was added, and bytes never shrink below it.
        let token = tokens[index]
        return Array(UnsafeRawBufferPointer(start: bytes + Int(token.start), count: Int(token.length)))
    }

    /// The position of term `index`, which is below `count`.
    package func position(_ index: Int) -> UInt32 {
        precondition(index >= 0 && index < count)
        // SAFETY: `index` is below `count`.
        return tokens[index].position
    }

    /// Adds a term, cut at `TokenBatch.longestTerm` bytes.
    package func append(_ term: Span<UInt8>, position: UInt32) {
        reserve(bytes: 0, tokens: 1)
        let length = min(term.count, TokenBatch.longestTerm)
        tokens[count] = Token(start: place(term, length: length), length: UInt32(length), position: position)
        count += 1
    }

    /// Puts the first `length` bytes of `term` after all others, after a byte that is `WordForm.mark`.
    /// - Returns: where they start.
    private func place(_ term: Span<UInt8>, length: Int) -> UInt32 {
        reserve(bytes: length + 1, tokens: 0)
        (bytes + byteCount).storeBytes(of: WordForm.mark, as: UInt8.self)
        let start = byteCount + 1
        // SAFETY: `reserve` has made room for `length + 1` bytes; callers pass no more than the term has.
        term.withUnsafeBytes { term in
            if let base = term.baseAddress { (bytes + start).copyMemory(from: base, byteCount: length) }
        }
        byteCount = start + length
        return UInt32(truncatingIfNeeded: start)
    }

    /// Adds the terms that `analyzer` makes of `text` with their places, as `Analyzer.analyzeTerms` demands.
    func appendTokens(
        of text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, by analyzer: some Analyzer
    ) -> Bool {
        tokenBatch.removeAll()
        let isMore = analyzer.analyze(text, progress: &progress, limit: limit, forms: forms, into: &tokenBatch)
        appendTokens()
        return isMore
    }

    private func appendTokens() {
        let bytes = tokenBatch.bytes
        for index in 0..<tokenBatch.count {
            append(bytes.span.extracting(tokenBatch.termRange(index)), position: tokenBatch.positions[index])
        }
    }

    /// Calls `body` with the terms. Each lies within the bytes, with `padding` readable bytes after it.
    package func withUnsafeTokens(_ body: (_ bytes: UnsafeRawPointer, _ tokens: UnsafeBufferPointer<Token>) -> Void) {
        // SAFETY: tokens below `count` are initialised, and every one's range plus padding lies within the capacity; `self` outlives the
        // call.
        body(UnsafeRawPointer(bytes), UnsafeBufferPointer(start: tokens, count: count))
    }

    private func reserve(bytes more: Int, tokens moreTokens: Int) {
        let wanted = byteCount + more + Self.padding
        if wanted > byteCapacity {
            let capacity = max(wanted, byteCapacity * 2)
            precondition(capacity <= Int(UInt32.max), "a batch of terms exceeds 4 GiB")
            // SAFETY: the new memory holds what the old did, then zeros; the old is freed once.
            let grown = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
            grown.copyMemory(from: bytes, byteCount: byteCount)
            (grown + byteCount).initializeMemory(as: UInt8.self, repeating: 0, count: capacity - byteCount)
            bytes.deallocate()
            bytes = grown
            byteCapacity = capacity
        }
        if count + moreTokens > tokenCapacity {
            let capacity = max(count + moreTokens, tokenCapacity * 2)
            // SAFETY: `count` tokens are initialised and move; the old memory is freed once.
            let grown = UnsafeMutablePointer<Token>.allocate(capacity: capacity)
            grown.moveInitialize(from: tokens, count: count)
            tokens.deallocate()
            tokens = grown
            tokenCapacity = capacity
        }
    }

    // MARK: Windows

    /// Adds the words of `text`, each after a byte that is `WordForm.mark`, from `offset` on as long as they are made of bytes that
    /// `Bytes` classifies, window by window.
    ///
    /// Stops after about `limit` words, at the end, or where a word (or what comes before it) has to be looked at more closely: one with
    /// a special byte, or longer than a window. `offset` is then before that word and after all words added.
    /// - Parameter position: the position of the next word; moves on with each.
    /// - Returns: true at a word to look at more closely.
    @inline(__always)
    func appendWords<Bytes: WindowBytes>(
        of text: Span<UInt8>, from offset: inout Int, position: inout UInt32, limit: Int, by _: Bytes.Type
    ) -> Bool {
        // SAFETY: `at` never exceeds the text's count: a window is read where 64 bytes are left, else a padded copy of what is left. A
        // window has at most 32 words and 64 bytes, for which `reserve` makes room; words lie within their window.
        text.withUnsafeBytes { text in
            guard let base = text.baseAddress else { return false }
            let end = text.count
            var at = offset
            var count = self.count
            var byteCount = self.byteCount
            let stop = count + limit
            defer {
                offset = at
                self.count = count
                self.byteCount = byteCount
            }
            while at < end {
                if count >= stop { return false }
                if byteCount &+ Self.windowSize &+ 1 &+ Self.padding > byteCapacity || count &+ Self.windowSize / 2 > tokenCapacity {
                    self.count = count
                    self.byteCount = byteCount
                    reserve(bytes: Self.windowSize + 1, tokens: Self.windowSize / 2)
                }
                // The byte before is for the mark of a word that begins the window.
                let window = bytes + (byteCount &+ 1)
                let known = end - at
                let bits: (words: UInt64, special: UInt64)
                if known >= Self.windowSize {
                    bits = Bytes.classify(base + at, into: window)
                } else {
                    window.initializeMemory(as: UInt8.self, repeating: 0, count: Self.windowSize)
                    window.copyMemory(from: base + at, byteCount: known)
                    bits = Bytes.classify(UnsafeRawPointer(window), into: window)
                }
                // What may be used: the bytes before the first special one. Words that end there are whole.
                let usable = bits.special == 0 ? UInt64.max : (bits.special & (0 &- bits.special)) &- 1
                let words = bits.words & usable
                var starts = words & ~(words << 1)
                var ends = ~words & (words << 1) & usable
                var next = tokens + count
                let start = UInt32(truncatingIfNeeded: byteCount &+ 1)
                var found = 0
                while ends != 0 {
                    let from = UInt32(truncatingIfNeeded: starts.trailingZeroBitCount)
                    let to = UInt32(truncatingIfNeeded: ends.trailingZeroBitCount)
                    // A word follows a byte of the window that no other word has, or the byte before the window.
                    (window - 1 + Int(from)).storeBytes(of: WordForm.mark, as: UInt8.self)
                    next.initialize(to: Token(start: start &+ from, length: to &- from, position: position))
                    next += 1
                    found &+= 1
                    position &+= 1
                    starts &= starts &- 1
                    ends &= ends &- 1
                }
                count &+= found
                byteCount &+= Self.windowSize &+ 1
                if starts != 0 {
                    // The last word does not end in what may be used.
                    let from = starts.trailingZeroBitCount
                    at &+= from
                    if from == 0 || bits.special != 0 { return true }
                } else if bits.special != 0 {
                    at &+= bits.special.trailingZeroBitCount
                    return true
                } else {
                    at = min(at &+ Self.windowSize, end)
                }
            }
            return false
        }
    }

    // MARK: Stems

    /// Replaces the terms from `first` on by their stems, which are words for `worker`, and adds their surface forms if `keepsSurfaces`.
    func stemWords(from first: Int, by worker: inout SnowballWorker, keepsSurfaces: Bool) {
        let end = count
        if keepsSurfaces { reserve(bytes: 0, tokens: end - first) }
        // SAFETY: indices are below `end`, and there is room for as many tokens after it. `append` and `place` put a byte before each
        // term, and leave `padding` readable bytes after it.
        for index in first..<end {
            let word = tokens[index]
            let length = Int(word.length)
            let start = bytes + Int(word.start)
            let entry = length <= StemCache.longest ? worker.cache.entry(StemCache.Key(start, length)) : nil
            if let entry {
                if keepsSurfaces { tokens[count] = entry.isPlain ? marked(word) : surface(of: word, by: &worker) }
                let stemStart =
                    entry.stemIsPrefix
                    ? word.start
                    : entry.withStem {
                        place(Span(_unsafeStart: $0.assumingMemoryBound(to: UInt8.self), count: entry.stemLength), length: entry.stemLength)
                    }
                tokens[index] = Token(start: stemStart, length: UInt32(truncatingIfNeeded: entry.stemLength), position: word.position)
            } else {
                worker.compute(Span(_unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: length))
                if keepsSurfaces { tokens[count] = surface(of: word, by: &worker) }
                let stemLength = min(worker.stem.count, TokenBatch.longestTerm)
                tokens[index] = Token(
                    start: place(worker.stem.span, length: stemLength), length: UInt32(truncatingIfNeeded: stemLength),
                    position: word.position)
            }
            if keepsSurfaces { count += 1 }
        }
    }

    /// The term of the surface form of `word`, which is its own.
    @inline(__always)
    private func marked(_ word: Token) -> Token {
        Token(start: word.start &- 1, length: min(word.length &+ 1, UInt32(TokenBatch.longestTerm)), position: word.position)
    }

    private func surface(of word: Token, by worker: inout SnowballWorker) -> Token {
        // SAFETY: the word's bytes stay until something is placed.
        worker.computeSurface(
            of: Span(_unsafeStart: (bytes + Int(word.start)).assumingMemoryBound(to: UInt8.self), count: Int(word.length)))
        let length = min(worker.surface.count, TokenBatch.longestTerm)
        let start = place(worker.surface.span, length: length)
        return marked(Token(start: start, length: UInt32(truncatingIfNeeded: length), position: word.position))
    }
}

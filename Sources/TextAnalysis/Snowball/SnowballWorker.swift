/// One stemmer with its cache and buffers, for one task at a time.
struct SnowballWorker: Sendable {
    /// Longest word that is stemmed, in bytes; longer ones are no words of a language.
    static let longestStemmed = 128

    private let stemmer: any WordStemmer
    private var cache = StemCache()
    private var word: [UInt8] = []
    private var stem: [UInt8] = []
    private var folded: [UInt8] = []

    /// - Parameter algorithm: one of libstemmer's, or our own `ukrainian`; nil for others.
    init?(algorithm: String) {
        if algorithm == UkrainianStemmer.name {
            stemmer = UkrainianStemmer()
        } else {
            guard let stemmer = SnowballStemmer(algorithm: algorithm) else { return nil }
            self.stemmer = stemmer
        }
    }

    /// Puts the stem of the open term, without diacritics, in its place.
    @inline(__always)
    mutating func stemOpenTerm(of batch: inout TokenBatch) {
        let range = batch.openTermRange
        guard range.count <= StemCache.longest else {
            computeStem(of: batch)
            return batch.replaceOpenTerm(with: folded.span, count: folded.count)
        }
        let slot = StemCache.slot(of: batch.bytes.span.extracting(range))
        if !cache.holds(batch.bytes.span.extracting(range), at: slot) {
            computeStem(of: batch)
            if folded.count > StemCache.longest { return batch.replaceOpenTerm(with: folded.span, count: folded.count) }
            cache.insert(word, stem: folded, at: slot)
        }
        cache.replaceOpenTerm(of: &batch, at: slot)
    }

    /// Puts the open term into `word` and its stem into `folded`.
    private mutating func computeStem(of batch: borrowing TokenBatch) {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: batch.bytes[batch.openTermRange])
        stem.removeAll(keepingCapacity: true)
        let isStemmed = word.count <= Self.longestStemmed && stemmer.stem(word, into: &stem) && !stem.isEmpty
        dropDiacritics(of: isStemmed ? stem : word)
        // A stem of marks alone would leave nothing to search for.
        if folded.isEmpty { dropDiacritics(of: word) }
        if folded.isEmpty { folded.append(contentsOf: word) }
    }

    /// Puts `text`, composed and case-folded UTF-8, without diacritics into `folded`.
    private mutating func dropDiacritics(of text: [UInt8]) {
        folded.removeAll(keepingCapacity: true)
        let table = FoldingTable.plain
        let text = text.span
        var offset = 0
        while offset < text.count {
            let scalar = UTF8Scalar(text, at: offset)
            if scalar.length == 1 {
                folded.append(text[offset])
            } else {
                append(table[scalar.value], of: scalar, from: text.extracting(offset..<offset + scalar.length), table)
            }
            offset += scalar.length
        }
    }

    private mutating func append(_ plain: FoldedScalar, of scalar: UTF8Scalar, from bytes: Span<UInt8>, _ table: FoldingTable) {
        if plain.isExpansion {
            let index = Int(plain.target)
            for part in table.expansions[index + 1..<index + 1 + Int(table.expansions[index])] { append(part) }
        } else if plain.target != 0 {
            append(plain.target)
        } else {
            for index in bytes.indices { folded.append(bytes[index]) }
        }
    }

    private mutating func append(_ scalar: UInt32) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        folded.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
}

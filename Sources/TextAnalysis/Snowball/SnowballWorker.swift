/// One stemmer with its cache and buffers, for one task at a time.
final class SnowballWorker {
    /// Longest word that is stemmed, in bytes; longer ones are no words of a language.
    static let longestStemmed = 128

    private let stemmer: SnowballStemmer
    private var cache = StemCache()
    private var word: [UInt8] = []
    private var stem: [UInt8] = []
    private var folded: [UInt8] = []

    init?(algorithm: String) {
        guard let stemmer = SnowballStemmer(algorithm: algorithm) else { return nil }
        self.stemmer = stemmer
    }

    /// Puts the stem of the open term, without diacritics, in its place.
    func stemOpenTerm(of batch: inout TokenBatch) {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: batch.openTerm)
        let word = word
        let isCacheable = word.count <= StemCache.longest
        let slot = isCacheable ? StemCache.slot(of: word) : 0
        if isCacheable, cache.replace(word, at: slot, in: &batch) { return }

        stem.removeAll(keepingCapacity: true)
        let isStemmed = word.count <= Self.longestStemmed && stemmer.stem(word, into: &stem) && !stem.isEmpty
        dropDiacritics(of: isStemmed ? stem : word)
        // A stem of marks alone would leave nothing to search for.
        if folded.isEmpty { dropDiacritics(of: word) }
        if folded.isEmpty { folded.append(contentsOf: word) }
        let result = folded
        batch.replaceOpenTerm(with: result.span, count: result.count)
        if isCacheable { cache.insert(word, stem: result, at: slot) }
    }

    /// Puts `text`, composed and case-folded UTF-8, without diacritics into `folded`.
    private func dropDiacritics(of text: [UInt8]) {
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

    private func append(_ plain: FoldedScalar, of scalar: UTF8Scalar, from bytes: Span<UInt8>, _ table: FoldingTable) {
        if plain.isExpansion {
            let index = Int(plain.target)
            for part in table.expansions[index + 1..<index + 1 + Int(table.expansions[index])] { append(part) }
        } else if plain.target != 0 {
            append(plain.target)
        } else {
            for index in bytes.indices { folded.append(bytes[index]) }
        }
    }

    private func append(_ scalar: UInt32) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        folded.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
}

/// One stemmer with its cache and buffers, for one task at a time.
///
/// Words come composed and case-folded, with their diacritics. Their stems and surface forms have none.
struct SnowballWorker: Sendable {
    /// Longest word that is stemmed, in bytes; anything longer is not a word of a language.
    static let longestStemmed = 128

    private let stemmer: any WordStemmer
    let cache = StemCache()
    private var word: [UInt8] = []
    private var rawStem: [UInt8] = []
    /// The stem of the word that was last given to `compute`.
    private(set) var stem: [UInt8] = []
    /// The surface form of the word that was last given to `compute` or `computeSurface`.
    private(set) var surface: [UInt8] = []

    /// - Parameter algorithm: one of libstemmer's, or Lede's own `ukrainian`; nil for others.
    init?(algorithm: String) {
        if algorithm == UkrainianStemmer.name {
            stemmer = UkrainianStemmer()
        } else {
            guard let stemmer = SnowballStemmer(algorithm: algorithm) else { return nil }
            self.stemmer = stemmer
        }
    }

    /// Puts the stem of the open term in its place.
    /// - Parameter keepsSurface: whether `surface` is the word's surface form afterwards.
    @inline(__always)
    mutating func stemOpenTerm(of batch: inout TokenBatch, keepsSurface: Bool) {
        let range = batch.openTermRange
        if range.count <= StemCache.longest, let entry = cache.entry(StemCache.Key(batch.bytes.span.extracting(range))) {
            if keepsSurface { computeSurface(of: batch.bytes.span.extracting(range)) }
            return entry.replaceOpenTerm(of: &batch)
        }
        compute(batch.bytes.span.extracting(range))
        batch.replaceOpenTerm(with: stem.span, count: stem.count)
    }

    /// Finds the stem and the surface form of `text`, a word that is not empty, and remembers short ones.
    mutating func compute(_ text: Span<UInt8>) {
        word.removeAll(keepingCapacity: true)
        for index in text.indices { word.append(text[index]) }
        computeSurface(of: text)
        rawStem.removeAll(keepingCapacity: true)
        let isStemmed = word.count <= Self.longestStemmed && stemmer.stem(word, into: &rawStem) && !rawStem.isEmpty
        let accented = isStemmed ? rawStem : word
        Self.dropDiacritics(of: accented.span, into: &stem)
        // A stem of marks alone would leave nothing to search for.
        if stem.isEmpty { stem.append(contentsOf: surface) }
        guard word.count <= StemCache.longest else { return }
        cache.insert(StemCache.Key(text), word: word, stem: stem, isPlain: surface == word)
    }

    /// Finds the surface form of `text`, a word that is not empty.
    mutating func computeSurface(of text: Span<UInt8>) {
        Self.dropDiacritics(of: text, into: &surface)
        // A word of marks alone stays as it is.
        guard surface.isEmpty else { return }
        for index in text.indices { surface.append(text[index]) }
    }

    /// Puts `text` without diacritics into `folded`.
    private static func dropDiacritics(of text: Span<UInt8>, into folded: inout [UInt8]) {
        folded.removeAll(keepingCapacity: true)
        let table = FoldingTable.plain
        var offset = 0
        while offset < text.count {
            let scalar = UTF8Scalar(text, at: offset)
            if scalar.length == 1 {
                folded.append(text[offset])
            } else {
                append(table[scalar.value], of: text.extracting(offset..<offset + scalar.length), table, to: &folded)
            }
            offset += scalar.length
        }
    }

    private static func append(_ plain: FoldedScalar, of bytes: Span<UInt8>, _ table: FoldingTable, to folded: inout [UInt8]) {
        if plain.isExpansion {
            let index = Int(plain.target)
            for part in table.expansions[index + 1..<index + 1 + Int(table.expansions[index])] { append(part, to: &folded) }
        } else if plain.target != 0 {
            append(plain.target, to: &folded)
        } else {
            for index in bytes.indices { folded.append(bytes[index]) }
        }
    }

    private static func append(_ scalar: UInt32, to folded: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        folded.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
}

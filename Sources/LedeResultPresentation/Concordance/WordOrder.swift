import LedeTextAnalysis

/// The order of words in lists for people: first by their letters without case and diacritics, as the analyzer `standard` folds them (`ß`
/// as `ss`), then by their spelling. It depends on no locale: the same words come in the same order everywhere.
struct WordOrder {
    /// Most words whose folded form is remembered.
    private static let mostKnown = 1 << 16

    private let analyzer = StandardAnalyzer()
    private var known: [String: [UInt8]] = [:]

    /// What `word` is compared by before its spelling; of a word without letters and digits its UTF-8.
    mutating func key(_ word: String) -> [UInt8] {
        if let key = known[word] { return key }
        var key: [UInt8] = []
        for piece in analyzer.words(of: word.utf8.span, forms: []) { key += piece.analyzed }
        if key.isEmpty { key = Array(word.utf8) }
        if known.count == Self.mostKnown { known.removeAll(keepingCapacity: true) }
        known[word] = key
        return key
    }

    /// Whether the words `first`, whose keys are `firstKeys`, come before others: as a list, by the first difference; nil if all keys are
    /// equal.
    static func precedes(_ first: [[UInt8]], _ second: [[UInt8]]) -> Bool? {
        for (one, other) in zip(first, second) where one != other { return one.lexicographicallyPrecedes(other) }
        return first.count == second.count ? nil : first.count < second.count
    }
}

/// Keeps, of terms that come in ascending order, those in most documents.
struct BestTerms {
    private let limit: Int
    private var kept: [(term: [UInt8], docFreq: Int)] = []
    private var found = 0
    private var isAbandoned = false

    init(_ limit: Int) { self.limit = limit }

    mutating func add(_ term: [UInt8], docFreq: Int) {
        found += 1
        kept.append((term, docFreq))
        if kept.count / 2 >= limit, kept.count > 1_024 { trim() }
    }

    /// The search ended early.
    mutating func abandon() { isAbandoned = true }

    var expansion: WordExpansion {
        var copy = self
        if copy.kept.count > limit { copy.trim() }
        return WordExpansion(
            terms: copy.kept.map(\.term).sorted { $0.lexicographicallyPrecedes($1) }, found: found, isAbandoned: isAbandoned)
    }

    private mutating func trim() {
        kept.sort { $0.docFreq != $1.docFreq ? $0.docFreq > $1.docFreq : $0.term.lexicographicallyPrecedes($1.term) }
        kept.removeLast(max(0, kept.count - limit))
    }
}

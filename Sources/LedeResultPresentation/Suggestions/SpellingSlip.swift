/// Tells slips of spelling from words that are merely alike.
enum SpellingSlip {
    private static let vowels = Set("aeiouyаеиоуыэюяіїє".unicodeScalars)
    /// Letters at the beginning that are hardly ever wrong.
    static let firstLetters = 2
    /// Fewest letters of a word in which two are swapped, one is missing or too many, or one vowel replaces another: among shorter ones
    /// both are words too often.
    private static let shortest = (swapped: 6, missing: 7, vowel: 8)

    /// Whether `typed` may be a slip for `meant`: two letters swapped, a letter left out or put in, or a vowel for another, not among the
    /// first two letters. What differs only in its last letter is an ending, unless that letter is doubled. Complexity: O(letters).
    static func isLikely(_ typed: [Unicode.Scalar], for meant: [Unicode.Scalar]) -> Bool {
        guard typed != meant, typed.prefix(firstLetters) == meant.prefix(firstLetters) else { return false }
        if typed.count == meant.count {
            let places = typed.indices.filter { typed[$0] != meant[$0] }
            if places.count == 2, places[1] == places[0] + 1, typed[places[0]] == meant[places[1]], typed[places[1]] == meant[places[0]] {
                return typed.count >= shortest.swapped
            }
            guard places.count == 1, places[0] < typed.count - 1, typed.count >= shortest.vowel else { return false }
            return vowels.contains(typed[places[0]]) && vowels.contains(meant[places[0]])
        }
        guard typed.count >= shortest.missing, abs(typed.count - meant.count) == 1 else { return false }
        let (shorter, longer) = typed.count < meant.count ? (typed, meant) : (meant, typed)
        let shared = zip(shorter, longer).prefix { $0 == $1 }.count
        if shared == shorter.count { return longer[longer.count - 1] == longer[longer.count - 2] }
        return shorter[shared...].elementsEqual(longer[(shared + 1)...])
    }
}

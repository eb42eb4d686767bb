/// A word of 3 to 64 bytes while it is stemmed, with the conditions of Porter's paper ("An algorithm for suffix stripping", 1980).
///
/// Bytes other than a, e, i, o, u and y are consonants; that holds for every byte of a letter beyond ASCII, as in FTS5.
struct PorterWord {
    /// Longest word that is stemmed, in bytes.
    static let longest = 64

    /// The word's bytes, of which the first `count` hold. No step makes a word longer than it was.
    private(set) var letters = InlineArray<64, UInt8>(repeating: 0)
    private(set) var count: Int

    /// - Precondition: `word` has at most `longest` bytes.
    init(_ word: Span<UInt8>) {
        count = word.count
        for at in word.indices { letters[at] = word[at] }
    }

    /// The letter `distance` before the end, 1 the last; 0 before the start.
    func fromEnd(_ distance: Int) -> UInt8 { distance <= count ? letters[count - distance] : 0 }

    mutating func drop(_ number: Int) { count -= number }

    mutating func append(_ letter: UInt8) {
        letters[count] = letter
        count += 1
    }

    mutating func setLast(_ letter: UInt8) { letters[count - 1] = letter }

    /// The last eight letters, the last one lowest; 0 before the start.
    var tail: UInt64 {
        var tail: UInt64 = 0
        for at in max(0, count - 8)..<count { tail = tail << 8 | UInt64(letters[at]) }
        return tail
    }

    /// Whether the word, whose `tail` this is, ends in the rule's suffix and has something before it.
    @inline(__always)
    func ends(in rule: PorterRule, tail: UInt64) -> Bool {
        tail & (1 << UInt64(8 * rule.length) - 1) == rule.suffix && count > rule.length
    }

    /// Whether the word ends in the rule's suffix and has something before it.
    func ends(in rule: PorterRule) -> Bool { ends(in: rule, tail: tail) }

    mutating func apply(_ rule: PorterRule) {
        count -= rule.length
        for index in 0..<rule.replacementLength {
            append(UInt8(truncatingIfNeeded: rule.replacement >> UInt64(8 * (rule.replacementLength - 1 - index))))
        }
    }

    /// Whether a letter is a vowel; y is one after a consonant.
    static func isVowel(_ letter: UInt8, afterConsonant: Bool) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
        case UInt8(ascii: "y"): afterConsonant
        default: false
        }
    }

    /// Porter's measure m of the first `length` letters, up to 2: how often a consonant follows a vowel run.
    func measure(_ length: Int) -> Int {
        var measure = 0
        var previousIsConsonant = false
        var inVowels = false
        for at in 0..<length {
            let isVowel = Self.isVowel(letters[at], afterConsonant: previousIsConsonant)
            if inVowels, !isVowel {
                measure += 1
                if measure == 2 { return 2 }
            }
            inVowels = isVowel
            previousIsConsonant = !isVowel
        }
        return measure
    }

    /// Porter's *v*: a vowel is among the first `length` letters; a y counts anywhere but at the start, as in FTS5.
    func hasVowel(_ length: Int) -> Bool {
        for at in 0..<length where Self.isVowel(letters[at], afterConsonant: at > 0) { return true }
        return false
    }

    /// Porter's *o: the first `length` letters end consonant, vowel, consonant, and the last is not w, x or y.
    func endsInShortSyllable(_ length: Int) -> Bool {
        guard length >= 3 else { return false }
        switch letters[length - 1] {
        case UInt8(ascii: "w"), UInt8(ascii: "x"), UInt8(ascii: "y"): return false
        default: break
        }
        var pattern = 0
        var previousIsConsonant = false
        for at in 0..<length {
            previousIsConsonant = !Self.isVowel(letters[at], afterConsonant: previousIsConsonant)
            pattern = (pattern << 1 | (previousIsConsonant ? 1 : 0)) & 7
        }
        return pattern == 5
    }
}

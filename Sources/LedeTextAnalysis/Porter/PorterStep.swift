/// The suffixes of one step of Porter's algorithm; the first that a word ends in decides.
struct PorterStep: Sendable {
    private let rules: [PorterRule]
    /// Bit `letter & 31` is set for each letter that a suffix ends in; most words have none of them.
    private let lastLetters: UInt32

    init(_ rules: [PorterRule]) {
        self.rules = rules
        lastLetters = rules.reduce(0) { $0 | 1 << (UInt32(truncatingIfNeeded: $1.suffix) & 31) }
    }

    /// The rule that decides for `word`; nil for none.
    @inline(__always)
    func rule(for word: borrowing PorterWord) -> PorterRule? {
        guard lastLetters & 1 << (UInt32(word.fromEnd(1)) & 31) != 0 else { return nil }
        let tail = word.tail
        for index in rules.indices where word.ends(in: rules[index], tail: tail) { return rules[index] }
        return nil
    }
}

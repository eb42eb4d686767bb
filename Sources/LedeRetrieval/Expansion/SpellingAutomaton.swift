import LedeQueryLanguage

/// The distances of `FuzzyAutomaton` by bits in parallel (Wu and Manber, CACM 1992; with swaps as in Hyyrö, 2003): bit i of `near[d]` says
/// that the word's first i characters are within d edits of what was read. A state takes no memory of its own, and a step a few operations.
struct SpellingAutomaton: TermAutomaton {
    /// Most characters of a word.
    static let longestWord = 63

    struct State {
        fileprivate var near: (UInt64, UInt64, UInt64)
        /// `near` before the last step, and the character of that step.
        fileprivate var before: (UInt64, UInt64)
        fileprivate var last: UInt64
    }

    private let count: Int
    private let edits: Int
    /// For each ASCII character, bit i is set if the word has it in place i.
    private let places: [UInt64]
    /// The others of the word.
    private let others: [(scalar: Unicode.Scalar, places: UInt64)]
    /// The bits of the word's beginnings.
    private let all: UInt64

    /// - Precondition: the word has at most `longestWord` characters.
    init(_ pattern: FuzzyPattern) {
        let word = Array(String(decoding: pattern.term, as: UTF8.self).unicodeScalars)
        precondition(word.count <= Self.longestWord)
        count = word.count
        edits = pattern.edits
        all = word.count == 63 ? .max : 1 << (UInt64(word.count) + 1) - 1
        var places = Array(repeating: UInt64(0), count: 128)
        var others: [(scalar: Unicode.Scalar, places: UInt64)] = []
        for (place, scalar) in word.enumerated() {
            if scalar.isASCII {
                places[Int(scalar.value)] |= 1 << UInt64(place)
            } else if let known = others.firstIndex(where: { $0.scalar == scalar }) {
                others[known].places |= 1 << UInt64(place)
            } else {
                others.append((scalar, 1 << UInt64(place)))
            }
        }
        self.places = places
        self.others = others
    }

    var start: State { State(near: (1, 0b11 & all, 0b111 & all), before: (0, 0), last: 0) }

    func step(_ state: State, _ scalar: Unicode.Scalar) -> State? {
        let same = scalar.isASCII ? places[Int(scalar.value)] : others.first { $0.scalar == scalar }?.places ?? 0
        // Prefixes that two characters, read in the other order, continue.
        let swap = same & (state.last >> 1)
        let none = ((state.near.0 & same) << 1) & all
        let one = (((state.near.1 & same) << 1) | state.near.0 | (state.near.0 << 1) | (none << 1) | ((state.before.0 & swap) << 2)) & all
        let two = (((state.near.2 & same) << 1) | state.near.1 | (state.near.1 << 1) | (one << 1) | ((state.before.1 & swap) << 2)) & all
        let next = State(near: (none, one, two), before: (state.near.0, state.near.1), last: same)
        // A swap that has begun may end within the edits, though nothing is within them now.
        let isAlive =
            switch edits {
            case 0: none != 0
            case 1: one != 0 || state.near.0 != 0
            default: two != 0 || state.near.1 != 0
            }
        return isAlive ? next : nil
    }

    func accepts(_ state: State) -> Bool { distance(state) <= edits }

    func cost(_ state: State) -> Int { 8 }

    /// The edits between what was read and the word; more than may be asked for, if they are more.
    private func distance(_ state: State) -> Int {
        let bit: UInt64 = 1 << UInt64(count)
        if state.near.0 & bit != 0 { return 0 }
        if state.near.1 & bit != 0 { return 1 }
        return state.near.2 & bit != 0 ? 2 : FuzzyPattern.mostEdits + 1
    }

    /// The edits between `text` and the word, or nil if they are more than the pattern allows.
    func distance(to text: String.UnicodeScalarView) -> Int? {
        var state = start
        for scalar in text {
            guard let next = step(state, scalar) else { return nil }
            state = next
        }
        return accepts(state) ? distance(state) : nil
    }
}

/// Runs an automaton over ascending terms: what a term shares with the previous one is not read again.
struct AutomatonWalk<Automaton: TermAutomaton> {
    private let automaton: Automaton
    /// Bytes of each term that the automaton does not see.
    private let skipped: Int
    private var last: [UInt8] = []
    /// `states[i]` is reached after i characters of `last`, which end before byte `ends[i]`.
    private var states: [Automaton.State]
    private var ends: [Int]
    /// No term with this many bytes in common with `last` matches; more than it has if nothing is known.
    private var deadEnd = Int.max

    init(_ automaton: Automaton, skipping skipped: Int) {
        self.automaton = automaton
        self.skipped = skipped
        states = [automaton.start]
        ends = [skipped]
    }

    /// The first bytes that terms after the present one may begin with, if the last one was rejected for its beginning; nil if unknown.
    var firstBehindDeadEnd: [UInt8]? {
        guard deadEnd <= last.count else { return nil }
        var bound = Array(last[..<deadEnd])
        while let byte = bound.popLast() {
            if byte < .max { return bound + [byte + 1] }
        }
        return nil
    }

    /// Whether the automaton accepts `term`; the work done is added to `work`.
    mutating func accepts(_ term: [UInt8], work: inout Int) -> Bool {
        var shared = 0
        while shared < min(term.count, last.count), term[shared] == last[shared] { shared += 1 }
        if shared >= deadEnd { return false }
        last = term
        deadEnd = .max
        while let end = ends.last, end > shared, ends.count > 1 {
            ends.removeLast()
            states.removeLast()
        }
        var place = ends[ends.count - 1]
        while place < term.count {
            let (scalar, length) = Self.scalar(term, at: place)
            guard let state = automaton.step(states[states.count - 1], scalar) else {
                work += 1
                deadEnd = place + length
                return false
            }
            work += automaton.cost(state)
            place += length
            states.append(state)
            ends.append(place)
        }
        return automaton.accepts(states[states.count - 1])
    }

    /// The character at byte `place` and its bytes; a byte that begins none counts as U+FFFD.
    private static func scalar(_ bytes: [UInt8], at place: Int) -> (Unicode.Scalar, Int) {
        let lead = bytes[place]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, place + length <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for index in place + 1..<place + length {
            guard bytes[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(bytes[index] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}

@testable import LedeRetrieval

extension TermAutomaton {
    /// Whether the whole of `text` matches.
    func matches(_ text: some Sequence<Unicode.Scalar>) -> Bool {
        var state = start
        for scalar in text {
            guard let next = step(state, scalar) else { return false }
            state = next
        }
        return accepts(state)
    }
}

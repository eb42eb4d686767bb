/// Decides character by character whether a term matches, so that terms with the same beginning share the work.
protocol TermAutomaton {
    associatedtype State

    /// The state before the first character.
    var start: State { get }

    /// The state after `scalar`, or nil if no term that continues from there can match.
    func step(_ state: State, _ scalar: Unicode.Scalar) -> State?

    /// Whether a term that ends here matches.
    func accepts(_ state: State) -> Bool

    /// The work that went into a state, in steps of some nanoseconds.
    func cost(_ state: State) -> Int
}

import ArgumentParser

/// When output is coloured.
enum ColorMode: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// On a terminal that can, unless NO_COLOR is set.
    case auto
    case always
    case never

    /// Whether output that goes to a terminal, or not, is coloured.
    ///
    /// NO_COLOR counts when set and not empty (no-color.org); `--color always` is more specific and wins over it.
    func isColored(onTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto:
            onTerminal && environment["NO_COLOR", default: ""].isEmpty
                && environment["TERM", default: "dumb"] != "dumb"
        }
    }
}

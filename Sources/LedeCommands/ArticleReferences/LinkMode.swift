import ArgumentParser

/// When titles of results are links that a terminal can open (OSC 8).
enum LinkMode: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// On a terminal known to have links.
    case auto
    case always
    case never

    /// Whether output that goes to a terminal, or not, has links.
    func hasLinks(onTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: onTerminal && Self.knowsLinks(environment)
        }
    }

    /// Variables that only terminals with links set.
    private static let marks = [
        "KITTY_WINDOW_ID", "WEZTERM_PANE", "WT_SESSION", "KONSOLE_VERSION", "GHOSTTY_RESOURCES_DIR", "ALACRITTY_WINDOW_ID", "DOMTERM",
    ]
    private static let programs: Set = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]

    /// Whether the terminal's variables say that it has links; others might print the address, and get none.
    private static func knowsLinks(_ environment: [String: String]) -> Bool {
        let kind = environment["TERM", default: "dumb"]
        let program = environment["TERM_PROGRAM", default: ""]
        // A multiplexer in between passes links on since tmux 3.4; screen does not.
        if kind.hasPrefix("screen") || kind.hasPrefix("tmux") {
            let numbers = environment["TERM_PROGRAM_VERSION", default: ""].split { !$0.isNumber }.prefix(2).map { Int($0) ?? 0 }
            return program == "tmux" && !numbers.lexicographicallyPrecedes([3, 4])
        }
        if kind == "dumb" || kind == "linux" || kind.isEmpty { return false }
        // VTE has links since 0.50, working ones since 0.52.
        if let version = environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 5_200 { return true }
        return programs.contains(program) || kind.hasPrefix("foot") || kind.hasPrefix("contour") || kind == "xterm-kitty"
            || kind == "xterm-ghostty" || kind == "alacritty"
            || marks.contains { environment[$0] != nil }
    }
}

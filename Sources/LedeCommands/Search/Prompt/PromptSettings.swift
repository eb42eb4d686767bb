/// The options of `lede search` that hold at a prompt: those it was called with, and what `.set` has changed since.
struct PromptSettings: Sendable, Equatable {
    struct Setting: Sendable, Equatable {
        /// Without dashes.
        var name: String
        /// Nil for a flag.
        var value: String?
    }

    /// What belongs to the whole session, or leaves nothing to show.
    static let fixed: Set = ["in", "json", "count", "parse", "color", "no-pager", "csv", "tsv", "ids", "help", "version"]

    private(set) var settings: [Setting] = []

    /// - Parameter arguments: those after `lede search`, none of them a query.
    init(_ arguments: [String]) {
        for argument in arguments {
            if argument.hasPrefix("-"), argument.count > 1 {
                let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = String(parts[0].drop { $0 == "-" })
                // `-n5`
                if !argument.hasPrefix("--"), name.count > 1 {
                    settings.append(Setting(name: String(name.prefix(1)), value: String(name.dropFirst())))
                } else {
                    settings.append(Setting(name: name, value: parts.count > 1 ? String(parts[1]) : nil))
                }
            } else if let last = settings.indices.last, settings[last].value == nil {
                settings[last].value = argument
            }
        }
    }

    /// The arguments that say the same.
    var arguments: [String] {
        settings.flatMap { setting in
            [(setting.name.count == 1 && Self.isShort(setting.name) ? "-" : "--") + setting.name] + (setting.value.map { [$0] } ?? [])
        }
    }

    /// One letter may be a long name, as in `--b`.
    private static func isShort(_ name: String) -> Bool { name == "n" || name == "h" }

    /// What may be changed, as `.set` shows it.
    var shown: [String] {
        settings.filter { !Self.fixed.contains($0.name) }.map { setting in setting.value.map { "\(setting.name) \($0)" } ?? setting.name }
    }

    /// Sets `name` to `value`, replacing what it was.
    mutating func set(_ name: String, _ value: String?) {
        let name = name == "limit" ? "n" : name
        unset(name)
        settings.append(Setting(name: name, value: value))
    }

    /// - Returns: whether it was set.
    @discardableResult mutating func unset(_ name: String) -> Bool {
        let count = settings.count
        settings.removeAll { $0.name == name || (name == "n" && $0.name == "limit") || (name == "limit" && $0.name == "n") }
        return settings.count < count
    }
}

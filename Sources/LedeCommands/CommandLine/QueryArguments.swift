/// Keeps text that begins with a dash from counting as options: any punctuation may be typed into a query.
enum QueryArguments {
    /// The commands whose arguments are text.
    private static let commands: Set = ["search", "save", "compare", "explain", "concordance"]

    /// The process's arguments with a blank before each word that is text and begins with a dash, for the commands that take a query.
    ///
    /// Options are `--word`, `--word=value`, a dash and one letter, and `-n` with a number; anything else that begins with a dash (`-5
    /// degrees`, `-fire`, `---`) is text. After `--` everything is, as always.
    static func marked(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, commands.contains(command) else { return arguments }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments.enumerated().map { $0.offset < end && isText($0.element) ? " " + $0.element : $0.element }
    }

    private static func isText(_ word: String) -> Bool {
        guard word.hasPrefix("-"), word.count > 1 else { return false }
        let name = word.drop { $0 == "-" }
        guard let first = name.first, first.isLetter else { return true }
        if word.hasPrefix("--") {
            let value = name.firstIndex(of: "=") ?? name.endIndex
            return word.hasPrefix("---") || name[..<value].contains(where: \.isWhitespace)
        }
        let limit = name.dropFirst()
        let isLimit = first == "n" && (limit == "all" || !limit.isEmpty && limit.allSatisfy { $0.isASCII && $0.isNumber })
        return name.count > 1 && !isLimit
    }
}

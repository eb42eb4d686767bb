/// Commands as typed in a shell.
enum ShellText {
    /// `lede` with arguments.
    static func command(_ arguments: [String]) -> String { "lede " + self.arguments(arguments) }

    /// Arguments separated by blanks.
    static func arguments(_ arguments: [String]) -> String { arguments.map(quoted).joined(separator: " ") }

    /// An argument, in single quotes if it needs them.
    static func quoted(_ argument: String) -> String {
        let plain = argument.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./:=,@+%".unicodeScalars.contains($0))
        }
        return plain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }
}

import Foundation

/// The completion scripts for shells, with what the parser's own lack: the commands after `lede help`.
enum CompletionScript {
    /// `message`, if `arguments` asked the parser for a script.
    static func completed(_ message: String, arguments: [String]) -> String {
        guard let place = arguments.firstIndex(where: { $0.hasPrefix("--generate-completion-script") }) else { return message }
        let name =
            arguments[place].split(separator: "=").dropFirst().first.map(String.init)
            ?? (place + 1 < arguments.endIndex ? arguments[place + 1] : "")
        let commands = UnknownCommand.names.filter { $0 != "help" }.joined(separator: " ")
        switch name {
        case "bash":
            // Defined again, after the parser's own.
            return message + """

                _lede_help() {
                    COMPREPLY+=($(compgen -W '\(commands)' -- "${cur}"))
                }
                """
        case "zsh":
            // Before the end, where the script calls its first function.
            guard let end = message.range(of: "if [[ \"${funcstack[1]}\"", options: .backwards) else { return message }
            return "\(message[..<end.lowerBound])_lede_help() {\n    compadd -- \(commands)\n}\n\n\(message[end.lowerBound...])"
        case "fish":
            return message + "\ncomplete -c lede -n '__fish_seen_subcommand_from help' -fa '\(commands)'\n"
        default: return message
        }
    }
}

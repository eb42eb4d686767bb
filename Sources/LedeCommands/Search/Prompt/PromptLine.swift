/// What a line typed at the prompt asks for.
enum PromptLine: Equatable {
    case query(String)
    case help
    case quit
    case next
    case show(Int)
    case open(Int)
    /// Without a name: what is set.
    case set(name: String?, value: String?)
    /// A command that does not exist, or lacks what it needs, with what to say about it.
    case wrong(String)

    /// Names of commands, each with a short form that begins no other.
    static let commands = ["help", "next", "open", "quit", "set", "show"]

    /// What people type to leave, or for help, anywhere; in quotation marks they are words.
    private static let bare: [String: PromptLine] = [
        "help": .help, "?": .help, ":h": .help, ":help": .help, "quit": .quit, "exit": .quit, ":q": .quit, "\\q": .quit,
    ]

    /// - Parameter line: a line that is not blank. A dot and a letter begin a command; `.5` is text, and so is everything after a blank.
    init(_ line: String) {
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count == 1, let known = Self.bare[words[0].lowercased()] {
            self = known
            return
        }
        guard line.hasPrefix("."), let letter = line.dropFirst().first, letter.isLetter, let first = words.first else {
            self = .query(line)
            return
        }
        self = Self.command(String(first.dropFirst()).lowercased(), Array(words.dropFirst()))
    }

    private static func command(_ name: String, _ words: [String]) -> PromptLine {
        let meant =
            name == "exit"
            ? ["quit"] : name == "n" || name == "more" ? ["next"] : name == "h" ? ["help"] : commands.filter { $0.hasPrefix(name) }
        guard meant.count == 1 else {
            let near = meant.isEmpty ? NearestName.nearest(to: name, among: commands).map { ["." + $0] } ?? [] : meant.map { "." + $0 }
            let hint = near.isEmpty ? ".help shows what there is" : "there is \(near.joined(separator: " and "))"
            return .wrong("there is no command .\(name): \(hint); after a blank it is a query")
        }
        switch meant[0] {
        case "help": return .help
        case "quit": return .quit
        case "next": return .next
        case "show", "open":
            guard words.count == 1, let rank = Int(words[0]), rank > 0 else {
                return .wrong(".\(meant[0]) takes the number of a result, as in .\(meant[0]) 3")
            }
            return meant[0] == "show" ? .show(rank) : .open(rank)
        default:
            // `.set --sort date` and `.set sort=date` mean what they look like.
            var words = words
            if let first = words.first, let sign = first.firstIndex(of: "=") {
                words = [String(first[..<sign]), String(first[first.index(after: sign)...])] + words.dropFirst()
            }
            let name = words.first.map { String($0.drop { $0 == "-" }) }
            return .set(name: name, value: words.count > 1 ? words.dropFirst().joined(separator: " ") : nil)
        }
    }

    static let helpText = """
        Words search; what begins with a dot is a command:
          .next            more results of the last query
          .show 3          the article that is number 3 of them
          .open 3          its web page or file
          .set sort date   an option of lede search from here on; .set sort off ends that, .set shows what holds
          .help  .quit     this; leave (Ctrl-D does as well)
        Tab completes words, fields (author:) and their values, the arrow keys bring back earlier lines, Ctrl-R looks for one, Ctrl-C gives up a line or an
        answer, Ctrl-Z suspends. help, quit and exit work without a dot; to search for such a word put it in "quotation marks".
        """
}

/// Refuses a second folder to write an index into: the parser would take the last one without a word.
enum RepeatedTarget {
    private static let option = "--into"

    static func failure(in arguments: [String]) -> CommandFailure? {
        let options = arguments.prefix { $0 != "--" }
        guard options.filter({ $0 == option || $0.hasPrefix(option + "=") }).count > 1 else { return nil }
        return CommandFailure("\(option) is given twice: an index is written into one folder")
    }
}

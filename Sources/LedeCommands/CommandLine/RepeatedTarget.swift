/// Refuses a second folder to write an index into: the parser would silently take the last one.
enum RepeatedTarget {
    /// Both names of the option.
    private static let options = ["--into", "--in"]

    static func failure(in arguments: [String]) -> CommandFailure? {
        guard let command = arguments.first, command == "index" || command == "import" else { return nil }
        let given = arguments.prefix { $0 != "--" }.filter { argument in options.contains { argument == $0 || argument.hasPrefix($0 + "=") }
        }
        guard given.count > 1 else { return nil }
        return CommandFailure("\(given[1].prefix { $0 != "=" }) is given twice: an index is written into one folder")
    }
}

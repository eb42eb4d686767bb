import ArgumentParser
import LedeModules

/// The options that say which articles are looked at, besides the query.
struct FilterArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Only articles of this date or later (2024, 2024-10, 2024-10-28, yesterday, 7d, 2w or 3m).", valueName: "date"))
    var after: String?

    @Option(help: ArgumentHelp("Only articles earlier than this date.", valueName: "date"))
    var before: String?

    @Option(help: ArgumentHelp("The same as --after.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only articles of this year, month or day (also yesterday).", valueName: "date"))
    var on: String?

    @Option(
        help: ArgumentHelp("Only articles by an author with these words in the name.", valueName: "name"),
        completion: FieldCompletion.authors)
    var author: String?

    @Option(help: ArgumentHelp("Only articles of this site and its subdomains, by their addresses, such as bbc.co.uk.", valueName: "host"))
    var site: String?

    @Option(
        help: ArgumentHelp("Only articles of this file or folder, such as notes or notes/2024-*.", valueName: "path"),
        completion: .file())
    var path: String?

    func validate() throws {
        if after != nil, since != nil { throw ValidationError("--after and --since say the same; give one") }
        if on != nil, after ?? since ?? before != nil {
            throw ValidationError("--on names a whole time by itself; --after, --since and --before do not go with it")
        }
    }

    /// Whether any is given.
    var isGiven: Bool { [after, before, since, on, author, site, path].contains { $0 != nil } }

    /// What was typed.
    var texts: FilterTexts { FilterTexts(after: after ?? since, before: before, on: on, author: author, site: site, path: path) }

    /// What articles must satisfy, all of it; empty if no option is given.
    func filters() throws(CommandFailure) -> [AttributeFilter] {
        do throws(FilterTexts.Failure) { return try texts.filters() } catch {
            throw CommandFailure(error, option: error.kind == .after && after == nil ? "--since" : "--" + error.kind.rawValue)
        }
    }
}

extension CommandFailure {
    /// A text that makes no sense for an option.
    init(_ failure: FilterTexts.Failure, option: String) {
        let text = failure.text.debugDescription
        switch failure.kind {
        case .after, .before, .on:
            if failure.readings.isEmpty {
                self.init("\(option) takes a date such as 2024, 2024-10, 2024-10-28, yesterday or 7d, not \(text)")
            } else {
                self.init(
                    "\(failure.text) can be read in two ways",
                    hint: "Write \(option) \(failure.readings.map(\.description).joined(separator: " or "))")
            }
        case .author: self.init("\(option) takes words of a name, not \(text)")
        case .site: self.init("\(option) takes a host such as bbc.co.uk, not \(text)")
        case .path: self.init("\(option) takes a file or folder, not \(text)")
        }
    }
}

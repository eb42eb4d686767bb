import ArgumentParser
import Lede

/// The options that say which articles are looked at, beside the query.
struct FilterArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Only articles of this date or later (2024, 2024-10, 2024-10-28, yesterday, 7d, 2w or 3m).", valueName: "date"))
    var after: String?

    @Option(help: ArgumentHelp("Only articles earlier than this date.", valueName: "date"))
    var before: String?

    @Option(help: ArgumentHelp("The same as --after.", valueName: "date"))
    var since: String?

    @Option(help: ArgumentHelp("Only articles of this year, month or day (also yesterday).", valueName: "date"))
    var on: String?

    @Option(help: ArgumentHelp("Only articles by an author with these words in the name.", valueName: "name"), completion: FieldCompletion.authors)
    var author: String?

    @Option(help: ArgumentHelp("Only articles of this site and its subdomains, by their addresses, such as bbc.co.uk.", valueName: "host"))
    var site: String?

    @Option(help: ArgumentHelp("Only articles of this file or of a folder, such as notes or notes/2024-*.", valueName: "path"), completion: .file())
    var path: String?

    func validate() throws {
        if after != nil, since != nil { throw ValidationError("--after and --since say the same; give one") }
        if on != nil, after ?? since ?? before != nil { throw ValidationError("--on says a whole time by itself; --after, --since and --before have no part in it") }
    }

    /// Whether there is any of them.
    var isGiven: Bool { [after, before, since, on, author, site, path].contains { $0 != nil } }

    /// What articles have to satisfy, all of it; empty where no option is given.
    func filters() throws(CommandFailure) -> [AttributeFilter] {
        var filters: [AttributeFilter] = []
        if let from = after ?? since {
            let date = try date(from, after == nil ? "--since" : "--after")
            filters.append(.date(from: date, before: try before.map { (text) throws(CommandFailure) in try self.date(text, "--before") }))
        } else if let before {
            filters.append(.date(from: nil, before: try date(before, "--before")))
        }
        if let on {
            let period = try period(on, "--on")
            filters.append(.date(from: period.start, before: period.end))
        }
        if let author {
            guard let filter = AttributeFilter(authorText: author) else { throw CommandFailure("--author takes words of a name, not \(author.debugDescription)") }
            filters.append(filter)
        }
        if let site { filters.append(try locator(.site, site)) }
        if let path { filters.append(try locator(.path, path)) }
        return filters
    }

    private func locator(_ kind: LocatorPattern.Kind, _ text: String) throws(CommandFailure) -> AttributeFilter {
        guard let pattern = LocatorPattern(kind, text: text) else {
            throw CommandFailure("--\(kind.rawValue) takes \(kind == .site ? "a host such as bbc.co.uk" : "a file or folder"), not \(text.debugDescription)")
        }
        return .locator(pattern)
    }

    /// The beginning of the year, month, day or minute that an option's text names.
    private func date(_ text: String, _ option: String) throws(CommandFailure) -> ArticleDate {
        try period(text, option).start
    }

    /// The time that an option's text names.
    private func period(_ text: String, _ option: String) throws(CommandFailure) -> DatePeriod {
        switch AskedDate(text) {
        case .period(let period), .distance(let period, _): return period
        case .ambiguous(let periods):
            throw CommandFailure(
                "\(text) can be read in two ways", hint: "Write \(option) \(periods.map(\.description).joined(separator: " or "))")
        case nil: throw CommandFailure("\(option) takes a date such as 2024, 2024-10, 2024-10-28, yesterday or 7d, not \(text.debugDescription)")
        }
    }
}

import ArgumentParser
import Lede

/// The options that say which of the matches are shown, in which order, and what is counted.
struct PageArguments: ParsableArguments {
    @Option(help: "The order of the results: best first, latest first, or earliest first (articles without a date last).")
    var sort: SortOrder = .score

    @Option(help: ArgumentHelp("Only articles of this date or later (2024, 2024-10, 2024-10-28, yesterday, 7d, 2w or 3m).", valueName: "date"))
    var after: String?

    @Option(help: ArgumentHelp("Only articles earlier than this date.", valueName: "date"))
    var before: String?

    @Option(help: "Results to pass over from the first on.")
    var offset: Int?

    @Option(
        help: ArgumentHelp(
            "Go on behind the page that gave this cursor (--json gives one; so does any page that --offset or --cursor asks for).",
            valueName: "token"))
    var cursor: String?

    @Option(
        name: .customLong("count-by"),
        help: ArgumentHelp("Count all matches by year, month, author or another field (may be repeated).", valueName: "field"))
    var countBy: [String] = []

    @Flag(help: "Of articles that are nearly the same, title and body together, show the first alone; those of fewer than four words all stay.")
    var collapse = false

    func validate() throws {
        if let offset, offset < 0 { throw ValidationError("--offset must be 0 or more") }
        if offset != nil, cursor != nil { throw ValidationError("--offset and --cursor both say where a page begins; give one") }
    }

    /// Whether one page after the other is asked for.
    var isPaging: Bool { offset != nil || cursor != nil }

    /// What is asked beside the query.
    func request(limit: Int, explains: Bool, allowsPartial: Bool) throws -> SearchRequest {
        var filters: [AttributeFilter] = []
        if after != nil || before != nil { filters.append(.date(from: try date(after, "--after"), before: try date(before, "--before"))) }
        return SearchRequest(
            limit: limit, order: sort.order, offset: offset ?? 0, cursor: try cursor.map { token in try SearchCursor(token: token) }, filters: filters,
            countKeys: countBy.map(CountKey.init(name:)), collapses: collapse, explains: explains, allowsPartial: allowsPartial)
    }

    /// Refuses to count by a field that no article has.
    func checkFields(of reader: IndexReader) throws(CommandFailure) {
        let known = reader.fieldNames
        for case .field(let name) in countBy.map(CountKey.init(name:)) where !known.contains(name) {
            throw CommandFailure(
                "no article has a field called \(name.debugDescription)", hint: "--count-by takes year, month" + known.map { ", \($0)" }.joined())
        }
    }

    /// The beginning of the year, month, day or minute that an option's text names.
    private func date(_ text: String?, _ option: String) throws -> ArticleDate? {
        guard let text else { return nil }
        switch AskedDate(text) {
        case .period(let period), .distance(let period, _): return period.start
        case .ambiguous(let periods):
            throw CommandFailure(
                "\(text) can be read in two ways", hint: "Write \(option) \(periods.map(\.description).joined(separator: " or "))")
        case nil: throw CommandFailure("\(option) takes a date such as 2024, 2024-10, 2024-10-28, yesterday or 7d, not \(text.debugDescription)")
        }
    }
}

import ArgumentParser
import LedeModules

/// The options that say which matches are shown, in which order, and what is counted.
struct PageArguments: ParsableArguments {
    @Option(
        help:
            "The order of the results: best first, latest first, or earliest first (articles without a date last). (default: score; date if no words are searched for)"
    )
    var sort: SortOrder?

    @Option(help: "Results to skip at the start.")
    var offset: Int?

    @Option(
        help: ArgumentHelp(
            "Go on after the page that gave this cursor (--json gives one; so does any page that --offset or --cursor asks for).",
            valueName: "token"))
    var cursor: String?

    @Option(
        name: .customLong("count-by"),
        help: ArgumentHelp("Count all matches by year, month, author or another field (may be repeated).", valueName: "field"),
        completion: FieldCompletion.countable)
    var countBy: [String] = []

    @Flag(
        help:
            "Of articles that are nearly the same, title and body together, show only the first; those of fewer than four words all stay.")
    var collapse = false

    func validate() throws {
        if let offset, offset < 0 { throw ValidationError("--offset must be 0 or more") }
        if offset != nil, cursor != nil { throw ValidationError("--offset and --cursor both say where a page begins; give one") }
    }

    /// Whether page after page is asked for.
    var isPaging: Bool { offset != nil || cursor != nil }

    /// What is asked besides the query.
    /// - Parameters:
    ///   - filters: what articles must satisfy.
    ///   - ranks: whether words are searched for; with filters alone, the latest come first.
    func request(limit: Int, filters: [AttributeFilter], ranks: Bool, explains: Bool, allowsPartial: Bool) throws -> SearchRequest {
        SearchRequest(
            limit: limit, order: sort?.order ?? (ranks ? .score : .dateDescending), offset: offset ?? 0,
            cursor: try cursor.map { token in try SearchCursor(token: token) },
            filters: filters, countKeys: countBy.map(CountKey.init(name:)), collapses: collapse, explains: explains,
            allowsPartial: allowsPartial)
    }

    /// Refuses to count by a field that no article has.
    func checkFields(of reader: IndexReader) throws(CommandFailure) {
        let known = reader.fieldNames
        for case .field(let name) in countBy.map(CountKey.init(name:)) where !known.contains(name) {
            throw CommandFailure(
                "no article has a field called \(name.debugDescription)",
                hint: "--count-by takes year, month" + known.map { ", \($0)" }.joined())
        }
    }
}

/// What `--sort` can say.
enum SortOrder: String, Sendable, CaseIterable, ExpressibleByArgument {
    case score
    case date
    case dateAscending = "date-asc"

    var order: ResultOrder {
        switch self {
        case .score: .score
        case .date: .dateDescending
        case .dateAscending: .dateAscending
        }
    }
}

import ArgumentParser
import Foundation

/// The options that print results as a table for other programs, or choose what is printed of them.
struct ListingArguments: ParsableArguments {
    @Flag(help: "Print a table for spreadsheets: CSV with a line of names.")
    var csv = false

    @Flag(help: "The same with tabs between: a line per result, nothing quoted.")
    var tsv = false

    @Flag(help: "Print only the ids, one per line.")
    var ids = false

    @Option(
        help: ArgumentHelp(
            "What to print of each result with --csv, --tsv (which is meant without them) and --json: of rank, score, index, id, title, date, author, url, path, snippet and text, and fields of the articles, as in title,date,url.",
            valueName: "names"),
        completion: FieldCompletion.printable)
    var fields: String?

    @Flag(help: "With --csv and --tsv: leave the line of names out.")
    var noHeader = false

    /// The form of the table, if one is asked for.
    /// - Parameter isJSON: whether JSON is asked for.
    func form(isJSON: Bool) -> ListingForm? {
        if csv { return .csv }
        if ids { return .ids }
        return tsv || fields != nil && !isJSON ? .tsv : nil
    }

    /// What is printed of each result, if chosen.
    func chosen() throws(CommandFailure) -> [ListingField]? {
        guard let fields else { return nil }
        let names = fields.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        if names.isEmpty { throw CommandFailure("--fields takes names with commas between, such as title,date,url") }
        return names.map(ListingField.init(name:))
    }

    func validate() throws {
        let forms = [("--csv", csv), ("--tsv", tsv), ("--ids", ids)].filter(\.1).map(\.0)
        if forms.count > 1 { throw ValidationError("\(forms[0]) and \(forms[1]) are two forms of output; give one") }
        if ids, fields != nil { throw ValidationError("--ids prints only ids: --fields does not go with it") }
        if noHeader, !csv, !tsv, fields == nil { throw ValidationError("--no-header goes with --csv and --tsv") }
    }
}

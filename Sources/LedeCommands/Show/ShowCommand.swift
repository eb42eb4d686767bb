import ArgumentParser
import LedeModules

/// `lede show ID|RANK…`.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a whole article, by its id or its rank in the last search.",
        discussion: """
            lede search ferry strike, and then lede show 2: the second result, with the words of the search marked. A number is a rank of the last search in this terminal; where that \
            shows none such, it is an id. With --id it is an id in any case.

            Exit status: 0 if all are shown, 1 if there is no such article, 2 for an error.
            """)

    @Argument(help: ArgumentHelp("Ids, or ranks of the last search.", valueName: "id|rank"))
    var articles: [String]

    @Flag(help: "Take numbers as ids.")
    var id = false

    @Option(
        help: ArgumentHelp(
            "Mark the words and phrases of this query (default: of the last search, in what it showed).", valueName: "query"))
    var mark: String?

    @Flag(help: "Print a JSON object for each, with every field and the whole text.")
    var json = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions
    @OptionGroup var pager: PagerOptions

    func run() throws {
        let terminal = output.terminal
        let reference = ArticleReference(selection)
        // All are found before the first is shown.
        let found = try articles.map { try reference.find($0, isID: id) }
        if !json { pager.begin(for: terminal) }
        for (number, article) in found.enumerated() {
            if json {
                StandardOutput.shared.writeLine(try Self.object(article).line)
                continue
            }
            if number > 0 { StandardOutput.shared.writeLine() }
            try ArticlePrinter(terminal: terminal).print(article, query: mark.map { QueryParser(article.indexes.reader).parse($0).query })
        }
    }

    private static func object(_ found: FoundArticle) throws -> JSONValue {
        let article = try found.article
        return .object([
            ("index", .string(found.indexName)), ("id", .string(article.id)),
            ("title", article.title.isEmpty ? .null : .string(article.title)),
            ("date", JSONValue(article.date)), ("author", JSONValue(article.author)), ("url", JSONValue(article.url)),
            ("path", JSONValue(article.path)),
            ("fields", .object(KeptField.all(of: article).map { ($0.name, $0.json) })),
            ("provenance", FieldProvenance(of: article).map { .object($0.origins.map { ($0.field, .string($0.source)) }) } ?? .null),
            ("text", found.indexes.reader.storesText ? .string(article.body) : .null),
        ])
    }
}

import ArgumentParser
import Lede

/// `lede search QUERY… [--in Indexes/NAME]`.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles by words and phrases, best first.",
        discussion: """
            Words that stand side by side must all occur. A "quoted phrase" must occur in that order; in a shell put it in single \
            quotes: lede search '"sea wall" repair'. AND, OR, NOT and parentheses combine words and phrases; title:word and body:word ask one \
            field alone. All other punctuation is text.

            Exit status: 0 if articles were found, 1 if none, 2 for an error.
            """)

    @Argument(help: "Words and phrases to search for.")
    var query: [String]

    @OptionGroup var selection: IndexSelection

    @Option(name: [.customShort("n", allowingJoined: true), .customLong("limit")], help: "Most results to show.")
    var limit = 10

    @Option(help: "How the query is read: plain takes any text; fts5 is SQLite FTS5's MATCH syntax, ranked by --bm25 fts5.")
    var syntax: QuerySyntax = .plain

    @Flag(help: "One of the words suffices.")
    var any = false

    @Flag(help: "All of the words must occur: no partial matches where none has them all.")
    var all = false

    @Flag(help: "Print what the query is taken for, as a tree, and do not search.")
    var parse = false

    @Flag(help: "Print one JSON object a line.")
    var json = false

    @Flag(help: "Print the number of matching articles alone.")
    var count = false

    @Flag(help: "Show how each score comes about, number by number.")
    var explain = false

    @Option(help: "The engine that answers.")
    var backend: SearchBackend = .lede

    @OptionGroup var page: PageArguments
    @OptionGroup var ranking: RankingArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if limit < 0 { throw ValidationError("-n must be 0 or more") }
        if syntax == .fts5, all || any { throw ValidationError("--all and --any are for --syntax plain") }
        if all, any { throw ValidationError("--all and --any exclude each other") }
    }

    func run() throws {
        let options = try ranking.options()
        let ranking = try RankingArguments.ranking(options, fallback: backend == .fts5 || syntax == .fts5 ? .fts5 : .lucene)
        if backend == .fts5, !ranking.isFTS5 || options.feedback != nil {
            throw CommandFailure("FTS5's formula is fixed but for --weights: other options of ranking need --backend lede")
        }
        let index = try selection.open()
        let reader = try index.reader()
        let text = query.joined(separator: " ")
        if parse {
            let parsed = try syntax == .fts5 ? FTS5Syntax.parsed(text, for: reader, output.terminal) : QueryParser(reader, adjacency: any ? .any : .all).parse(text)
            for line in QueryOutline(parsed.query).lines {
                StandardOutput.shared.writeLine(String(repeating: "  ", count: line.depth) + line.text.sanitizedForTerminal())
            }
            for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
            return
        }
        let fts5 = backend == .fts5 ? try FTS5Companion(index).open(for: reader) : nil
        let search = ArticleSearch(reader: reader, ranking: ranking, feedback: options.feedback, fts5: fts5)
        let parsed =
            if syntax == .fts5 {
                try FTS5Syntax.parsed(text, for: reader, output.terminal)
            } else if backend == .fts5 {
                ParsedQuery(text, forAllBackendsOf: reader, adjacency: any ? .any : .all)
            } else {
                QueryParser(reader, adjacency: any ? .any : .all).parse(text)
            }
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }

        var request = try page.request(limit: limit, explains: explain, allowsPartial: !all)
        if syntax == .fts5 { request.matchExpression = text }
        try page.checkFields(of: reader)
        if count {
            let count = try search.count(parsed.query, matching: request.matchExpression, filters: request.filters)
            StandardOutput.shared.writeLine(String(count))
            if count == 0 { throw ExitCode.noMatches }
            return
        }
        let answer = try search.answer(parsed.query, request)
        for note in answer.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        if explain, !answer.feedbackTerms.isEmpty {
            let words = answer.feedbackTerms.map { "\(String(decoding: $0.term, as: UTF8.self)) \(HumanFormat.decimal($0.probability, digits: 3))" }
            StandardOutput.standardError.writeLine("lede: searched again with \(words.joined(separator: ", "))".sanitizedForTerminal())
        }
        if json {
            SearchJSONPrinter().print(answer)
        } else {
            SearchPrinter(terminal: output.terminal, showsCursor: page.isPaging).print(answer)
        }
        if answer.matchCount == 0 { throw ExitCode.noMatches }
    }
}

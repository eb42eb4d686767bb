import ArgumentParser
import LedeModules

/// `lede explain QUERY… --why ID [--over ID]` and `lede explain QUERY… --why-not ID`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why an article is found, ranks above another, or is missing.",
        discussion: """
            lede explain QUERY --why A shows how the score of article A comes about and where it ranks; --why A --over B sets the two side by side \
            and names what decides; --why-not A names the parts of the query that A does not satisfy and the places where it comes closest. With --feedback all that is about the query with the words that feedback adds to it.

            Exit status: 0 if it is explained, 1 if an article of --why or --over does not match, 2 for an error.
            """)

    @Argument(help: "The words and phrases that were searched for.")
    var query: [String]

    @Option(help: ArgumentHelp("Explain the score of this article.", valueName: "id"))
    var why: String?

    @Option(help: ArgumentHelp("With --why: the article below it.", valueName: "id"))
    var over: String?

    @Option(
        name: .customLong("why-not"), help: ArgumentHelp("Explain why this article is missing, or not among the first.", valueName: "id"))
    var whyNot: String?

    @OptionGroup var selection: IndexSelection

    @Option(
        name: [.customShort("n", allowingJoined: true), .customLong("limit")], help: "The number of results that an article is to be among."
    )
    var limit = 10

    @Flag(help: "One of the words suffices.")
    var any = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup var engine: BackendArguments
    @OptionGroup var ranking: RankingArguments
    @OptionGroup var output: OutputOptions
    @OptionGroup var pager: PagerOptions

    func validate() throws {
        if (why == nil) == (whyNot == nil) { throw ValidationError("give --why ID, --why ID --over ID, or --why-not ID") }
        if over != nil, why == nil { throw ValidationError("--over needs --why") }
        if let why, why == over {
            throw ValidationError("--why and --over name the same article; --why alone shows how its score comes about")
        }
        if limit < 1 { throw ValidationError("-n must be 1 or more") }
    }

    func run() throws {
        let chosen = try ChosenBackend(engine.backend, try self.ranking.options())
        let indexes = try selection.openAll()
        let reader = indexes.reader
        guard let recipe = try chosen.open(over: indexes, output.terminal).recipe, recipe.tokens == .index else {
            throw CommandFailure(
                "\(chosen.spec.name) does not explain its scores", hint: "Lede explains its own, and those of fts5 with the index's words.")
        }
        let (ranking, feedback) = (recipe.ranking, recipe.feedback)
        let searcher = Searcher(reader: reader)
        let parsed = try QueryReading(syntax: .plain, asksFTS5: chosen.spec.asksFTS5).parsed(
            query.joined(separator: " "), adjacency: any ? .any : .all, for: reader)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note) }
        pager.begin(for: output.terminal)
        let printer = ExplanationPrinter(reader: reader, terminal: output.terminal, isJSON: json)
        if let id = whyNot {
            let doc = try document(id, in: indexes)
            let query = try expanded(parsed.query, searcher, feedback, ranking)
            let explained = try searcher.explainMatch(query, doc: doc, limit: limit, ranking: ranking)
            try printer.print(explained, score: explained.isMatch ? searcher.explain(query, doc: doc, ranking: ranking) : nil)
            return
        }
        let query = try expanded(try ranked(parsed.query, searcher), searcher, feedback, ranking)
        let doc = try document(why ?? "", in: indexes)
        let standing = try searcher.standing(of: doc, in: query, limit: limit, ranking: ranking)
        var isMatch = standing != nil
        if let over {
            let other = try document(over, in: indexes)
            let otherStanding = try searcher.standing(of: other, in: query, limit: limit, ranking: ranking)
            isMatch = isMatch && otherStanding != nil
            try printer.print(try searcher.compare(query, doc, over: other, ranking: ranking), ranks: (standing?.rank, otherStanding?.rank))
            if !json, let missing = standing == nil ? doc : otherStanding == nil ? other : nil {
                try printer.print(try searcher.explainMatch(query, doc: missing, limit: limit, ranking: ranking), score: nil)
            }
        } else {
            let explained = try searcher.explainMatch(query, doc: doc, limit: limit, ranking: ranking)
            try printer.print(explained, score: standing == nil ? nil : searcher.explain(query, doc: doc, ranking: ranking))
        }
        if !isMatch { throw ExitCode.noMatches }
    }

    /// The query by which a search ranks: if nothing matches fully, that of the partial matches.
    private func ranked(_ query: Query, _ searcher: Searcher) throws -> Query {
        let relaxed = query.relaxed()
        guard relaxed != query, try searcher.count(query) == 0 else { return query }
        StandardOutput.standardError.writeLine("lede: no article has all the words; explained is the order of the partial matches")
        return relaxed
    }

    /// The query with the words that feedback adds to it, which is what such a search ranks by.
    private func expanded(_ query: Query, _ searcher: Searcher, _ feedback: RelevanceFeedback?, _ ranking: Ranking) throws -> Query {
        guard let feedback, let expanded = try searcher.expanded(query, by: feedback, options: SearchOptions(ranking: ranking)) else {
            return query
        }
        StandardOutput.standardError.writeLine(
            "lede: explained is the search with \(FeedbackTermsText(expanded.terms).text)".sanitizedForTerminal())
        return expanded.query
    }

    private func document(_ id: String, in indexes: SearchedIndexes) throws -> UInt32 {
        guard let doc = try indexes.document(id) else {
            throw CommandFailure("the index has no article \(id)", hint: "Ids are in the second line of each result of lede search.")
        }
        return doc
    }
}

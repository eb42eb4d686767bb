import ArgumentParser
import LedeModules

/// What `lede compare` asks: one query, or those of a file.
struct ComparedQuestion: ParsableArguments {
    @Argument(help: "Words and phrases to search for.")
    var query: [String] = []

    @Option(
        help: ArgumentHelp("A file of queries (id, tab, text; TREC topics; JSON Lines), or a BEIR folder.", valueName: "file"),
        completion: .file())
    var queries: String?

    @Option(help: ArgumentHelp("What of a topic is asked, if it has more than one text. (default: title)", valueName: "field"))
    var topicField: TopicField?

    @Option(help: ArgumentHelp("Of a BEIR folder: whose judgments, such as test, dev or train. (default: test)", valueName: "name"))
    var split: String?

    @Option(help: ArgumentHelp("Relevance judgments for --queries, as TREC or BEIR write them.", valueName: "file"), completion: .file())
    var qrels: String?

    @Option(name: .customLong("query"), help: ArgumentHelp("The query, as one shell word.", valueName: "query"))
    var queryText: String?

    @Option(help: ArgumentHelp("With a single query: why this article's rank differs, cause by cause.", valueName: "id"))
    var why: String?

    var isGiven: Bool { !query.isEmpty || queryText != nil || queries != nil || why != nil }

    /// The single query.
    var text: String { queryText ?? query.joined(separator: " ") }

    /// None or more than one question.
    var mistakes: [Mistake] {
        let count = [!query.isEmpty, queryText != nil, queries != nil].count { $0 }
        return [
            Mistake(count == 0, "give a query, or a file of them with --queries"),
            Mistake(count > 1, "give the query once: as words, with --query, or a file of queries with --queries"),
        ]
    }

    /// What is said about a file of queries if there is none.
    var fileMistakes: [Mistake] {
        [
            Mistake(qrels != nil && queries == nil, "--qrels judges the queries of --queries"),
            Mistake((topicField != nil || split != nil) && queries == nil, "--topic-field and --split are for --queries"),
        ]
    }

    func read() throws -> ComparedQueries {
        try ComparedQueries(queries: queries, field: topicField ?? .title, split: split, qrels: qrels)
    }
}

import ArgumentParser

/// The options that say what a query asks for.
struct MatchArguments: ParsableArguments {
    @Flag(help: "One of the words suffices.")
    var any = false

    @Flag(help: "All of the words must occur: no partial matches where none has them all.")
    var all = false

    @Option(
        help:
            "How the query is read: plain takes any text; words takes the words of any text, without operators; fts5 is SQLite FTS5's MATCH syntax, ranked by --bm25 fts5."
    )
    var syntax: QuerySyntax = .plain

    @Flag(help: "Print how the query is read, as a tree, and do not search.")
    var parse = false
}

import ArgumentParser

/// The options that say what is shown of an answer, and how.
struct ShowArguments: ParsableArguments {
    @Option(
        name: [.customShort("n", allowingJoined: true), .customLong("limit")],
        help: "Most results to show, a number or all (default: as many as the window has room for; 10 elsewhere and with --json).")
    var limit: ResultLimit?

    @Flag(help: "Print a line per result: rank, date, source and title; in a pipe separated by tabs.")
    var brief = false

    @Option(help: "Most passages of each article, chosen to show as many of the query's words and phrases as possible.")
    var fragments = 1

    @Flag(help: "Show how each score comes about, number by number, and what the time went into.")
    var explain = false

    @Flag(help: "Print only the number of matching articles; with --json the summary.")
    var count = false

    @Flag(help: "Print one JSON object per line: the results, counts, and a summary.")
    var json = false

    @Option(help: "When titles are links to the articles that the terminal can open.")
    var links: LinkMode = .auto
}

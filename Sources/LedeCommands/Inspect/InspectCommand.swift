import ArgumentParser
import LedeModules

/// `lede inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Look into an index: segments, sizes, terms, postings, stored articles.",
        discussion: """
            Without an option: the segments and what each structure takes on disk. Terms are asked for as the analyzer makes them: \
            --term Running shows "run" in an index with the analyzer english, and with --form surface "running". Exit status 1 for a term or an article that the index lacks.
            """)

    @Option(help: "Statistics of the term that the analyzer makes of this word.")
    var term: String?

    @Option(help: ArgumentHelp("With --term: show this many postings, with positions.", valueName: "count"))
    var postings: Int?

    @Option(help: ArgumentHelp("Terms with this prefix, in order ('' for all).", valueName: "prefix"))
    var terms: String?

    @Option(
        help: "With --term and --terms: the form of the words, what the analyzer makes of them, as written, or in their exact spelling.")
    var form: WordForm?

    @Option(help: ArgumentHelp("The stored article with this id.", valueName: "id"))
    var article: String?

    @Option(name: [.customShort("n"), .customLong("limit")], help: "With --terms: most terms to show.")
    var limit = 50

    @Argument(help: ArgumentHelp("The folder of the index; --in says the same.", valueName: "index"), completion: IndexCompletion.folders)
    var folder: String?

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions
    @OptionGroup var pager: PagerOptions

    func validate() throws {
        if let postings, postings < 0 { throw ValidationError("--postings must be 0 or more") }
        if postings != nil, term == nil { throw ValidationError("--postings goes with --term") }
        if form != nil, term == nil, terms == nil { throw ValidationError("--form goes with --term and --terms") }
        if limit < 0 { throw ValidationError("-n must be 0 or more") }
    }

    func run() throws {
        let index = try selection.open(folder)
        let inspection = IndexInspection(try index.reader(), path: index.path, terminal: output.terminal)
        let form = form ?? .analyzed
        guard inspection.keeps(form) else { throw CommandFailure("\(index.path) does not keep the \(form) form of words") }
        pager.begin(for: output.terminal)
        var isFound = true
        if let term { isFound = try inspection.printTerm(term, form: form, postings: postings ?? 0) && isFound }
        if let terms { isFound = try inspection.printTerms(prefix: terms, form: form, limit: limit) && isFound }
        if let article { isFound = try inspection.printArticle(article) && isFound }
        if term == nil, terms == nil, article == nil { try inspection.printOverview() }
        if !isFound { throw ExitCode.noMatches }
    }
}

extension WordForm: ExpressibleByArgument {}

import ArgumentParser
import Foundation
import LedeModules

/// `lede index PATH… --into Indexes/NAME`.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index articles from files, folders or standard input.",
        discussion: """
            Reads web pages, text, Markdown, JSON, CSV, TSV, TREC, feeds, mail, WARC, MediaWiki, EPUB, DOCX, ODT and PDF, compressed and in archives. Articles \
            with an id that the index has replace the earlier ones. Files and folders become sources of the index: named again, and by lede update, what is new or \
            changed in them is read and what is gone goes. What cannot be read is skipped and counted.

            In folders hidden files, backups, indexes, links out of the folder and files that are not articles are passed over. --include and --exclude take \
            globs: ? is one character, * any number, ** also those with /, [a-z] a set, {a,b} a choice; without / a name at any depth, with / the path below.

            Exit status: 0 if articles were indexed, also if records were skipped (--strict makes them an error); 2 for an error, if a named input could not be \
            read, or if nothing was indexed.
            """)

    @Argument(help: "Files, folders (recursively), or - for standard input.", completion: .file())
    var paths: [String]

    @Option(
        name: [.customLong("into"), .customLong("in")],
        help: ArgumentHelp("The folder of the index; it is made if there is none.", valueName: "index"), completion: IndexCompletion.folders
    )
    var into: String

    @Option(
        help: "What a word is and which words match each other, chosen once for the index; lede analyzers lists them. (default: standard)",
        completion: .list(AnalyzerCatalog.names))
    var analyzer: String?

    @Option(
        help: ArgumentHelp(
            "The language of the articles, such as german or de: chooses its analyzer. With auto each article is read in its own language."),
        completion: .list(["auto"] + Language.all.map(\.name)))
    var language: String?

    @Option(help: "The format of all inputs; without it, each one's name and content tell.")
    var format: ArticleFormat?

    @Option(
        help: ArgumentHelp(
            "Which field is a part of the article, where the usual names don't say: id, title, text, date, author or url, such as text=article. Repeatable; a number is a column of a file without a header.",
            valueName: "part=name"))
    var field: [FieldArgument] = []

    @Option(
        help: ArgumentHelp(
            "What separates two fields of delimited values: tab, comma, semicolon, pipe or a character. (default: as the first line tells)",
            valueName: "character"))
    var delimiter: DelimiterArgument?

    @Option(
        help: ArgumentHelp("Of the files in named folders read only those that match, of whatever kind. Repeatable.", valueName: "glob"))
    var include: [GlobArgument] = []

    @Option(help: ArgumentHelp("Do not read files and folders that match. Repeatable.", valueName: "glob"))
    var exclude: [GlobArgument] = []

    @Flag(help: "Follow symbolic links out of a named folder.")
    var follow = false

    @Option(
        help: ArgumentHelp(
            "The encoding of all inputs that have no byte order mark, such as windows-1252 or shift_jis. (default: UTF-8 where it is, else by the content)",
            valueName: "name"))
    var encoding: TextEncoding?

    @Option(
        help: ArgumentHelp(
            "How dates such as 03/01/1987 are read where nothing else in their file tells: dmy (day first), mdy or ymd. (default: dmy)",
            valueName: "order"))
    var dates: DayMonthOrder?

    @OptionGroup var memory: MemoryArguments

    @Option(help: ArgumentHelp("The longest record or file that is read; longer ones are skipped.", valueName: "bytes"))
    var maxRecord = ByteSize(IndexingOptions().maxRecordBytes)

    @OptionGroup var unpacking: UnpackingArguments

    @OptionGroup var threads: ThreadArguments

    @OptionGroup var writing: WritingArguments

    @Flag(name: .customLong("no-fts5"), help: "Do not keep the articles in an SQLite FTS5 table as well.")
    var noFTS5 = false

    @Flag(
        name: .customLong("no-store"),
        help: "Do not store the text of the articles: no passages in results, and no FTS5 table. For a new index.")
    var noStore = false

    @Flag(
        name: .customLong("no-surface"),
        help:
            "With a stemming analyzer, do not keep words as written: a smaller index, in which quoted phrases match by stems. For a new index."
    )
    var noSurface = false

    @Flag(help: "Keep the exact spelling of words, case and diacritics, as well. For a new index.")
    var spelling = false

    @Flag(help: "End at the first record that cannot be read, and change nothing.")
    var strict = false

    @Flag(help: "Name every record that is skipped and every file that is passed over.")
    var verbose = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if language != nil, analyzer != nil { throw ValidationError("--language chooses the analyzer; give it or --analyzer, not both") }
        if let language, Language.analyzerName(for: language) == nil {
            throw ValidationError(
                "there is no analyzer of its own for \(language); --analyzer standard serves any language. There are: auto, "
                    + Language.all.map { "\($0.name) (\($0.code))" }.joined(separator: ", "))
        }
        if maxRecord.bytes < 1 { throw ValidationError("--max-record must be at least 1") }
    }

    func run() async throws {
        for path in paths where path != "-" && !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure("there is no file or folder \(path)")
        }
        let creation = try IndexCreation(into)
        let line = ProgressLine(label: "Indexing", terminal: output.terminal)
        let summary: (indexing: IndexingSummary, reader: IndexReader)
        do {
            summary = try await Interruption.endingInOrder { try await index(line) }
        } catch {
            creation.takeBack()
            guard var failure = error as? CommandFailure, failure.exitCode.isInterruption else { throw error }
            if let count = try? Index(opening: into).reader().statistics.documentCount {
                failure.hint = "\(into) holds what was committed: \(HumanFormat.count(count, "article"))."
            }
            throw failure
        }
        if verbose {
            for one in summary.indexing.passedOver { line.message("passed over \(one.path): \(PassedOverText.words(one))") }
        }
        let sources = summary.indexing.sources
        guard summary.indexing.commit.addedCount > 0 || creation.existed && (sources.removedCount > 0 || sources.unchangedFileCount > 0)
        else {
            creation.takeBack()
            throw nothingIndexed(summary.indexing, existed: creation.existed)
        }
        try IndexingReport(summary.indexing, reader: summary.reader, name: into, existed: creation.existed).print(to: .shared)
        let failed = summary.indexing.failedInputs
        if !failed.isEmpty {
            throw CommandFailure(
                "\(failed.count == 1 ? "one named input" : "\(failed.count) named inputs") could not be read, or not to the end: "
                    + failed.prefix(5).joined(separator: ", ") + (failed.count > 5 ? ", …" : ""))
        }
    }

    private func nothingIndexed(_ summary: IndexingSummary, existed: Bool) -> CommandFailure {
        let what =
            summary.problemCount > 0
            ? "nothing was indexed: \(HumanFormat.count(summary.problemCount, "record or file", "records and files")) could not be read"
            : "nothing was indexed: there is no article in \(paths.prefix(3).joined(separator: ", "))\(paths.count > 3 ? ", …" : "")"
        var hint = existed ? "\(into) is as it was." : "No index was made."
        if !summary.passedOver.isEmpty { hint = "Passed over: \(PassedOverText.summary(summary.passedOver)). " + hint }
        return CommandFailure(what, hint: hint)
    }

    private func index(_ line: ProgressLine) async throws -> (indexing: IndexingSummary, reader: IndexReader) {
        var options = IndexingOptions()
        options.memoryBudget = memory.budget
        options.maxRecordBytes = maxRecord.bytes
        options.unpacking = unpacking.limits
        options.format = format
        options.dateOrder = dates
        options.encoding = encoding
        options.isStrict = strict
        options.fields = FieldMapping(field.map(\.choice))
        options.delimiter = delimiter?.byte
        options.include = include.map(\.glob)
        options.exclude = exclude.map(\.glob)
        options.followsLinks = follow
        options.buildsFTS5 = !noFTS5
        if let count = threads.threads { options.threads = count }
        // The summary or the error follows.
        defer { line.clear() }
        do {
            let index = try Index(
                creatingAt: into,
                analyzer: analyzer.map { AnalyzerDefinition.name(describedAs: $0) ?? $0 } ?? language.flatMap(Language.analyzerName),
                storesText: noStore ? false : nil,
                keepsSurfaces: noSurface ? false : nil,
                keepsSpelling: spelling ? true : nil, lockTimeout: writing.timeout)
            let skipped = SkippedRecords(line, namesAll: verbose)
            let summary = try await BulkIndexer(index, options: options).run(paths) { problem in
                skipped.add(problem)
            } onProgress: { progress in
                line.update(progress)
            }
            if let text = skipped.summary { line.message(text) }
            return (summary, try index.reader())
        } catch let problem as RecordProblem {
            throw CommandFailure("\(problem)", hint: strict ? "Nothing was indexed, because of --strict." : nil)
        } catch let error as FTS5IndexError {
            throw CommandFailure("\(error)", hint: "\(into) holds the articles; its FTS5 table is built when it is next asked for.")
        } catch let error as UnknownAnalyzer {
            throw CommandFailure("\(error)", hint: "There are: \(AnalyzerCatalog.names.joined(separator: ", "))")
        }
    }
}

extension ArticleFormat: ExpressibleByArgument {}

extension DayMonthOrder: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }
}

extension ProgressReport {
    init(_ progress: IndexingProgress) {
        self.init(articles: progress.articles, bytes: progress.bytesRead, totalBytes: progress.totalBytes)
    }
}

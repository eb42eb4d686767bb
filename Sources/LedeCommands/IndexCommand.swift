import ArgumentParser
import Foundation
import Lede

/// `lede index PATH… --into Indexes/NAME`.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index articles from files, folders or standard input.",
        discussion: """
            Reads plain text, pages saved as text, Markdown, JSON Lines, TSV, CSV and TREC SGML, each also as .gz or .zst. \
            Articles with an id that the index has replace the earlier ones. A record that cannot be read is reported and skipped.

            Exit status: 0 if the articles were indexed, also if records were skipped (their number stands in the first line; --strict makes them an error), \
            2 for an error.

            Analyzers:
            \(AnalyzerCatalog.names.map { "  \($0.padded(to: 12)) \(AnalyzerCatalog.summary(of: $0) ?? "")" }.joined(separator: "\n"))
            """)

    @Argument(help: "Files, folders (recursively), or - for standard input.")
    var paths: [String]

    @Option(help: ArgumentHelp("The folder of the index; it is made if there is none.", valueName: "index"))
    var into: String

    @Option(help: "How text becomes terms; recorded in the index. (default: standard)")
    var analyzer: String?

    @Option(help: ArgumentHelp(
        "The language of the articles, such as german or de: chooses its analyzer. With auto each article is analyzed by its own language."))
    var language: String?

    @Option(help: "The format of all inputs; without it, each one's name and content tell.")
    var format: ArticleFormat?

    @Option(help: ArgumentHelp("Memory that building may take, such as 512MB or 2GB.", valueName: "bytes"))
    var memory = ByteSize(IndexingOptions.defaultMemoryBudget)

    @Option(help: ArgumentHelp("The longest record or file that is read; longer ones are skipped.", valueName: "bytes"))
    var maxRecord = ByteSize(IndexingOptions().maxRecordBytes)

    @Option(help: "Cores to use; the bytes written do not depend on it. (default: all)")
    var threads: Int?

    @OptionGroup var writing: WritingArguments

    @Flag(name: .customLong("no-fts5"), help: "Do not keep the articles in an SQLite FTS5 table as well.")
    var noFTS5 = false

    @Flag(name: .customLong("no-store"), help: "Do not store the text of the articles: no passages in results, and no FTS5 table. For a new index.")
    var noStore = false

    @Flag(name: .customLong("no-surface"), help: "With a stemming analyzer, do not keep words as written: a smaller index, in which quoted phrases match by stems. For a new index.")
    var noSurface = false

    @Flag(help: "Keep the very spelling of words, case and diacritics, as well. For a new index.")
    var spelling = false

    @Flag(help: "End at the first record that cannot be read, and change nothing.")
    var strict = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if language != nil, analyzer != nil { throw ValidationError("--language chooses the analyzer; give it or --analyzer, not both") }
        if let language, Language.analyzerName(for: language) == nil {
            throw ValidationError(
                "there is no analyzer of its own for \(language); --analyzer standard serves any language. There are: auto, "
                    + Language.all.map { "\($0.name) (\($0.code))" }.joined(separator: ", "))
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
        if memory.bytes < 16_000_000 { throw ValidationError("--memory must be at least 16MB") }
        if maxRecord.bytes < 1 { throw ValidationError("--max-record must be at least 1") }
    }

    func run() async throws {
        let line = ProgressLine(label: "Indexing", terminal: output.terminal)
        let summary: (indexing: IndexingSummary, reader: IndexReader)
        do {
            summary = try await Interruption.endingInOrder { try await index(line) }
        } catch var failure as CommandFailure where failure.exitCode == .interrupted {
            if let count = try? Index(opening: into).reader().statistics.documentCount {
                failure.hint = "\(into) holds what was committed: \(HumanFormat.count(count, "article"))."
            }
            throw failure
        }
        try IndexingReport(summary.indexing, reader: summary.reader, name: into).print(to: .shared)
    }

    private func index(_ line: ProgressLine) async throws -> (indexing: IndexingSummary, reader: IndexReader) {
        var options = IndexingOptions()
        options.memoryBudget = memory.bytes
        options.maxRecordBytes = maxRecord.bytes
        options.format = format
        options.isStrict = strict
        options.buildsFTS5 = !noFTS5
        if let threads { options.threads = threads }
        // The summary or the error follows.
        defer { line.clear() }
        do {
            for path in paths where path != "-" && !FileManager.default.fileExists(atPath: path) {
                throw CommandFailure("there is no file or folder \(path)")
            }
            let index = try Index(
                creatingAt: into, analyzer: analyzer ?? language.flatMap(Language.analyzerName), storesText: noStore ? false : nil, keepsSurfaces: noSurface ? false : nil,
                keepsSpelling: spelling ? true : nil, lockTimeout: writing.timeout)
            let summary = try await BulkIndexer(index, options: options).run(paths) { problem in
                line.message("skipped \(problem)" + (problem.kind == .tooLong ? " (see --max-record)" : ""))
            } onProgress: { progress in
                switch progress.phase {
                case .reading: line.update(ProgressReport(progress))
                case .merging: line.update("merging \(HumanFormat.count(progress.articles, "article"))")
                case .fts5:
                    line.update("FTS5: \(HumanFormat.count(progress.articles)) of \(HumanFormat.count(progress.totalArticles ?? 0, "article"))")
                }
            }
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

extension ProgressReport {
    init(_ progress: IndexingProgress) {
        self.init(articles: progress.articles, bytes: progress.bytesRead, totalBytes: progress.totalBytes)
    }
}

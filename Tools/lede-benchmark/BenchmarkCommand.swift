import ArgumentParser
import Foundation

/// Measures Lede beside SQLite FTS5, Tantivy and Lucene on a corpus.
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "Tools/benchmark",
        abstract: "Measures Lede beside SQLite FTS5, Tantivy and Lucene: building, size, and twenty kinds of queries.",
        discussion: """
            Every engine gets the same words, builds one index, and is asked the same queries in a process of its own, by its own clock. Before anything is \
            measured, their answers are compared. The tables go to standard output. Ctrl-C ends the measurement and keeps what there is.
            """)

    @OptionGroup var options: BenchmarkOptions

    func run() throws {
        Interruption.watch()
        do {
            let folders = try EngineFolders(work: options.work)
            defer { if options.work == nil { try? FileManager.default.removeItem(atPath: folders.work) } }
            var run = try BenchmarkRun(options, folders)
            try run.measure()
            try write(run.report)
            if Interruption.isRequested { throw ExitCode(130) }
            if run.hasFailed { throw ExitCode(2) }
            if !run.report.isSameWork { throw ExitCode(1) }
        } catch is Interrupted {
            Console.say("Tools/benchmark: interrupted before there was anything to report")
            throw ExitCode(130)
        } catch let failure as BenchmarkFailure {
            Console.say("Tools/benchmark: \(failure.description)")
            throw ExitCode(2)
        }
    }

    private func write(_ report: BenchmarkReport) throws {
        let markdown = MarkdownReport(report: report).text
        print(markdown, terminator: "")
        if let path = options.markdown { try write(Data(markdown.utf8), to: path) }
        if let path = options.json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            try write(encoder.encode(report), to: path)
        }
        if let path = options.svg {
            if let chart = LatencyChart(report) {
                try write(Data(chart.svg.utf8), to: path)
            } else {
                Console.say("No query was measured, so there is no chart to write to \(path).")
            }
        }
    }

    private func write(_ data: Data, to path: String) throws {
        do {
            try data.write(to: URL(filePath: path))
        } catch {
            throw BenchmarkFailure("Cannot write \(path): \(error.localizedDescription)")
        }
    }
}

import Foundation
import LedeModules
import Testing

@testable import LedeCommands

@Suite struct ProgressTests {
    @Test func theLineSaysHowFarHowFastAndHowLong() {
        let report = ProgressReport(articles: 12_345, bytes: 30_000_000, totalBytes: 120_000_000)
        #expect(
            report.line(label: "indexing", elapsed: .seconds(3), columns: 120)
                == "indexing  12,345 articles  30.0 MB of 120.0 MB  10.0 MB/s  9 s left"
        )
    }

    @Test func anUnknownTotalLeavesTheTimeOut() {
        let report = ProgressReport(articles: 1, bytes: 2000)
        #expect(report.line(label: "indexing", elapsed: .seconds(2), columns: 120) == "indexing  1 article  2.0 kB  0.0 MB/s")
    }

    @Test func theFirstMomentHasNoRate() {
        let report = ProgressReport(articles: 0, bytes: 0, totalBytes: 10)
        #expect(report.line(label: "indexing", elapsed: .zero, columns: 120) == "indexing  0 articles  0 bytes of 10 bytes")
    }

    @Test(arguments: [20, 40, 60])
    func theLineFits(columns: Int) {
        let report = ProgressReport(articles: 12_345_678, bytes: 999_000_000_000, totalBytes: 1_000_000_000_000)
        #expect(report.line(label: "indexing", elapsed: .seconds(9000), columns: columns).displayWidth <= columns)
    }

    /// What a progress line writes, read back from a file.
    private func written(onTerminal: Bool, _ work: (ProgressLine) -> Void) throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "lede-progress-\(UUID().uuidString)")
        try Data().write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let file = try FileHandle(forWritingTo: url)
        let terminal = Terminal(
            color: .never, outputIsTerminal: onTerminal, errorIsTerminal: onTerminal, measuredColumns: 80, environment: [:])
        let output = StandardOutput(descriptor: file.fileDescriptor, capacity: 0)
        work(ProgressLine(label: "indexing", terminal: terminal, output: output))
        try file.close()
        return try String(contentsOf: url, encoding: .utf8)
    }

    @Test func aTerminalSeesOneLineThatGoesAway() throws {
        let text = try written(onTerminal: true) { line in
            for articles in 1...1000 { line.update(ProgressReport(articles: articles, bytes: articles)) }
            line.message("a.jsonl:3: no text")
            line.clear()
        }
        #expect(text.hasPrefix("\r\u{1B}[Kindexing  1 article"))
        #expect(text.hasSuffix("\r\u{1B}[Ka.jsonl:3: no text\n"))
        // A thousand updates at once are far fewer drawings: ten a second at most.
        #expect(text.split(separator: "\r").count < 100)
    }

    @Test func aComparisonSaysHowLong() throws {
        let text = try written(onTerminal: true) { line in line.update(ComparisonProgress(done: 3, count: 4, elapsed: .seconds(27))) }
        #expect(text == "\r\u{1B}[Kindexing  3 of 4 queries  9 s left")
    }

    @Test func aPipeSeesMessagesOnly() throws {
        let text = try written(onTerminal: false) { line in
            line.update(ProgressReport(articles: 1, bytes: 1))
            line.message("a.jsonl:3: no text")
            line.clear()
        }
        #expect(text == "a.jsonl:3: no text\n")
    }
}

import Foundation
import LedeTestSupport
import Testing

/// What the README tells a newcomer to type without showing the output: its first ten minutes and its table, run in a folder that has
/// an `archive`.
@Suite(.serialized) struct ReadmePromiseTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func everyCommandOfTheReadmeRuns() throws {
        let readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        let folder = try TemporaryFolder(named: "lede-promises")
        let samples = Self.root.appending(path: "Tools/sample-corpus")
        try FileManager.default.copyItem(at: samples.appending(path: "articles"), to: folder.url.appending(path: "archive"))
        try FileManager.default.copyItem(at: samples.appending(path: "web"), to: folder.url.appending(path: "archive/web"))
        for name in ["queries.tsv", "qrels.tsv"] {
            try FileManager.default.copyItem(at: samples.appending(path: name), to: folder.url.appending(path: name))
        }
        let commands = Self.commands(in: readme)
        #expect(commands.count > 15)
        #expect(commands.first?.hasPrefix("index archive --into Indexes/archive") == true)
        for command in commands {
            // A second index is there only where it is named: with several, the others would have to say which one.
            let second = folder.url.appending(path: "Indexes/more")
            if command.contains("Indexes/more") {
                try FileManager.default.copyItem(at: folder.url.appending(path: "Indexes/archive"), to: second)
            }
            defer { try? FileManager.default.removeItem(at: second) }
            // A state of its own, which remembers what was searched before.
            let process = try LedeProcess(
                ReadmeTests.arguments(of: command), in: folder.url, environment: ["XDG_STATE_HOME": folder.url.path, "COLUMNS": "100"])
            // Nothing has come since the search was kept.
            let isNoNews = command == "news"
            #expect(process.status == (isNoNews ? 1 : 0), "lede \(command): status \(process.status) \(process.errors)")
            #expect(!process.output.isEmpty || isNoNews || command.hasPrefix("compare"), "lede \(command) prints nothing")
        }
    }

    /// The words after `lede` of indented lines and of the table's second column, in their order.
    private static func commands(in readme: String) -> [String] {
        readme.split(separator: "\n").compactMap { line -> String? in
            if line.hasPrefix("    lede ") { return String(line.dropFirst("    lede ".count)) }
            guard line.hasPrefix("| "), let start = line.range(of: "| `lede "), line.hasSuffix("` |") else { return nil }
            return String(line[start.upperBound...].dropLast("` |".count)).replacing("\\|", with: "|")
        }
    }
}

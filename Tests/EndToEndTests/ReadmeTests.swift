import Foundation
import LedeTestSupport
import Testing

/// The commands of the README and of the articles for users, run in their order over the sample corpus: each must
/// print what is below it.
///
/// Figures of time, speed and size differ from machine to machine and version to version and are not compared.
/// `LEDE_UPDATE_README=1 Tools/test --filter ReadmeTests` writes what the commands print now into them.
@Suite(.serialized) struct ReadmeTests {
    private struct Example {
        /// The line's number, from 0.
        var line: Int
        var command: String
        /// The lines below the command, up to the next command or the next text.
        var output: Range<Int>
    }

    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let indent = "    "
    private static let prompt = "    $ lede "
    /// Longer lines are broken in the README.
    private static let widest = 116

    @Test(arguments: [
        "README.md", "Sources/Lede/Lede.docc/Indexing.md", "Sources/Lede/Lede.docc/Searching.md", "Sources/Lede/Lede.docc/QueryLanguage.md",
        "Sources/Lede/Lede.docc/ComparingEngines.md", "Sources/Lede/Lede.docc/Evaluation.md", "Sources/Lede/Lede.docc/Scoring.md",
        "Sources/Lede/Lede.docc/Interchange.md", "Sources/Lede/Lede.docc/CommandLine.md",
    ])
    func everyCommandPrintsWhatTheDocumentSays(_ path: String) throws {
        let document = Self.root.appending(path: path)
        let folder = try TemporaryFolder(named: "lede-readme")
        let indexes = ["demo", "web"].map { (name: "Indexes/\($0)", path: folder.url.appending(path: $0).path) }
        let isUpdating = ProcessInfo.processInfo.environment["LEDE_UPDATE_README"] == "1"
        var lines = try String(contentsOf: document, encoding: .utf8).components(separatedBy: "\n")
        let examples = Self.examples(in: lines)
        #expect(examples.count >= 2)
        var outputs: [[String]] = []
        for example in examples {
            let arguments = Self.arguments(of: example.command).map { argument in
                indexes.reduce(argument) { $0.replacingOccurrences(of: $1.name, with: $1.path) }
            }
            let process = try LedeProcess(arguments, in: Self.root, environment: ["COLUMNS": "100"])
            // A count of 0 is an answer, too, and so are partial matches.
            let isNone =
                process.status == 1 && (example.command.contains("--count") || process.output.contains("the best partial matches:"))
            #expect(process.status == 0 || isNone, "\(example.command): \(process.errors)")
            let printed = indexes.reduce(process.output) { $0.replacingOccurrences(of: $1.path, with: $1.name) }
            let expected = lines[example.output].joined(separator: "\n")
            let isTrue = Self.comparable(printed) == Self.comparable(expected)
            #expect(isTrue || isUpdating, "\(path):\(example.line + 1): \(example.command) prints\n\(printed)")
            // What is true stays as it is: its figures may be of a faster build.
            outputs.append(isTrue ? Array(lines[example.output]) : Self.block(printed))
        }
        guard isUpdating else { return }
        for (example, output) in zip(examples, outputs).reversed() { lines.replaceSubrange(example.output, with: output) }
        try lines.joined(separator: "\n").write(to: document, atomically: true, encoding: .utf8)
    }

    private static func examples(in lines: [String]) -> [Example] {
        var examples: [Example] = []
        for (number, line) in lines.enumerated() where line.hasPrefix(prompt) {
            var end = number + 1
            while end < lines.count, lines[end].isEmpty || lines[end].hasPrefix(indent), !lines[end].hasPrefix(indent + "$ ") { end += 1 }
            while lines[end - 1].isEmpty { end -= 1 }
            examples.append(Example(line: number, command: String(line.dropFirst(prompt.count)), output: number + 1..<end))
        }
        return examples
    }

    /// The words of a command; single quotes hold a word together, and so do double ones.
    static func arguments(of command: String) -> [String] {
        var arguments: [String] = []
        var rest = command[...]
        while let first = rest.first {
            if first == "'" || first == "\"" {
                let end = rest.dropFirst().firstIndex(of: first) ?? rest.endIndex
                arguments.append(String(rest[rest.index(after: rest.startIndex)..<end]))
                rest = rest[end...].dropFirst()
            } else if first == " " {
                rest = rest.dropFirst()
            } else {
                let end = rest.firstIndex(of: " ") ?? rest.endIndex
                arguments.append(String(rest[..<end]))
                rest = rest[end...]
            }
        }
        return arguments
    }

    /// The text without line breaks, alignment and what a clock or a scale measured.
    private static func comparable(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing(/[0-9.]+ (ms|s|min|MB\/s)\b/, with: "…")
            .replacing(/[0-9.,]+ (bytes?|kB|MB)\b/, with: "…")
            .replacing(/[0-9]+ rounds/, with: "… rounds")
            .replacing(/; \S+ answers [0-9.]+ times as fast( as [^.;]+)?/, with: "")
    }

    /// Printed lines as a block of the README: indented, long ones broken at spaces, JSON left alone.
    private static func block(_ printed: String) -> [String] {
        var lines: [String] = []
        for line in printed.split(separator: "\n", omittingEmptySubsequences: false) {
            let start = String(line.prefix { $0 == " " })
            var current = ""
            for word in line.hasPrefix("{")
                ? [line.dropFirst(0)] : line.dropFirst(start.count).split(separator: " ", omittingEmptySubsequences: false)
            {
                if !current.isEmpty, start.count + current.count + 1 + word.count > widest {
                    lines.append(indent + start + current)
                    current = String(word)
                } else {
                    current += (current.isEmpty ? "" : " ") + word
                }
            }
            lines.append(current.isEmpty ? "" : indent + start + current)
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}

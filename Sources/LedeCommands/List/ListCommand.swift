import ArgumentParser
import Foundation
import LedeModules

/// `lede list [FOLDER…]`.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the indexes in a folder: their articles, sizes, analyzers, and when they changed.",
        discussion: """
            Exit status: 0 if there is an index, 1 if there is none, 2 for one that cannot be read.
            """)

    @Argument(help: "Folders of indexes, or indexes. (default: Indexes, and what $LEDE_INDEX names)", completion: IndexCompletion.folders)
    var folders: [String] = []

    @Flag(help: "Print one JSON object per line.")
    var json = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        var table = TextTable()
        table.append(["index", "articles", "size", "changed", "analyzer"].map { StyledText($0, .heading) })
        var (count, failures) = (0, 0)
        for path in try paths() {
            do {
                let listed = try ListedIndex(path)
                count += 1
                if json { StandardOutput.shared.writeLine(listed.json.line) } else { table.append(listed.row) }
            } catch {
                failures += 1
                StandardOutput.standardError.writeLine("lede: \(error)".sanitizedForTerminal())
            }
        }
        if count == 0, failures == 0 {
            let places = folders.isEmpty ? IndexLocation.folder + "/" : folders.joined(separator: " and ")
            throw CommandFailure(
                "there is no index in \(places)", hint: "Build one with: lede index PATH… --into \(IndexLocation.folder)/NAME",
                exitCode: .noMatches)
        }
        let terminal = output.terminal
        if !json, count > 0 {
            for line in table.lines(columns: terminal.outputIsTerminal ? terminal.columns : 200) {
                StandardOutput.shared.writeLine(terminal.rendered(line))
            }
        }
        if failures > 0 { throw ExitCode.failed }
    }

    /// The indexes asked for, each once, in the order of the folders and of names.
    private func paths() throws(CommandFailure) -> [String] {
        var paths: [String] = []
        func add(_ path: String) { if !paths.contains(path) { paths.append(path) } }
        for folder in folders {
            let folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
            if IndexLocation.isIndex(folder) {
                add(folder)
                continue
            }
            let names = IndexLocation.indexNames(under: folder)
            // A bare name means an index in the usual folder, as elsewhere.
            if names.isEmpty, !folder.contains("/"), IndexLocation.isIndex("\(IndexLocation.folder)/\(folder)") {
                add("\(IndexLocation.folder)/\(folder)")
            }
            if names.isEmpty, !FileManager.default.fileExists(atPath: folder), paths.isEmpty {
                throw CommandFailure("there is no folder \(folder)")
            }
            for name in names { add("\(folder)/\(name)") }
        }
        guard folders.isEmpty else { return paths }
        for name in IndexLocation.indexNames() { add("\(IndexLocation.folder)/\(name)") }
        if let named = ProcessInfo.processInfo.environment[IndexLocation.variable], !named.isEmpty {
            for path in named.split(separator: ":").map(String.init) where IndexLocation.isIndex(path) { add(path) }
        }
        return paths
    }
}

/// What `lede list` says about an index.
private struct ListedIndex {
    private let path: String
    private let articles: Int
    /// Of all files in the folder.
    private let bytes: Int
    private let analyzer: String
    private let changed: Date?

    init(_ path: String) throws {
        let reader = try Index(opening: path).reader()
        self.path = path
        articles = reader.statistics.documentCount
        analyzer = reader.analyzerName
        let files = FileManager.default
        bytes =
            (try? files.contentsOfDirectory(atPath: path))?.reduce(0) { sum, name in
                sum + ((try? files.attributesOfItem(atPath: "\(path)/\(name)")[.size] as? Int) ?? 0)
            } ?? 0
        changed = try? files.attributesOfItem(atPath: path + "/manifest")[.modificationDate] as? Date
    }

    var row: [StyledText] {
        let date = changed.map { $0.formatted(.iso8601.year().month().day().dateSeparator(.dash)) } ?? ""
        return [
            StyledText(path.sanitizedForTerminal(), .identifier), StyledText(HumanFormat.count(articles)),
            StyledText(HumanFormat.bytes(bytes)), StyledText(date),
            StyledText(AnalyzerDefinition.summary(of: analyzer).sanitizedForTerminal()),
        ]
    }

    var json: JSONValue {
        .object([
            ("path", .string(path)), ("articles", .integer(articles)), ("bytes", .integer(bytes)), ("analyzer", .string(analyzer)),
            ("changed", JSONValue(changed.map { $0.formatted(.iso8601) })),
        ])
    }
}

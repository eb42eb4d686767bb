import Foundation
import LedeTestSupport
import Testing

/// What the products export is what the files in `Surface` say: a change of it is seen in review.
///
/// `LEDE_RECORD_SURFACE=1 swift test --filter SurfaceTests` writes them anew.
@Suite struct SurfaceTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Surface")

    /// Where the compiler puts modules: beside the tests.
    private static let modules = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "Modules")

    /// The C module of a package, whose map the compiler does not keep beside the modules.
    private static let yaml = modules.appending(path: "../../../checkouts/Yams/Sources/CYaml/include").standardizedFileURL

    /// The tool of the toolchain that lists a module's declarations; nil if there is none.
    private static let extractor: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/swift-symbolgraph-extract" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    private struct Graph: Decodable {
        struct Symbol: Decodable {
            struct Identifier: Decodable { let precise: String }
            struct Fragment: Decodable { let spelling: String }
            let identifier: Identifier
            let pathComponents: [String]
            let declarationFragments: [Fragment]
            let docComment: Comment?
            let kind: Kind
        }
        struct Comment: Decodable {}
        struct Kind: Decodable { let identifier: String }
        struct Relationship: Decodable {
            let kind: String
            let source: String
            let targetFallback: String?
        }
        let symbols: [Symbol]
        let relationships: [Relationship]

        /// The module's own, not what the compiler derives.
        var own: [Symbol] { symbols.filter { !$0.identifier.precise.contains("::SYNTHESIZED::") } }
    }

    private static func graph(of module: String) throws -> Graph {
        let output = FileManager.default.temporaryDirectory.appending(path: "lede-surface-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: output) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(extractor))
        // The maps of the C modules that the sources import.
        let sources = folder.appending(path: "../../../../Sources").standardizedFileURL
        let maps = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
            .map { sources.appending(path: "\($0)/module.modulemap").path }.filter { FileManager.default.fileExists(atPath: $0) }
        process.arguments =
            ["-module-name", module, "-I", modules.path, "-target", target, "-output-dir", output.path]
            + ["-minimum-access-level", "public", "-Xcc", "-I/usr/include/libxml2", "-Xcc", "-I\(yaml.path)"]
            + maps.flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] }
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let data = try Data(contentsOf: output.appending(path: "\(module).symbols.json"))
        return try JSONDecoder().decode(Graph.self, from: data)
    }

    private static var target: String {
        #if arch(arm64)
            let processor = "aarch64"
        #else
            let processor = "x86_64"
        #endif
        #if os(Linux)
            return processor + "-unknown-linux-gnu"
        #else
            return (processor == "aarch64" ? "arm64" : processor) + "-apple-macosx26.0"
        #endif
    }

    /// One line a declaration, and one a conformance.
    private static func lines(of graph: Graph) -> [String] {
        let names = Dictionary(
            graph.symbols.map { ($0.identifier.precise, $0.pathComponents.joined(separator: ".")) }, uniquingKeysWith: { first, _ in first }
        )
        let declarations = graph.own.map { symbol in
            let text = symbol.declarationFragments.map(\.spelling).joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return symbol.pathComponents.joined(separator: ".") + "  |  " + text
        }
        let conformances = graph.relationships.filter { $0.kind == "conformsTo" }.compactMap { relationship in
            names[relationship.source].map { $0 + "  :  " + (relationship.targetFallback ?? "of this module") }
        }
        return Set(declarations + conformances).sorted()
    }

    @Test(
        .enabled(if: extractor != nil, "the toolchain has no swift-symbolgraph-extract"),
        arguments: ["Lede", "LedeIngest", "LedeEvaluation"])
    func nothingIsExportedUnseen(_ module: String) throws {
        let file = Self.folder.appending(path: "\(module).txt")
        let found = Self.lines(of: try Self.graph(of: module)).joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["LEDE_RECORD_SURFACE"] != nil {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try found.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let difference = Set(found.split(separator: "\n")).symmetricDifference(recorded.split(separator: "\n")).sorted()
        #expect(difference.isEmpty, "recorded or exported, not both; see this suite's comment: \(difference.joined(separator: "\n"))")
    }

    @Test(
        .enabled(if: extractor != nil, "the toolchain has no swift-symbolgraph-extract"),
        arguments: ["Lede", "LedeIngest", "LedeEvaluation"])
    func everyTypeIsDocumentedAndFewAreThere(_ module: String) throws {
        let types = try Self.graph(of: module).own.filter {
            ["swift.struct", "swift.class", "swift.enum", "swift.protocol"].contains($0.kind.identifier)
        }
        for type in types { #expect(type.docComment != nil, "\(type.pathComponents.joined(separator: ".")) is not documented") }
        #expect(types.count <= 70)
        // Names that apps and well-known packages have for their own.
        let everyday: Set = [
            "Index", "Query", "Run", "Language", "Topic", "Topics", "Measure", "Precision", "Recall", "Success", "Gain", "Overlap",
            "Directory",
            "Manifest", "Standing", "Ranking", "Searcher", "Analyzer", "Token", "Tuner", "SourceLocation", "OutputFile", "RangeList",
            "SQLiteError", "FNV1a", "CRC32C", "FTS5Tokenizer", "FTS5Pattern", "DatabaseError", "Row", "Record", "Statement",
            "Configuration",
        ]
        let top = types.filter { $0.pathComponents.count == 1 }.map { $0.pathComponents[0] }
        #expect(everyday.isDisjoint(with: top))
    }
}

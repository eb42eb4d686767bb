import Foundation

/// The engines of a run, and those not available.
struct EngineSelection {
    private(set) var engines: [Engine] = []
    /// Why peers are missing, in whole sentences.
    private(set) var notes: [String] = []

    /// Finds or fetches the engines called `names`, and takes `custom` ones on.
    /// - Throws: `BenchmarkFailure` for an unknown name, or without Lede itself; `Interrupted`.
    init(_ names: [String], custom: [String], java: String?, warmUpSeconds: Double, isOffline: Bool, _ folders: EngineFolders) throws {
        if let unknown = names.first(where: { !Self.known.contains($0) }) {
            throw BenchmarkFailure("There is no engine called \(unknown). Known: \(Self.known.joined(separator: ", ")).")
        }
        let added = try custom.map(Engine.custom)
        guard Set(added.map(\.name)).count == added.count else { throw BenchmarkFailure("Two engines given by --engine have one name.") }
        engines = [try .lede(), try .fts5()]
        var environment: PythonEnvironment?
        func python() throws -> PythonEnvironment {
            if let environment { return environment }
            let made = try PythonEnvironment(folders, isOffline: isOffline)
            environment = made
            return made
        }
        if names.contains("tantivy") {
            try add("Tantivy") { try .tantivy(python(), folders) }
        }
        if names.contains("lucene") {
            try add("Lucene") {
                try .lucene(JavaRuntime(chosen: java, folders), folders, warmUpSeconds: warmUpSeconds, python: python)
            }
        }
        engines += added
        let missing = names.filter { name in !engines.contains { $0.name == name } }
        if !missing.isEmpty {
            let rest = engines.dropFirst().map(\.name).joined(separator: ", ")
            Console.warn("MEASURING AGAINST \(rest) ONLY\n" + notes.joined(separator: "\n"))
        }
    }

    static let known = [Engine.ownName, "fts5", "tantivy", "lucene"]

    private mutating func add(_ title: String, _ make: () throws -> Engine) throws {
        do {
            engines.append(try make())
        } catch let failure as BenchmarkFailure {
            notes.append("Without \(title): \(failure.description)")
        }
    }
}

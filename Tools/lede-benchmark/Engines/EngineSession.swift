/// A process of an engine that answers queries over one index.
final class EngineSession {
    let engine: Engine
    private let process: ChildProcess

    /// - Parameters:
    ///   - showsDocuments: whether answers carry their hits.
    ///   - logs: the folder for what the process writes to standard error.
    init(_ engine: Engine, index: String, showsDocuments: Bool = false, logs: String) throws {
        self.engine = engine
        let arguments = ["query", index] + engine.queryArguments + (showsDocuments ? ["--docs"] : [])
        process = try ChildProcess(engine.command + arguments, errorPath: "\(logs)/\(engine.name)-query.log")
    }

    /// The answer; nil if the engine does not support it.
    /// - Throws: `BenchmarkFailure` if the engine ended or answers nonsense; `Interrupted`.
    func ask(_ command: EngineCommand, _ query: BenchmarkQuery) throws -> EngineReply? {
        try Interruption.check()
        let question = "\(command.rawValue)\t\(query.text)"
        guard (try? process.send(question)) != nil, let line = process.nextLine() else {
            try Interruption.check()
            throw BenchmarkFailure("\(engine.name) ended when it was asked \(question): \(process.lastErrors)")
        }
        if line.hasPrefix("UNSUPPORTED") { return nil }
        guard let reply = EngineReply(line: line) else {
            throw BenchmarkFailure("\(engine.name) answers \"\(line.prefix(200))\" to \(question)")
        }
        return reply
    }

    /// The process's memory so far.
    var memory: ProcessMemory? { process.memory }

    func end() { process.end() }
}

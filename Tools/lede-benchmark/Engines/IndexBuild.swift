import Foundation

/// What building an index cost.
struct IndexBuild: Encodable, Sendable {
    /// The engine with its version.
    var engine: String
    /// Cores that it could use.
    var cores: Int
    /// From the start of reading to a closed index, by the engine's own clock.
    var seconds: Double
    /// The whole process.
    var processSeconds: Double
    /// The most memory that was resident; nil if the system does not tell.
    var peakBytes: Int?
    /// Bytes on disk of what is searched, with positions, without stored articles.
    var indexBytes: Int
    var segments: Int

    /// The last line that a `build` prints.
    private struct Report: Decodable {
        var engine: String
        var segments: Int
        var total_s: Double
        /// The files that count; all of them by default.
        var size_files: [String]?
    }

    /// Builds the index of `corpus` in `folder`, which is replaced.
    /// - Throws: `BenchmarkFailure`, `Interrupted`.
    init(_ engine: Engine, corpus: NormalizedCorpus, folder: String, cores: Int, pinning: ProcessorPinning, logs: String) throws {
        try? FileManager.default.removeItem(atPath: folder)
        let log = "\(logs)/\(engine.name)-build"
        let command = pinning.command(engine.command + ["build", corpus.path, folder, "\(cores)"], processors: cores)
        let start = ContinuousClock.now
        let process = try ChildProcess(command, errorPath: log + ".log", outputPath: log + ".out")
        process.closeInput()
        var peak: Int?
        while process.isRunning {
            if let memory = process.memory { peak = max(peak ?? 0, memory.peakResident) }
            if Interruption.isRequested { process.stop() }
            usleep(10_000)
        }
        let status = process.wait()
        try Interruption.check()
        let output = (try? String(contentsOfFile: log + ".out", encoding: .utf8)) ?? ""
        guard status == 0, let line = output.split(separator: "\n").last,
            let report = try? JSONDecoder().decode(Report.self, from: Data(line.utf8))
        else { throw BenchmarkFailure("\(engine.name) could not build its index (exit status \(status)): \(process.lastErrors)") }
        self.engine = report.engine
        self.cores = cores
        seconds = report.total_s
        processSeconds = (ContinuousClock.now - start) / .seconds(1)
        peakBytes = peak
        segments = report.segments
        indexBytes = Self.size(of: folder, only: report.size_files.map(Set.init))
    }

    private static func size(of folder: String, only names: Set<String>?) -> Int {
        let files = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return files.reduce(0) { sum, name in
            guard names?.contains(name) ?? true, let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)"),
                attributes[.type] as? FileAttributeType == .typeRegular
            else { return sum }
            return sum + (attributes[.size] as? Int ?? 0)
        }
    }
}

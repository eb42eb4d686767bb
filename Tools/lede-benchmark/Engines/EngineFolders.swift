import Foundation

/// Where the tool keeps what it fetches, for the next time, and what it builds, for this one.
struct EngineFolders: Sendable {
    /// Downloads and compiled adapters.
    let cache: String
    /// Indexes and logs.
    let work: String

    /// - Parameter work: nil for a folder in the cache.
    init(work: String?) throws {
        let environment = ProcessInfo.processInfo.environment
        let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory() + "/.cache"
        cache = base + "/lede-benchmark"
        // One a process: two runs at once must not share indexes.
        self.work = work ?? "\(cache)/run-\(ProcessInfo.processInfo.processIdentifier)"
        for folder in [cache, self.work] {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw BenchmarkFailure(
                    "Cannot make the folder \(folder) (\(error.localizedDescription)). Set XDG_CACHE_HOME or --work to one that can be written."
                )
            }
        }
    }

    /// Writes `bytes` to a file of the cache and gives its path.
    func cached(_ bytes: [UInt8], as name: String) throws -> String {
        let path = "\(cache)/\(name)"
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        return path
    }
}

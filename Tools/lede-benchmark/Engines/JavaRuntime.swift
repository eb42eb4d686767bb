import Foundation

/// A JDK that can compile and run Lucene.
struct JavaRuntime {
    /// What Lucene 10 needs.
    static let leastVersion = 21

    /// The `java` command.
    let path: String
    /// The whole version, such as `25.0.1`.
    let version: String
    /// Whether it has the module that lets Lucene use the processor's vector instructions.
    let hasVectorModule: Bool

    /// The first that is good enough of `chosen`, JAVA_HOME's, the one on the PATH.
    /// - Throws: `BenchmarkFailure` that names what was found and why it is not enough; `Interrupted`.
    init(chosen: String?, _ folders: EngineFolders) throws {
        let home = ProcessInfo.processInfo.environment["JAVA_HOME"]
        let candidates = chosen.map { [$0] } ?? [home.map { $0 + "/bin/java" }, Executables.path(of: "java")].compactMap { $0 }
        var reasons: [String] = []
        for candidate in candidates {
            guard FileManager.default.isExecutableFile(atPath: candidate) else {
                reasons.append("\(candidate) is no command")
                continue
            }
            let said = try FinishedCommand([candidate, "-version"], folder: folders.work)
            // openjdk version "25.0.1" 2025-10-21
            let parts = said.errors.split(separator: "\"", maxSplits: 2)
            guard said.succeeded, parts.count > 1, let major = parts[1].split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
            else {
                reasons.append("\(candidate) does not tell its version")
                continue
            }
            guard major >= Self.leastVersion else {
                reasons.append("\(candidate) is Java \(parts[1])")
                continue
            }
            let modules = try FinishedCommand([candidate, "--list-modules"], folder: folders.work).output
            guard modules.contains("jdk.compiler@") else {
                reasons.append("\(candidate) is a runtime without the compiler, not a JDK")
                continue
            }
            path = candidate
            version = String(parts[1])
            hasVectorModule = modules.contains("jdk.incubator.vector@")
            return
        }
        let found = reasons.isEmpty ? "none was found" : reasons.joined(separator: "; ")
        throw BenchmarkFailure(
            "Lucene needs a JDK of version \(Self.leastVersion) or later: \(found). Set JAVA_HOME, or give --java PATH/TO/java.")
    }
}

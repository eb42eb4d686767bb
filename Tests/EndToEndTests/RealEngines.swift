import Foundation

/// The engines that Tools/record-engine-scores can ask here.
enum RealEngines {
    private struct Failure: Error {
        var reason: String
    }

    /// Tantivy, 5 MB from PyPI, or with LEDE_FULL=1 all available engines. The first call may fetch packages.
    static let found: [String] = {
        do {
            let output = try record((SharedCorpus.isFull ? ["--found"] : ["--engines", "tantivy"]) + ["--check"])
            return try JSONDecoder().decode([String].self, from: output)
        } catch {
            let reason = (error as? Failure)?.reason ?? error.localizedDescription
            FileHandle.standardError.write(Data("warning: NOT compared with real engines: \(reason)\n".utf8))
            return []
        }
    }()

    /// Runs Tools/record-engine-scores and gives what it prints.
    static func record(_ arguments: [String]) throws -> Data {
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", repository.appending(path: "Tools/record-engine-scores").path] + arguments
        let output = Pipe()
        let errors = FileManager.default.temporaryDirectory.appending(path: "lede-engines-\(UUID().uuidString).err")
        defer { try? FileManager.default.removeItem(at: errors) }
        try Data().write(to: errors)
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
        guard process.terminationStatus == 0 else {
            throw Failure(reason: said.isEmpty ? "python3 gives \(process.terminationStatus)" : said)
        }
        if !said.isEmpty { FileHandle.standardError.write(Data("warning: \(said)".utf8)) }
        return data
    }
}

import Foundation

/// Packages from PyPI in a virtual environment that is made once under the cache folder: `$XDG_CACHE_HOME/lede-tests` or
/// `~/.cache/lede-tests`. Tests that need it are off, with a message, where Python or the network is missing.
public final class PythonEnvironment: Sendable {
    private struct Failure: Error {
        var reason: String
    }

    private let interpreter: Result<String, Failure>
    /// Why tests that need the environment are off; nil if they can run.
    public let absence: String?

    /// Makes the environment, or finds it. May fetch packages.
    /// - Parameters:
    ///   - name: of its folder.
    ///   - packages: as pip takes them.
    ///   - options: further ones of pip's.
    ///   - imports: Python that fails where a package is missing.
    ///   - purpose: what the message says is not done without it.
    public init(name: String, packages: [String], options: [String] = [], imports: String, purpose: String) {
        do throws(Failure) {
            interpreter = .success(try Self.interpreter(name, packages, options, imports))
            absence = nil
        } catch {
            interpreter = .failure(error)
            let message = "NOT \(purpose): \(error.reason)"
            FileHandle.standardError.write(Data(("warning: " + message + "\n").utf8))
            absence = message
        }
    }

    private static func interpreter(_ name: String, _ packages: [String], _ options: [String], _ imports: String) throws(Failure) -> String
    {
        let variables = ProcessInfo.processInfo.environment
        let base = variables["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory() + "/.cache"
        let folder = base + "/lede-tests/" + name
        let python = folder + "/bin/python"
        if FileManager.default.isExecutableFile(atPath: python), run(python, ["-c", imports]).status == 0 { return python }
        let made = run("/usr/bin/env", ["python3", "-m", "venv", "--clear", folder])
        guard made.status == 0 else { throw Failure(reason: "python3 -m venv failed: \(made.lastLine)") }
        let usual = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "20"]
        let installed = run(python, ["-m", "pip", "install"] + usual + options + packages)
        guard installed.status == 0 else { throw Failure(reason: "pip install failed: \(installed.lastLine)") }
        let imported = run(python, ["-c", imports])
        guard imported.status == 0 else { throw Failure(reason: imported.lastLine) }
        return python
    }

    /// Runs `script` with `arguments` and reads the JSON that it prints.
    public func json(_ script: String, _ arguments: [String] = []) throws -> Any {
        let finished = Self.run(try interpreter.get(), ["-c", script] + arguments)
        guard finished.status == 0 else { throw Failure(reason: finished.errors) }
        return try JSONSerialization.jsonObject(with: finished.output)
    }

    private struct Finished {
        var status: Int32
        var output = Data()
        var errors = ""

        var lastLine: String { errors.split(separator: "\n").last.map(String.init) ?? "exit status \(status)" }
    }

    private static func run(_ executable: String, _ arguments: [String]) -> Finished {
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory
        let files = ["out", "err"].map { folder.appending(path: "lede-python-\(UUID().uuidString).\($0)") }
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        do {
            for file in files { try Data().write(to: file) }
            process.standardOutput = try FileHandle(forWritingTo: files[0])
            process.standardError = try FileHandle(forWritingTo: files[1])
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return Finished(
                status: process.terminationStatus, output: try Data(contentsOf: files[0]),
                errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self))
        } catch {
            return Finished(status: -1, errors: error.localizedDescription)
        }
    }
}

import Foundation

/// Other people's implementations from PyPI, in a virtual environment that is made once under the cache folder: `$XDG_CACHE_HOME/lede-tests` or
/// `~/.cache/lede-tests`. Tests against them are off, with a message, where Python or the network is missing.
public enum PythonReference {
    /// What is compared with: trec_eval's code, ir_measures, the C/W/L measures that it uses for RBP, and SciPy.
    private static let packages = ["pytrec-eval-terrier==0.5.11", "ir-measures==0.4.3", "cwl-eval==1.0.12", "scipy"]
    private static let imports = "import pytrec_eval, ir_measures, cwl.cwl_eval, scipy.stats"

    private struct Failure: Error {
        var reason: String
    }

    /// The environment's interpreter, or why there is none.
    private static let interpreter = Result<String, Failure> {
        () throws(Failure) in
        let variables = ProcessInfo.processInfo.environment
        let base = variables["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory() + "/.cache"
        let folder = base + "/lede-tests/python"
        let python = folder + "/bin/python"
        if FileManager.default.isExecutableFile(atPath: python), run(python, ["-c", imports]).status == 0 { return python }
        let made = run("/usr/bin/env", ["python3", "-m", "venv", "--clear", folder])
        guard made.status == 0 else { throw Failure(reason: "python3 -m venv failed: \(made.lastLine)") }
        let options = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "1", "--timeout", "20"]
        let installed = run(python, ["-m", "pip", "install"] + options + packages)
        guard installed.status == 0 else { throw Failure(reason: "pip install failed: \(installed.lastLine)") }
        let imported = run(python, ["-c", imports])
        guard imported.status == 0 else { throw Failure(reason: imported.lastLine) }
        return python
    }

    /// Why tests against the reference are off; nil where they can run. The first call may fetch packages.
    public static let absence: String? = {
        guard case .failure(let failure) = interpreter else { return nil }
        let message = "NOT compared with trec_eval, ir_measures and SciPy: \(failure.reason)"
        FileHandle.standardError.write(Data(("warning: " + message + "\n").utf8))
        return message
    }()

    /// Runs `script` with `arguments` and reads the JSON that it prints.
    public static func json(_ script: String, _ arguments: [String] = []) throws -> Any {
        let finished = run(try interpreter.get(), ["-c", script] + arguments)
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

import Foundation

/// A Python virtual environment in the cache, for what comes from PyPI.
struct PythonEnvironment {
    /// The environment's interpreter.
    let python: String
    private let folders: EngineFolders
    private let isOffline: Bool

    /// Makes the environment if there is none.
    /// - Throws: `BenchmarkFailure` with what is missing; `Interrupted`.
    init(_ folders: EngineFolders, isOffline: Bool) throws {
        self.folders = folders
        self.isOffline = isOffline
        let folder = folders.cache + "/python"
        python = folder + "/bin/python"
        if try Self.works(python, folders) { return }
        guard !isOffline else {
            throw BenchmarkFailure("the cache has no Python environment, and --offline forbids to fetch what belongs into it.")
        }
        guard let system = Executables.path(of: "python3") else {
            throw BenchmarkFailure("There is no python3 on the PATH. Install Python 3 to measure against this engine.")
        }
        let made = try FinishedCommand([system, "-m", "venv", "--clear", folder], folder: folders.work)
        guard made.succeeded, try Self.works(python, folders) else {
            throw BenchmarkFailure(
                "`\(system) -m venv` makes no virtual environment (\(made.lastLine)). On Debian and Ubuntu: apt-get install python3-venv.")
        }
    }

    private static func works(_ python: String, _ folders: EngineFolders) throws -> Bool {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        return try FinishedCommand([python, "-m", "pip", "--version"], folder: folders.work).succeeded
    }

    /// Makes `package` of PyPI importable in exactly this version.
    func install(_ package: String, version: String) throws {
        let script = "import importlib.metadata as m; print(m.version('\(package)'))"
        let present = try FinishedCommand([python, "-c", script], folder: folders.work)
        if present.succeeded, present.output.trimmingCharacters(in: .whitespacesAndNewlines) == version { return }
        Console.say("  fetching \(package) \(version) from PyPI")
        try pip(["install", "\(package)==\(version)"], for: package)
    }

    /// Puts the files of `package` that PyPI has, unpacked or not, into `folder`.
    func download(_ package: String, version: String, into folder: String) throws {
        try pip(["download", "--no-deps", "--ignore-requires-python", "--dest", folder, "\(package)==\(version)"], for: package)
    }

    private func pip(_ arguments: [String], for package: String) throws {
        guard !isOffline else { throw BenchmarkFailure("\(package) is not in the cache, and --offline forbids to fetch it.") }
        let options = ["--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2", "--timeout", "20"]
        let run = try FinishedCommand([python, "-m", "pip"] + arguments.prefix(1) + options + arguments.dropFirst(), folder: folders.work)
        guard run.succeeded else {
            throw BenchmarkFailure(
                "pip could not fetch \(package) from PyPI (\(run.lastLine)). Is there a network? pip's own settings, PIP_INDEX_URL for one, apply."
            )
        }
    }
}

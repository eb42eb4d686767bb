extension Engine {
    /// Tantivy's Python binding, version of PyPI.
    private static let tantivyVersion = "0.27.0"

    /// Tantivy, fetched unless cached.
    /// - Throws: `BenchmarkFailure` with what is missing; `Interrupted`.
    static func tantivy(_ python: PythonEnvironment, _ folders: EngineFolders) throws -> Engine {
        try python.install("tantivy", version: tantivyVersion)
        let adapter = try folders.cached(PackageResources.tantivy_adapter_py, as: "tantivy_adapter.py")
        return Engine(name: "tantivy", command: [python.python, adapter], lengths: .byte)
    }
}

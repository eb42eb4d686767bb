import Foundation

extension Engine {
    /// Anserini's Python package carries Lucene 10 in one jar, so that PyPI alone is enough to get it.
    private static let pyseriniVersion = "2.4.0"

    /// Takes the one jar out of the source distribution at argument 1 and puts it at argument 2.
    private static let extraction = """
        import shutil, sys, tarfile
        with tarfile.open(sys.argv[1]) as archive:
            jar = next(member for member in archive if member.name.endswith("-fatjar.jar"))
            with archive.extractfile(jar) as source, open(sys.argv[2], "wb") as target:
                shutil.copyfileobj(source, target)
        """

    /// Lucene, its jar fetched and its adapter compiled unless cached.
    /// - Parameter warmUpSeconds: for the just-in-time compiler, whose last tier makes the vector code fast.
    /// - Throws: `BenchmarkFailure` with what is missing; `Interrupted`.
    static func lucene(
        _ java: JavaRuntime, _ folders: EngineFolders, warmUpSeconds: Double, python: () throws -> PythonEnvironment
    ) throws -> Engine {
        let jar = "\(folders.cache)/anserini-of-pyserini-\(pyseriniVersion).jar"
        if !FileManager.default.fileExists(atPath: jar) { try fetch(jar, python(), folders) }
        let classes = try compiled(java, jar: jar, folders)
        var command = [java.path, "-Xmx4g", "-XX:+UseParallelGC"]
        if java.hasVectorModule { command += ["--add-modules", "jdk.incubator.vector"] }
        command += ["--enable-native-access=ALL-UNNAMED", "-cp", "\(classes):\(jar)", "LuceneAdapter"]
        // Lucene leaves the constant factor k1 + 1 out.
        return Engine(name: "lucene", command: command, lengths: .byte, scoreScale: 2.2, warmUpSeconds: warmUpSeconds)
    }

    private static func fetch(_ jar: String, _ python: PythonEnvironment, _ folders: EngineFolders) throws {
        Console.say("  fetching Lucene from PyPI (inside pyserini \(pyseriniVersion), 113 MB, once)")
        let folder = folders.work + "/pyserini"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try python.download("pyserini", version: pyseriniVersion, into: folder)
        let archive = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasSuffix(".tar.gz") }
        guard let archive else {
            throw BenchmarkFailure("PyPI's pyserini \(pyseriniVersion) has no source distribution with Lucene's jar any more.")
        }
        let run = try FinishedCommand([python.python, "-c", extraction, "\(folder)/\(archive)", jar + ".partial"], folder: folders.work)
        guard run.succeeded else { throw BenchmarkFailure("\(archive) holds no jar of Lucene: \(run.lastLine)") }
        try FileManager.default.moveItem(atPath: jar + ".partial", toPath: jar)
    }

    /// The folder of the adapter's classes, made by `java` itself so that it can run them.
    private static func compiled(_ java: JavaRuntime, jar: String, _ folders: EngineFolders) throws -> String {
        let classes = "\(folders.work)/classes"
        let source = folders.work + "/LuceneAdapter.java"
        try Data(PackageResources.LuceneAdapter_java).write(to: URL(filePath: source))
        let compiler = [java.path, "-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn", "-d", classes, "-cp", jar, source]
        let run = try FinishedCommand(compiler, folder: folders.work)
        guard run.succeeded else { throw BenchmarkFailure("\(java.path) cannot compile the adapter for Lucene: \(run.lastLine)") }
        return classes
    }
}

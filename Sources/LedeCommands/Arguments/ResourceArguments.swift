import ArgumentParser
import LedeModules

/// The option that bounds the memory of commands that write many articles.
struct MemoryArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Memory that building may take, such as 512MB or 2GB.", valueName: "bytes"))
    var memory = ByteSize(ArticleWriter.defaultMemoryBudget)

    /// The least bytes that anything can be built with.
    private static let least = 16_000_000

    var budget: Int { memory.bytes }

    func validate() throws {
        if memory.bytes < Self.least { throw ValidationError("--memory must be at least \(ByteSize(Self.least))") }
    }
}

/// The option that says how many cores such commands use.
struct ThreadArguments: ParsableArguments {
    @Option(help: "Cores to use; the bytes written do not depend on it. (default: all)")
    var threads: Int?

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1") }
    }
}

import ArgumentParser
import LedeModules

/// The option that chooses the engine.
struct BackendArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The engine that answers: lede, fts5, or any other backend of lede compare, such as lede:like=lucene or fuse:rrf(lede,fts5).",
            valueName: "spec"),
        completion: .list(["lede", "fts5"]))
    var backend = "lede"
}

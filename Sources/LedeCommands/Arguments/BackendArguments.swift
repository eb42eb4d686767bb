import ArgumentParser

/// The option that chooses the engine.
struct BackendArguments: ParsableArguments {
    @Option(help: "The engine that answers.")
    var backend: SearchBackend = .lede
}

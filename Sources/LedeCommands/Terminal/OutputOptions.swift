import ArgumentParser

/// The options that every printing command has.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("color"), help: "When to colour the output.")
    var color: ColorMode = .auto

    /// The terminal as these options see it.
    var terminal: Terminal { Terminal(color: color) }
}

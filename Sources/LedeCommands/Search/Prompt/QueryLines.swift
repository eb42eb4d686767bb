/// Where queries come from, one per line, when none is given as an argument.
protocol QueryLines {
    /// The next line without its end; nil when there are no more.
    mutating func next() throws -> String?
}

/// Lines of standard input, without editing.
struct PlainQueryLines: QueryLines {
    /// Written to standard error before each line; empty for none.
    var prompt = ""

    mutating func next() -> String? {
        if !prompt.isEmpty { StandardOutput.standardError.write(prompt) }
        return TypedLine.next()
    }
}

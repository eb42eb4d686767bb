/// Why something cannot be done, and what to do about it, in words for the person at the terminal.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// An index was opened for writing with another analyzer than the one that it was built with.
public struct AnalyzerMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index's analyzer.
    public let recorded: String
    /// The one asked for.
    public let wanted: String

    public var description: String {
        "the index was built with the analyzer \(recorded), not \(wanted); index into another folder, or leave the analyzer out"
    }
}

/// There is no analyzer of that name.
public struct UnknownAnalyzer: Error, Sendable, Equatable, CustomStringConvertible {
    public let name: String

    public init(name: String) { self.name = name }

    public var description: String { "there is no analyzer called \(name)" }
}

import CSQLite
import TextAnalysis

// The public names of well-known packages, and everyday words that an app or its dependencies have for their own types.
public protocol FTS5Tokenizer { static var name: String { get } }
public protocol FTS5Pattern {}
public protocol Directory {}
public struct Index: Sendable { public init() {} }
public struct Query: Sendable { public init() {} }
public struct Run: Sendable { public init() {} }
public struct Language: Sendable { public init() {} }
public struct Topic: Sendable { public init() {} }
public struct Topics: Sendable { public init() {} }
public struct Measure: Sendable { public init() {} }
public struct Precision: Sendable { public init() {} }
public struct Recall: Sendable { public init() {} }
public struct Manifest: Sendable { public init() {} }
public struct Ranking: Sendable { public init() {} }
public struct Searcher: Sendable { public init() {} }
public struct Analyzer: Sendable { public init() {} }
public struct Token: Sendable { public init() {} }
public struct SourceLocation: Sendable { public init() {} }
public struct Overlap: Sendable { public init() {} }
public struct DatabaseError: Error { public let version = stand_in_version() }

import LedeTextAnalysis

/// An index was opened for writing with an analyzer other than the one it was built with.
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

/// An index opened for writing keeps words in a form, or does not, contrary to what was wanted.
public struct WordFormMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    public let form: WordForm
    /// What the index does.
    public let isKept: Bool

    public init(form: WordForm, isKept: Bool) {
        self.form = form
        self.isKept = isKept
    }

    public var description: String {
        isKept
            ? "the index keeps the \(form.plural) of words; index into another folder to leave them out"
            : "the index was built without the \(form.plural) of words; index into another folder to keep them"
    }
}

/// An index should keep words in a form that its analyzer does not give.
public struct MissingWordForm: Error, Sendable, Equatable, CustomStringConvertible {
    public let form: WordForm
    /// The analyzer's name.
    public let analyzer: String

    public init(form: WordForm, analyzer: String) {
        self.form = form
        self.analyzer = analyzer
    }

    public var description: String { "the analyzer \(analyzer) gives no \(form.plural) of words beside its terms" }
}

extension WordForm {
    /// The plural of its name.
    fileprivate var plural: String {
        switch self {
        case .analyzed: "terms"
        case .surface: "surface forms"
        case .spelling: "spellings"
        }
    }
}

/// An index opened for writing stores the text of its articles, or does not, contrary to what was wanted.
public struct StoredTextMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the index does.
    public let storesText: Bool

    public var description: String {
        storesText
            ? "the index stores the text of its articles; index into another folder to leave it out"
            : "the index was built without the text of its articles; index into another folder to store it"
    }
}

/// An index that keeps no positions of words was opened for writing.
public struct IndexWithoutPositions: Error, Sendable, Equatable, CustomStringConvertible {
    public var description: String {
        "the index was imported without the positions of words, and cannot be changed; import into another folder"
    }
}

/// Something was to be imported where there is already an index.
public struct IndexExists: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index's folder.
    public let path: String

    public var description: String { "there is an index in \(path) already; import into another folder" }
}

import LedeTextAnalysis

/// An index was opened for writing with an analyzer other than the one it was built with.
package struct AnalyzerMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index's analyzer.
    package let recorded: String
    /// The one asked for.
    package let wanted: String

    package init(recorded: String, wanted: String) {
        self.recorded = recorded
        self.wanted = wanted
    }

    package var description: String {
        "the index was built with the analyzer \(recorded), not \(wanted); index into another folder, or leave the analyzer out"
    }
}

/// There is no analyzer of that name.
package struct UnknownAnalyzer: Error, Sendable, Equatable, CustomStringConvertible {
    package let name: String

    package init(name: String) { self.name = name }

    package var description: String { "there is no analyzer called \(name)" }
}

/// An index opened for writing keeps words in a form, or does not, contrary to what was wanted.
package struct WordFormMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    package let form: WordForm
    /// What the index does.
    package let isKept: Bool

    package init(form: WordForm, isKept: Bool) {
        self.form = form
        self.isKept = isKept
    }

    package var description: String {
        isKept
            ? "the index keeps the \(form.plural) of words; index into another folder to leave them out"
            : "the index was built without the \(form.plural) of words; index into another folder to keep them"
    }
}

/// An index should keep words in a form that its analyzer does not give.
package struct MissingWordForm: Error, Sendable, Equatable, CustomStringConvertible {
    package let form: WordForm
    /// The analyzer's name.
    package let analyzer: String

    package init(form: WordForm, analyzer: String) {
        self.form = form
        self.analyzer = analyzer
    }

    package var description: String { "the analyzer \(analyzer) gives no \(form.plural) of words beside its terms" }
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
package struct StoredTextMismatch: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the index does.
    package let storesText: Bool

    package init(storesText: Bool) { self.storesText = storesText }

    package var description: String {
        storesText
            ? "the index stores the text of its articles; index into another folder to leave it out"
            : "the index was built without the text of its articles; index into another folder to store it"
    }
}

/// An index that keeps no positions of words was opened for writing.
package struct IndexWithoutPositions: Error, Sendable, Equatable, CustomStringConvertible {
    package var description: String {
        "the index was imported without the positions of words, and cannot be changed; import into another folder"
    }
}

/// Something was to be imported where there is already an index.
package struct IndexExists: Error, Sendable, Equatable, CustomStringConvertible {
    /// The index's folder.
    package let path: String

    package var description: String { "there is an index in \(path) already; import into another folder" }
}

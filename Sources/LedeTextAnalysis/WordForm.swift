/// The forms in which an index may keep a word as a term. All of a word's terms share a position, so that a phrase may mix them.
///
///     term     := analyzed | 0x00 surface | 0x00 0x01 spelling | 0xFF
///
/// No analyzer makes a term that contains 0x00, and no surface form begins with 0x01: every form has its own range of keys, the marked ones
/// before all others in byte order. 0xFF, with which no word begins, stands for words that are not indexed (`OmittedWord`).
package enum WordForm: String, Sendable, Hashable, CaseIterable {
    /// What the analyzer makes of the word, such as its stem. The only form that is a token: lengths and counts of tokens refer to it
    /// alone.
    case analyzed
    /// The word itself, case and diacritics folded.
    case surface
    /// The word in its exact spelling; composed (Unicode's form C), without soft hyphens and joiners.
    case spelling

    static let mark: UInt8 = 0x00
    static let spellingMark: UInt8 = 0x01

    /// The form of `term`, a term of an index.
    package init(of term: Span<UInt8>) {
        if term.isEmpty || term[0] != Self.mark {
            self = .analyzed
        } else {
            self = term.count > 1 && term[1] == Self.spellingMark ? .spelling : .surface
        }
    }

    /// The form of `term`, a term of an index.
    package init(of term: [UInt8]) { self.init(of: term.span) }

    /// What comes before a word in its term.
    package var marks: [UInt8] {
        switch self {
        case .analyzed: []
        case .surface: [Self.mark]
        case .spelling: [Self.mark, Self.spellingMark]
        }
    }

    /// The term of `word` in this form. Cut at `TokenBatch.longestTerm` bytes, as an analysis cuts it.
    package func term(_ word: some Sequence<UInt8>) -> [UInt8] { Array((marks + word).prefix(TokenBatch.longestTerm)) }

    /// The word that `term`, a term of an index, stands for: the term without its marks.
    package static func word(of term: [UInt8]) -> ArraySlice<UInt8> { term.dropFirst(WordForm(of: term).marks.count) }

    /// The least key that can be a term of this form, and the least above all of them; nil for no bound.
    package var bounds: (first: [UInt8], end: [UInt8]?) {
        switch self {
        case .analyzed: ([Self.mark + 1], OmittedWord.term)
        case .surface: ([Self.mark, Self.spellingMark + 1], [Self.mark + 1])
        case .spelling: ([Self.mark, Self.spellingMark], [Self.mark, Self.spellingMark + 1])
        }
    }
}

/// Forms besides `WordForm.analyzed`.
package struct WordForms: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `WordForm.surface`.
    package static let surface = WordForms(rawValue: 1)
    /// `WordForm.spelling`.
    package static let spelling = WordForms(rawValue: 2)

    /// Only this form; none for the analyzer's own.
    package init(_ form: WordForm) {
        switch form {
        case .analyzed: self = []
        case .surface: self = .surface
        case .spelling: self = .spelling
        }
    }

    /// Whether words have terms of `form`; they always have the analyzer's.
    package func has(_ form: WordForm) -> Bool {
        switch form {
        case .analyzed: true
        case .surface: contains(.surface)
        case .spelling: contains(.spelling)
        }
    }
}

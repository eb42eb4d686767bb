/// The term that holds the place of a word which is not indexed: a stop word that was left out, or a place that a custom tokenizer skipped.
///
/// All such words share it, and in a phrase it stands for any of them: "bank of england" asks for bank, a word that was left out, england.
/// So phrases fit, positions count words, and nothing else has to know of gaps. It is a byte that UTF-8 never has, so that no word is taken
/// for it; lists of an index's terms end before it (`WordForm.bounds`).
package enum OmittedWord {
    static let byte: UInt8 = 0xFF
    package static let term = [byte]

    /// Whether `term` is the one of omitted words.
    @inline(__always)
    package static func isTerm(_ term: [UInt8]) -> Bool { term.count == 1 && term[0] == byte }

    /// Whether `term` is the one of omitted words.
    @inline(__always)
    static func isTerm(_ term: Span<UInt8>) -> Bool { term.count == 1 && term[0] == byte }
}

extension TokenBatch {
    /// Appends the token of an omitted word.
    ///
    /// - Precondition: no term is open.
    mutating func appendOmitted(range: Range<Int>, position: UInt32) {
        appendByte(OmittedWord.byte)
        endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
    }

    /// Whether token `index` is of an omitted word.
    package func isOmitted(_ index: Int) -> Bool { OmittedWord.isTerm(bytes.span.extracting(termRange(index))) }
}

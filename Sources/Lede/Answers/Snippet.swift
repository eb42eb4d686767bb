import Foundation
import LedeResultPresentation
import LedeTextAnalysis

/// A passage of an article on one line, with the places that matched; "…" marks where a sentence is cut.
///
///     Text(hit.snippet.attributedText(highlight: AttributeContainer().backgroundColor(.yellow)))
///     for piece in hit.snippet.pieces { print(piece.isHighlighted ? "*\(piece.text)*" : piece.text, terminator: "") }
public struct Snippet: Sendable, Hashable, CustomStringConvertible {
    public let text: String
    /// What matched: places of `text`, ascending, not overlapping.
    public let highlights: [Range<String.Index>]

    /// Without text.
    static let empty = Snippet(text: "", highlights: [])

    init(text: String, highlights: [Range<String.Index>]) {
        self.text = text
        self.highlights = highlights
    }

    init(_ snippet: LedeResultPresentation.Snippet) {
        text = snippet.text
        highlights = snippet.highlights.map { [text] range in text.indices(ofUTF8: range) }
    }

    /// A part of a passage, all or none of which matched.
    public struct Piece: Sendable, Hashable {
        public let text: String
        public let isHighlighted: Bool
    }

    /// The passage cut at the bounds of the highlights; no piece is empty.
    public var pieces: [Piece] {
        var pieces: [Piece] = []
        var end = text.startIndex
        func add(_ range: Range<String.Index>, _ isHighlighted: Bool) {
            if !range.isEmpty { pieces.append(Piece(text: String(text[range]), isHighlighted: isHighlighted)) }
        }
        for highlight in highlights {
            add(end..<highlight.lowerBound, false)
            add(highlight, true)
            end = highlight.upperBound
        }
        add(end..<text.endIndex, false)
        return pieces
    }

    /// The passage with `SearchHighlightAttribute` on what matched.
    public var attributedText: AttributedString {
        var highlight = AttributeContainer()
        highlight[SearchHighlightAttribute.self] = true
        return attributedText(highlight: highlight)
    }

    /// The passage with attributes of your own on what matched.
    public func attributedText(highlight: AttributeContainer) -> AttributedString {
        var result = AttributedString()
        for piece in pieces { result += AttributedString(piece.text, attributes: piece.isHighlighted ? highlight : AttributeContainer()) }
        return result
    }

    public var description: String { text }
}

/// The attribute of what matched in `Snippet.attributedText`; true, or absent.
public enum SearchHighlightAttribute: AttributedStringKey {
    public typealias Value = Bool
    public static let name = "LedeSearchHighlight"
}

extension String {
    /// The places of a range of bytes, which begins and ends at scalars, in the string's UTF-8; cut at its end.
    func indices(ofUTF8 range: Range<Int>) -> Range<String.Index> {
        let start = utf8.index(startIndex, offsetBy: range.lowerBound, limitedBy: endIndex) ?? endIndex
        return start..<(utf8.index(start, offsetBy: range.count, limitedBy: endIndex) ?? endIndex)
    }
}

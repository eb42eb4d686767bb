import Foundation
import LedeArticleModel
import LedeResultPresentation

/// A place in an article where a word or a phrase of a query occurs.
///
///     for match in hit.matches where match.field == .body { print(article.body[match.range]) }
///
/// Ranges begin and end at Unicode scalars. Those of whole words may begin or end within a `Character` that a text has there, such as a
/// letter with a mark that the index does not count to the word; `String` takes such places.
public struct MatchRange: Sendable, Hashable {
    /// A text of an article that is searched.
    public enum Field: String, Sendable, Hashable, CaseIterable, Codable {
        case title
        case body
    }

    public let field: Field
    /// The place in `Article.title` or `Article.body`, from the start of the first word to the end of the last.
    public let range: Range<String.Index>
    /// The same place in UTF-16 code units, as NSString and text views count.
    public let nsRange: NSRange
    /// What is there, on one line.
    public let text: String

    /// - Parameter source: the text of the field.
    init(_ match: FieldMatch, in source: String) {
        field = match.field == .title ? .title : .body
        range = source.indices(ofUTF8: match.range.bytes)
        nsRange = NSRange(range, in: source)
        text = match.text
    }
}

/// Which of an article's fields go into the columns of attributes.
package enum AttributeLimits {
    /// Longest value, in bytes of UTF-8: an article with a longer one has none in the column.
    package static let longestValue = 1_000
    /// Longest name of a metadata field, in bytes of UTF-8.
    package static let longestName = 100
    /// Most metadata fields of a segment: the first to appear.
    package static let mostFields = 32

    /// Bytes of distinct values beyond which a metadata field of `docCount` articles is dropped: if few articles share a value, it
    /// identifies them (an address, a summary) rather than groups them. The author's column is always kept.
    static func mostValueBytes(docCount: Int) -> Int { max(1 << 20, 4 * docCount) }
}

/// Why articles cannot be found by an attribute.
package enum AttributeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The field of this name was dropped for having too many values (`AttributeLimits`).
    case tooManyValues(String)

    package var description: String {
        switch self {
        case .tooManyValues(let name):
            "the field \(name) has too many different values to be searched or counted by"
        }
    }
}

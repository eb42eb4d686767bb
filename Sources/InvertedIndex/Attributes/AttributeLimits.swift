/// What of an article's fields goes into the columns of attributes.
public enum AttributeLimits {
    /// Longest value, in bytes of UTF-8: an article with a longer one has none in the column.
    public static let longestValue = 1_000
    /// Longest name of a metadata field, in bytes of UTF-8.
    public static let longestName = 100
    /// Metadata fields of a segment: those that come up first.
    public static let mostFields = 32

    /// Bytes of distinct values after which a metadata field of `docCount` articles is given up: where few articles share a value, it tells
    /// them apart (an address, a summary) and does not group them. The author's column is kept in any case.
    static func mostValueBytes(docCount: Int) -> Int { max(1 << 20, 4 * docCount) }
}

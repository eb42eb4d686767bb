import LedeCore

/// Where a page of hits ends: given to the next request of the same search, which then goes on after it.
///
///     var request = SearchRequest(limit: 20)
///     let first = try await index.search(query, request)
///     request.cursor = first.cursor
///     let second = try await index.search(query, request)
///
/// In an index that has not changed the pages are the parts of one list, however long it takes. After a commit an order by score is refused
/// (`LedeError`), since every commit moves every score; an order by date goes on after the last article shown, as long as that is there. A
/// cursor of another query, filter or index is refused as well.
///
/// It is kept and sent as its `token`, also by `Codable`.
public struct SearchCursor: Sendable, Hashable, Codable {
    package let cursor: LedeCore.SearchCursor

    package init(_ cursor: LedeCore.SearchCursor) { self.cursor = cursor }

    /// The cursor as text of letters, digits, `-` and `_`.
    public var token: String { cursor.token }

    /// The cursor of a token; nil for any other text.
    public init?(token: String) {
        guard let cursor = try? LedeCore.SearchCursor(token: token) else { return nil }
        self.cursor = cursor
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let cursor = SearchCursor(token: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not a search's cursor")
        }
        self = cursor
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(token)
    }
}

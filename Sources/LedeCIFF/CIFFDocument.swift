/// A document of a collection, numbered by its place.
public struct CIFFDocument: Sendable, Equatable {
    /// The id by which people know it.
    public var id: String
    /// Tokens.
    public var length: UInt32

    public init(id: String, length: UInt32) {
        self.id = id
        self.length = length
    }
}

/// A document of a collection, numbered by its place.
package struct CIFFDocument: Sendable, Equatable {
    /// The id by which people know it.
    package var id: String
    /// Tokens.
    package var length: UInt32

    package init(id: String, length: UInt32) {
        self.id = id
        self.length = length
    }
}

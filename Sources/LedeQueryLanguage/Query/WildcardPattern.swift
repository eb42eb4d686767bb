/// A word with wildcards. It is compared character by character with the whole of a term.
package struct WildcardPattern: Sendable, Hashable {
    /// Something that matches characters of a term.
    package enum Part: Sendable, Hashable {
        /// This character.
        case literal(Unicode.Scalar)
        /// Any one character.
        case one
        /// Any characters, or none.
        case any
    }

    /// Most parts of a pattern.
    package static let mostParts = 63

    /// From the first to the last, at most `mostParts`.
    package let parts: [Part]

    /// Nil for more than `mostParts` parts.
    package init?(parts: [Part]) {
        guard parts.count <= Self.mostParts else { return nil }
        self.parts = parts
    }

    /// The bytes that every match begins with.
    package var literalPrefix: [UInt8] {
        var prefix = ""
        for part in parts {
            guard case .literal(let scalar) = part else { break }
            prefix.unicodeScalars.append(scalar)
        }
        return Array(prefix.utf8)
    }
}

/// Something in an XML document that could not be read as intended.
package struct XMLLoss: Equatable {
    /// In the source, from 1.
    package var line: Int
    /// In words for people.
    package var reason: String
}

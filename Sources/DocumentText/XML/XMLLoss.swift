/// Something of an XML document that could not be read as it was meant.
package struct XMLLoss: Equatable {
    /// Of the source, from 1.
    package var line: Int
    /// In human words.
    package var reason: String
}

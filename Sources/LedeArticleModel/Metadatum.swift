/// A field of an article that Lede keeps without giving it a meaning.
package struct Metadatum: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

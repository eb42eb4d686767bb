/// A field of an article that Lede keeps without giving it a meaning.
public struct Metadatum: Sendable, Equatable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

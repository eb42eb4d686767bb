/// A query of a test collection.
public struct Topic: Sendable, Equatable {
    /// The query's id. It has blanks only if the file separates its columns otherwise: by tabs or commas.
    public var id: String
    /// What is asked.
    public var text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}

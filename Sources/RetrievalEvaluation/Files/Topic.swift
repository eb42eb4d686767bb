/// A query of a test collection.
public struct Topic: Sendable, Equatable {
    /// The query's id. Blanks occur in it only where the file parts its columns otherwise: by tabs, by commas.
    public var id: String
    /// What is asked.
    public var text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}

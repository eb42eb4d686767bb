/// A structure of an index, and its bytes.
public struct ComparedStructure: Codable, Sendable, Equatable {
    public var name: String
    public var bytes: Int
}

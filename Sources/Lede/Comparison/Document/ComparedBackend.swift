/// A backend in a comparison, with what holds over all queries.
public struct ComparedBackend: Codable, Sendable, Equatable {
    /// What the user calls it; without such a label the spec as it was typed.
    public var name: String
    /// The spec as it was typed, without a label; nil in reports of versions that had no labels, whose names are specs.
    public var spec: String?
    /// What ranks, in words.
    public var summary: String
    /// Queries to which it has an answer.
    public var answered: Int
    /// Over the queries' median times; nil without measurements.
    public var seconds: ComparedTimes?
    /// The means of its measures, of counts sums; nil without judgments.
    public var measures: [String: Double]?
    /// Queries that the means are over, and those of them without an answer, which count as 0.
    public var judged: Int?
    public var missing: Int?
    /// All files of its index, in bytes.
    public var bytes: Int?
    public var indexBytes: Int?
    public var storedBytes: Int?
    /// By structure, in bytes.
    public var structures: [ComparedStructure]
    public var buildSeconds: Double?
    /// What the seconds cover, in words.
    public var buildScope: String
    /// Opening and answering from a cold page cache, and memory; nil where that was not measured.
    public var startup: BackendStartup?
}

/// By how much opening a backend, and then answering, made the process's resident memory grow. What the allocator had at hand from earlier
/// work does not show, so that little growth means little more than that, and can be negative.
public struct BackendMemory: Codable, Sendable, Equatable {
    /// After opening.
    public var opened: ResidentMemory
    /// After opening and answering.
    public var answered: ResidentMemory
    /// Queries answered.
    public var queries: Int

    public init(opened: ResidentMemory, answered: ResidentMemory, queries: Int) {
        self.opened = opened
        self.answered = answered
        self.queries = queries
    }
}

/// How much the process's resident memory grew by opening a backend, and then answering. What the allocator had left from earlier work does
/// not show, so little growth proves little, and growth can be negative.
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

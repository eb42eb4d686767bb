/// The most heap allocations that a kind of work may take, in a release build, when done a second time.
///
/// About twice what it took when the budget was set, so that a change of toolchain passes and an allocation per token, posting or hit does
/// not. Work over a large corpus has the budget of the same work over a small one: what grows with the corpus fails.
struct AllocationBudget {
    /// What is counted: per token, query or opening.
    var unit: String
    /// Allocations per unit.
    var most: Double

    static let all: [String: AllocationBudget] = [
        "analyze whitespace": AllocationBudget(unit: "token", most: 0.001),
        "analyze standard": AllocationBudget(unit: "token", most: 0.001),
        "analyze english": AllocationBudget(unit: "token", most: 0.001),
        "terms whitespace": AllocationBudget(unit: "token", most: 0.001),
        "terms standard": AllocationBudget(unit: "token", most: 0.001),
        "terms english": AllocationBudget(unit: "token", most: 0.001),
        "index": AllocationBudget(unit: "token", most: 0.25),
        "open": AllocationBudget(unit: "opening", most: 220),
        "top 10 term": AllocationBudget(unit: "query", most: 8),
        "top 1000 term": AllocationBudget(unit: "query", most: 60),
        "count term": AllocationBudget(unit: "query", most: 2),
        "top 10 union": AllocationBudget(unit: "query", most: 8),
        "top 1000 union": AllocationBudget(unit: "query", most: 60),
        "count union": AllocationBudget(unit: "query", most: 5),
        "top 10 intersection": AllocationBudget(unit: "query", most: 8),
        "top 1000 intersection": AllocationBudget(unit: "query", most: 40),
        "count intersection": AllocationBudget(unit: "query", most: 5),
        "top 10 phrase": AllocationBudget(unit: "query", most: 12),
        "top 1000 phrase": AllocationBudget(unit: "query", most: 40),
        "count phrase": AllocationBudget(unit: "query", most: 10),
    ]
}

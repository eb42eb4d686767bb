/// The most heap allocations that a kind of work may take, in a release build.
///
/// About half as much again as when it was set, so that a change of the toolchain passes and an allocation a token, a posting or a hit does not. Work over a large
/// corpus has the budget of the same work over a small one: what grows with the corpus fails.
struct AllocationBudget {
    /// What is counted for: a token, a query, an opening.
    var unit: String
    /// Allocations a unit.
    var most: Double

    static let all: [String: AllocationBudget] = [
        "analyze whitespace": AllocationBudget(unit: "token", most: 0.001),
        "analyze standard": AllocationBudget(unit: "token", most: 0.001),
        "analyze english": AllocationBudget(unit: "token", most: 0.001),
        "index": AllocationBudget(unit: "token", most: 0.17),
        "open": AllocationBudget(unit: "opening", most: 170),
        "top 10 term": AllocationBudget(unit: "query", most: 50),
        "top 1000 term": AllocationBudget(unit: "query", most: 65),
        "count term": AllocationBudget(unit: "query", most: 10),
        "top 10 union": AllocationBudget(unit: "query", most: 130),
        "top 1000 union": AllocationBudget(unit: "query", most: 150),
        "count union": AllocationBudget(unit: "query", most: 100),
        "top 10 intersection": AllocationBudget(unit: "query", most: 110),
        "top 1000 intersection": AllocationBudget(unit: "query", most: 120),
        "count intersection": AllocationBudget(unit: "query", most: 80),
        // One for every document that has both words.
        "top 10 phrase": AllocationBudget(unit: "query", most: 4700),
        "top 1000 phrase": AllocationBudget(unit: "query", most: 4700),
        "count phrase": AllocationBudget(unit: "query", most: 4700),
    ]
}

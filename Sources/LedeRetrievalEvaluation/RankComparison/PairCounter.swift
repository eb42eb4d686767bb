/// Counts numbers seen, to tell how many are below a given one: a Fenwick tree (Fenwick, Software: Practice and Experience 24(3), 1994).
struct PairCounter {
    private var tree: [Int]

    /// For numbers from 0 up to `limit`, itself not included.
    init(limit: Int) { tree = [Int](repeating: 0, count: limit + 1) }

    /// - Complexity: O(log limit)
    mutating func insert(_ number: Int) {
        var index = number + 1
        while index < tree.count {
            tree[index] += 1
            index += index & -index
        }
    }

    /// Numbers seen that are below `number`.
    /// - Complexity: O(log limit)
    func count(below number: Int) -> Int {
        var index = number
        var sum = 0
        while index > 0 {
            sum += tree[index]
            index -= index & -index
        }
        return sum
    }
}

import LedeInvertedIndex

/// The terms and lists of a flat AND in one segment, and how its leaves use them.
struct Conjunction {
    /// A leaf: the members `firstMember..<firstMember + memberCount`, in the order in which they come in a phrase.
    struct Leaf: BitwiseCopyable {
        let firstMember: Int
        let memberCount: Int
        let field: Int
        let factors: BM25Kernel.Factors
        /// Whether every document that has the member matches.
        let isPlain: Bool
    }

    private(set) var memberCount = 0
    private(set) var leafCount = 0
    /// Whether all leaves are plain.
    private(set) var isPlain = true
    let members: UnsafeMutablePointer<PreparedLeaf>
    /// The dictionary entries of members, unused for a list.
    let entries: UnsafeMutablePointer<TermEntry>
    let leaves: UnsafeMutablePointer<Leaf>
    /// The members once `sort` was called: lists in memory before those with ranges, each by ascending number of postings.
    let order: UnsafeMutablePointer<Int>
    private var firstOfLeaf = 0

    init(capacity: Int, leafCount: Int, arena: SearchArena) {
        members = arena.take(PreparedLeaf.self, capacity)
        entries = arena.take(TermEntry.self, capacity)
        order = arena.take(Int.self, capacity)
        leaves = arena.take(Leaf.self, leafCount)
    }

    mutating func add(_ member: PreparedLeaf, _ entry: TermEntry = .absent) {
        // SAFETY: the caller adds at most as many members as it announced.
        (members + memberCount).initialize(to: member)
        (entries + memberCount).initialize(to: entry)
        memberCount += 1
    }

    /// Makes the members added since the last leaf one.
    mutating func endLeaf(_ leaf: FlatLeaf) {
        // SAFETY: the caller adds at most as many leaves as it announced.
        let isPlainLeaf = leaf.isPlain || leaf.list >= 0
        (leaves + leafCount).initialize(
            to: Leaf(
                firstMember: firstOfLeaf, memberCount: memberCount - firstOfLeaf, field: leaf.field, factors: leaf.factors,
                isPlain: isPlainLeaf))
        leafCount += 1
        isPlain = isPlain && isPlainLeaf
        firstOfLeaf = memberCount
    }

    mutating func sort() {
        // SAFETY: `order` has room for every member.
        for member in 0..<memberCount {
            var place = member
            while place > 0, isBefore(members[member], members[order[place - 1]]) {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = member
        }
    }

    /// A list in memory cannot be probed by ranges: it has to lead, even if it is longer, as matches found before may be.
    private func isBefore(_ member: PreparedLeaf, _ other: PreparedLeaf) -> Bool {
        (member.ranges == nil) == (other.ranges == nil) ? member.count < other.count : member.ranges == nil
    }
}

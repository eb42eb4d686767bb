/// Rankings as groups of documents with equal scores, for measures of agreement that respect ties.
enum TieGroups {
    /// The groups' ranks from 0; the entries are best first.
    static func ranges(_ entries: [RunEntry]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        for rank in entries.indices where rank + 1 == entries.count || entries[rank].score != entries[rank + 1].score {
            groups.append(start..<rank + 1)
            start = rank + 1
        }
        return groups
    }

    /// The number of the group of each document, from 0.
    static func numbers(_ entries: [RunEntry]) -> [String: Int] {
        var numbers: [String: Int] = [:]
        for (number, group) in ranges(entries).enumerated() {
            for rank in group { numbers[entries[rank].docno] = number }
        }
        return numbers
    }
}

/// Which occurrences of several leaves stand near each other, as SQLite FTS5 decides it: all leaves advance together, and wherever each has an occurrence that ends
/// at most `distance` tokens before the last one starts, those count. A distance below 0 asks that they overlap by as many tokens.
struct NearMatcher {
    let distance: Int
    private var next: [Int] = []

    init(distance: Int) { self.distance = distance }

    /// Takes from `spans` what is not near the others: `spans[i]` are the occurrences of leaf i in one field, ascending by start.
    ///
    /// - Complexity: linear in the occurrences times the leaves.
    mutating func narrow(_ spans: inout [[TokenSpan]]) {
        var kept = Array(repeating: [TokenSpan](), count: spans.count)
        if !spans.isEmpty, !spans.contains(where: \.isEmpty) { collect(spans, into: &kept) }
        spans = kept
    }

    private mutating func collect(_ spans: [[TokenSpan]], into kept: inout [[TokenSpan]]) {
        next = Array(repeating: 0, count: spans.count)
        while true {
            var last = spans[0][next[0]].start
            var isMatch = false
            while !isMatch {
                isMatch = true
                for leaf in spans.indices {
                    // The length of the occurrence counts beside the distance: what is measured is the gap before the last start.
                    while Int(spans[leaf][next[leaf]].start) < earliest(spans[leaf][next[leaf]], before: last) {
                        isMatch = false
                        next[leaf] += 1
                        if next[leaf] == spans[leaf].count { return }
                    }
                    if spans[leaf][next[leaf]].start > last {
                        isMatch = false
                        last = spans[leaf][next[leaf]].start
                    }
                }
            }
            for leaf in spans.indices where kept[leaf].last?.start != spans[leaf][next[leaf]].start {
                kept[leaf].append(spans[leaf][next[leaf]])
            }
            // The leaf whose following occurrence starts first goes on.
            var advanced = 0
            var first = UInt64.max
            for leaf in spans.indices {
                let following = next[leaf] + 1 < spans[leaf].count ? UInt64(spans[leaf][next[leaf] + 1].start) : .max
                if following < first {
                    first = following
                    advanced = leaf
                }
            }
            next[advanced] += 1
            if next[advanced] == spans[advanced].count { return }
        }
    }

    /// The earliest start of an occurrence as long as `span` that is near one that starts at `last`.
    private func earliest(_ span: TokenSpan, before last: UInt32) -> Int {
        let (reach, overflow) = distance.addingReportingOverflow(Int(span.end - span.start))
        if overflow { return 0 }
        let (start, isBelow) = Int(last).subtractingReportingOverflow(reach)
        return isBelow ? .max : start
    }
}

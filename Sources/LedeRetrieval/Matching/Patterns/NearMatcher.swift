import LedeQueryLanguage

/// Which occurrences of several leaves are near each other, as SQLite FTS5 decides: all leaves advance together, and wherever each has
/// an occurrence that ends at most `distance` tokens before the last one starts, those count. With a distance below 0 they must overlap by
/// that many tokens.
///
/// A leaf that asks for the same as one before it takes an occurrence after that one's. Like the distance, that is only a lower bound on
/// where each leaf is, so advancing finds the first match as before.
package struct NearMatcher {
    private let distance: Int
    private let formers: [Int?]
    private var next: [Int] = []

    package init(_ group: NearGroup) {
        distance = group.distance
        formers = group.formers
    }

    /// Removes from `spans` what is not near the others: `spans[i]` are the occurrences of leaf i in one field, ascending by start.
    ///
    /// - Complexity: linear in the occurrences times the leaves.
    package mutating func narrow(_ spans: inout [[TokenSpan]]) {
        var kept = Array(repeating: [TokenSpan](), count: spans.count)
        if !spans.isEmpty, !spans.contains(where: \.isEmpty) { collect(spans, into: &kept) }
        spans = kept
        shareAmongEquals(&spans)
    }

    /// Nobody can tell which of several equal leaves an occurrence represents: all have those of each.
    private func shareAmongEquals(_ spans: inout [[TokenSpan]]) {
        for leaf in spans.indices.reversed() {
            guard let former = formers[leaf] else { continue }
            var union: [TokenSpan] = []
            var (own, other) = (spans[leaf][...], spans[former][...])
            while let first = own.first ?? other.first {
                let start = min(first.start, other.first?.start ?? .max)
                union.append(other.first.flatMap { $0.start == start ? $0 : nil } ?? first)
                if own.first?.start == start { own.removeFirst() }
                if other.first?.start == start { other.removeFirst() }
            }
            spans[former] = union
        }
        for leaf in spans.indices { if let former = formers[leaf] { spans[leaf] = spans[former] } }
    }

    private mutating func collect(_ spans: [[TokenSpan]], into kept: inout [[TokenSpan]]) {
        next = Array(repeating: 0, count: spans.count)
        while true {
            var last = spans[0][next[0]].start
            var isMatch = false
            while !isMatch {
                isMatch = true
                for leaf in spans.indices {
                    if let former = formers[leaf], next[leaf] <= next[former] {
                        isMatch = false
                        next[leaf] = next[former] + 1
                        if next[leaf] == spans[leaf].count { return }
                    }
                    // The length of the occurrence counts besides the distance: what is measured is the gap before the last start.
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
            // The leaf whose next occurrence starts first advances.
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

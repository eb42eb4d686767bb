import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Against every choice of an occurrence for each leaf.
@Suite struct NearMatcherTests {
    private func leaf(_ word: String, typed: String? = nil) -> QueryLeaf {
        .phrase(PhraseQuery(terms: [Array(word.utf8)], text: typed ?? word))
    }

    private func spans(_ starts: UInt32...) -> [TokenSpan] { starts.map { TokenSpan(start: $0, end: $0 + 1) } }

    /// Which occurrences of each leaf take part in some choice in which all are near, and equal leaves have different ones.
    private func expected(_ spans: [[TokenSpan]], _ group: NearGroup) -> [[TokenSpan]] {
        var kept = spans.map { _ in Set<UInt32>() }
        func choose(_ chosen: [TokenSpan]) {
            guard chosen.count == spans.count else {
                for span in spans[chosen.count] {
                    var former = group.formers[chosen.count]
                    var isFree = true
                    while let leaf = former {
                        if chosen[leaf] == span { isFree = false }
                        former = group.formers[leaf]
                    }
                    if isFree { choose(chosen + [span]) }
                }
                return
            }
            let last = chosen.map { Int($0.start) }.max() ?? 0
            if chosen.allSatisfy({ last - Int($0.end) <= group.distance }) {
                for leaf in chosen.indices { kept[leaf].insert(chosen[leaf].start) }
            }
        }
        choose([])
        return spans.indices.map { leaf in spans[leaf].filter { kept[leaf].contains($0.start) } }
    }

    @Test func equalWordsNeedAnOccurrenceEach() {
        let two = [leaf("oil"), leaf("oil", typed: "Oil")]
        for (asFTS5, starts, near) in [(false, [5], false), (true, [5], true), (false, [5, 9], true), (false, [5, 10], false)]
            as [(Bool, [UInt32], Bool)]
        {
            var found = Array(repeating: starts.map { TokenSpan(start: $0, end: $0 + 1) }, count: 2)
            var matcher = NearMatcher(NearGroup(two, at: 0, within: 3, asFTS5: asFTS5))
            matcher.narrow(&found)
            #expect(found.allSatisfy { $0.isEmpty != near }, "\(starts) \(asFTS5)")
        }
        var three = [spans(1, 4), spans(2), spans(1, 4)]
        var matcher = NearMatcher(NearGroup([leaf("oil"), leaf("price"), leaf("oil")], at: 0, within: 3, asFTS5: false))
        matcher.narrow(&three)
        #expect(three == [spans(1, 4), spans(2), spans(1, 4)])
    }

    @Test func agreesWithAllChoices() {
        var random = SeededGenerator(seed: 90_017)
        var matchCount = 0
        for _ in 0..<4_000 {
            let names = (0..<2 + random.below(3)).map { _ in ["a", "b", "c"][random.below(3)] }
            var places: [String: [TokenSpan]] = [:]
            for name in ["a", "b", "c"] {
                let length = UInt32(1 + random.below(2))
                places[name] = (0..<UInt32(16)).filter { _ in random.below(4) == 0 }.map { TokenSpan(start: $0, end: $0 + length) }
            }
            let given = names.map { places[$0] ?? [] }
            let group = NearGroup(names.map { leaf($0) }, at: 0, within: random.below(6) - 1, asFTS5: false)
            var found = given
            var matcher = NearMatcher(group)
            matcher.narrow(&found)
            let all = expected(given, group)
            #expect(found.map(\.isEmpty) == all.map(\.isEmpty), "\(names) \(given) within \(group.distance)")
            // Of more than two leaves FTS5's way of advancing passes over some choices; what it finds is right.
            for leaf in found.indices { #expect(found[leaf].allSatisfy { all[leaf].contains($0) }) }
            if names.count == 2 { #expect(found == all, "\(names) \(given) within \(group.distance)") }
            if !found[0].isEmpty { matchCount += 1 }
        }
        #expect(matchCount > 1_000)
    }
}

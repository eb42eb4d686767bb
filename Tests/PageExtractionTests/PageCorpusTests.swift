import Foundation
import LedeTestSupport
import Testing

@testable import LedePageExtraction

/// Real pages against the true stories of ../shared/corpora/html: every second one; `Tools/benchmark-extraction` measures all of them
/// beside other programs.
@Suite struct PageCorpusTests {
    struct Truth: Decodable { var articleBody: String }

    /// What the public article-extraction-benchmark counts: right, surplus and missing runs of four words, each with its number, as shares
    /// of all.
    private static func counts(_ truth: String, _ found: String) -> (right: Double, surplus: Double, missing: Double) {
        func shingles(_ text: String) -> [String: Int] {
            let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
            var counts: [String: Int] = [:]
            for start in 0..<max(1, words.count - 3) {
                counts[words[start..<min(words.count, start + 4)].joined(separator: " "), default: 0] += 1
            }
            return counts
        }
        let (truth, found) = (shingles(truth), shingles(found))
        let right = truth.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        let (all, kept) = (truth.values.reduce(0, +), found.values.reduce(0, +))
        return (Double(right), Double(kept - right), Double(all - right))
    }

    @Test(.enabled(if: RealPagesTests.hasPages, "needs ../shared/corpora"))
    func storiesOfRealPages() throws {
        let truths = try JSONDecoder().decode(
            [String: Truth].self, from: Data(contentsOf: RealPagesTests.folder.appending(path: "ground-truth.json")))
        let names = truths.keys.sorted().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        #expect(names.count >= 45)
        var (precision, recall) = (0.0, 0.0)
        for name in names {
            let html = try Data(contentsOf: RealPagesTests.folder.appending(path: "pages/\(name).html"))
            let (right, surplus, missing) = Self.counts(truths[name]?.articleBody ?? "", PageBody(PageTree(Array(html))).text)
            precision += right + surplus == 0 ? 0 : right / (right + surplus)
            recall += right + missing == 0 ? 1 : right / (right + missing)
        }
        precision /= Double(names.count)
        recall /= Double(names.count)
        let f1 = 2 * precision * recall / (precision + recall)
        print("\(names.count) pages: precision \(precision), recall \(recall), F1 \(f1)")
        #expect(f1 >= 0.975)
    }
}

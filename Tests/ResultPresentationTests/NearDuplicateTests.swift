import LedeArticleModel
import Testing
import LedeTestSupport

@testable import LedeResultPresentation
@testable import LedeRetrieval

/// Resemblance against sets of shingles, and what counts as a near-duplicate.
@Suite struct NearDuplicateTests {
    private func words(_ count: Int, _ random: inout SeededGenerator) -> [String] { (0..<count).map { _ in "w\(random.below(3000))" } }

    private func article(_ words: [String], title: String = "") -> Article {
        Article(id: "a", title: title, body: words.joined(separator: " "))
    }

    /// What two lists of words share of their runs of four.
    private func resemblance(_ left: [String], _ right: [String]) -> Double {
        func shingles(_ words: [String]) -> Set<[String]> {
            let length = min(4, words.count)
            return words.isEmpty ? [] : Set((0...words.count - length).map { Array(words[$0..<$0 + length]) })
        }
        let (first, second) = (shingles(left), shingles(right))
        return first.union(second).isEmpty ? 0 : Double(first.intersection(second).count) / Double(first.union(second).count)
    }

    @Test func smallArticlesAreComparedExactlyLargeOnesClosely() {
        var random = SeededGenerator(seed: 1)
        for count in [0, 1, 3, 4, 5, 20, 120, 600, 3000] {
            for changes in [0, 1, 3, count / 20, count / 5] {
                let original = words(count, &random)
                var changed = original
                for _ in 0..<changes where !changed.isEmpty { changed[random.below(changed.count)] = "changed\(random.below(9))" }
                let exact = resemblance(original, changed)
                let estimate = ArticleSketch(of: article(original)).resemblance(to: ArticleSketch(of: article(changed)))
                // Four standard deviations of a sample of 256.
                #expect(abs(estimate - exact) <= (count <= 120 ? 0 : 0.125), "\(count) words, \(changes) changes")
            }
        }
    }

    @Test func plantedNearDuplicatesAreFound() {
        var random = SeededGenerator(seed: 2)
        var duplicates = NearDuplicates()
        let originals = (0..<40).map { _ in words(200, &random) }
        for original in originals { #expect(duplicates.add(article(original)) == nil) }
        #expect(duplicates.count == 40)
        for (number, original) in originals.enumerated() {
            var edited = original
            for _ in 0..<5 { edited[random.below(200)] = "edited" }
            #expect(duplicates.add(article(edited, title: "Update: a new headline")) == number)
            #expect(duplicates.add(article(Array(original.dropLast(30)) + words(10, &random))) == number)
            #expect(duplicates.add(article(original.map { $0.uppercased() })) == number)
            // The first half alone, with as much of its own, is another story.
            #expect(duplicates.add(article(Array(original.prefix(100)) + words(100, &random))) == nil)
        }
        #expect(duplicates.count == 80)
    }

    @Test func onlyThoseKeptAreComparedWith() {
        // A chain of which each is near the next: the third is like the second, which was not kept, and not like the first.
        var random = SeededGenerator(seed: 3)
        let text = words(300, &random)
        var duplicates = NearDuplicates()
        #expect(duplicates.add(article(Array(text[0..<200]))) == nil)
        #expect(duplicates.add(article(Array(text[50..<250]))) == 0)
        #expect(duplicates.add(article(Array(text[100..<300]))) == nil)
    }

    @Test func articlesWithoutWordsAreDifferent() {
        var duplicates = NearDuplicates()
        #expect(duplicates.add(Article(id: "a", body: "")) == nil)
        #expect(duplicates.add(Article(id: "b", body: " … ")) == nil)
        #expect(duplicates.add(Article(id: "c", title: "One line", body: "")) == nil)
        #expect(duplicates.add(Article(id: "d", body: "One line!")) == 2)
        #expect(duplicates.add(Article(id: "e", body: String(repeating: "one line ", count: 100_000))) == nil)
        #expect(duplicates.add(Article(id: "f", body: String(repeating: "one line ", count: 100_001))) == 3)
    }
}

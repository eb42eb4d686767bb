import LedeRetrievalTestSupport
import LedeTestSupport

/// Collections of thousands of documents, whose words are as unequal as those of a language: some are in all documents and have ranges with
/// a bitset, some have ranges with ids, some have blocks, and most are rare.
struct ZipfCollection {
    enum Deletions: CaseIterable {
        case none
        /// Every fifth document or so.
        case scattered
        /// Every third range of 128 documents as a whole.
        case wholeRanges
    }

    let collection: TestCollection
    /// Words from the commonest on; the first is in every document.
    let words: [String]

    /// - Parameters:
    ///   - sizes: documents of each segment, each fewer than half of those before.
    ///   - longest: tokens of a body.
    init(sizes: [Int], wordCount: Int = 2000, longest: Int, deletions: Deletions, _ random: inout SeededGenerator) {
        let words = ["all"] + (1..<wordCount).map { "w\($0)" }
        // Zipf's law: the word of rank r with a frequency of 1 / r.
        var sums: [Double] = []
        for rank in 0..<wordCount { sums.append((sums.last ?? 0) + 1 / Double(rank + 1)) }
        func word(_ random: inout SeededGenerator) -> String {
            let wanted = Double.random(in: 0..<sums[wordCount - 1], using: &random)
            var (low, high) = (0, wordCount - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums[middle] <= wanted { low = middle + 1 } else { high = middle }
            }
            return words[low]
        }
        func text(_ length: Int, _ random: inout SeededGenerator) -> [String] {
            var text: [String] = []
            while text.count < length {
                let next = word(&random)
                // Now and then a word again and again, up to more often than a byte counts.
                let times = random.below(400) == 0 ? 1 + Int(random.number(bits: 9)) : random.below(12) == 0 ? 2 : 1
                for _ in 0..<times { text.append(next) }
            }
            return text
        }
        func isDeleted(_ number: Int, _ random: inout SeededGenerator) -> Bool {
            switch deletions {
            case .none: false
            case .scattered: random.below(5) == 0
            case .wholeRanges: number / 128 % 3 == 1
            }
        }
        self.words = words
        collection = TestCollection(
            segments: sizes.map { size in
                (0..<size).map { number in
                    TestCollection.Document(
                        title: text(random.below(4), &random), body: ["all"] + text(random.below(longest + 1), &random),
                        isDeleted: isDeleted(number, &random))
                }
            })
    }

    /// A word: common ones are as likely as rare ones.
    func word(_ random: inout SeededGenerator) -> String { words[min(words.count - 1, Int(random.number(bits: 11)))] }

    /// `count` words that are next to each other somewhere, or some that may be nowhere so.
    func phrase(_ count: Int, _ random: inout SeededGenerator) -> [String] {
        let documents = collection.segments[random.below(collection.segments.count)]
        for _ in 0..<20 {
            let body = documents[random.below(documents.count)].body
            guard body.count >= count, random.below(6) > 0 else { continue }
            let start = random.below(body.count - count + 1)
            return Array(body[start..<start + count])
        }
        return (0..<count).map { _ in words[random.below(6)] }
    }
}

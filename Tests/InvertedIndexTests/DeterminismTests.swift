import LedeArticleModel
import Foundation
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// The bytes on disk depend only on the articles and the commits.
@Suite struct DeterminismTests {
    @Test func runsAndThreadsLeaveNoTrace() throws {
        var random = SeededGenerator(seed: 1)
        let commits = [
            (articles: Writing.articles(300, &random), deleted: [String]()),
            (articles: Writing.articles(20, prefix: "1", &random), deleted: ["5", "70"]),
            (articles: Writing.articles(5, prefix: "2", &random), deleted: ["5", "71"]),
        ]
        var first: [String: [UInt8]]?
        for (sizes, threads) in [([], 1), ([], 2), ([1, 1, 1, 5, 100], 1), ([150], 2), (Array(repeating: 7, count: 50), 2)] {
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory)
            for commit in commits {
                try Writing.commit(writer, commit.articles, runs: sizes, deleting: commit.deleted, threads: threads)
            }
            let contents = try Writing.contents(directory)
            if let first {
                #expect(contents.keys.sorted() == first.keys.sorted())
                #expect(contents.keys.filter { contents[$0] != first[$0] } == [])
            } else {
                first = contents
                #expect(contents.keys.contains { $0.hasSuffix(".deletions") })
                #expect(contents.count > 13)
            }
        }
    }

    @Test func aMergeWritesWhatOneCommitWrites() throws {
        var random = SeededGenerator(seed: 2)
        let articles = Writing.articles(256, &random)
        let whole = MemoryDirectory()
        try Writing.commit(try IndexWriter(whole), articles)
        let parts = MemoryDirectory()
        let writer = try IndexWriter(parts)
        var start = 0
        // Each commit is large enough to merge with all before.
        for size in [1, 1, 2, 4, 8, 16, 32, 64, 128] {
            try Writing.commit(writer, Array(articles[start..<(start + size)]))
            start += size
        }
        let segment = try #require(writer.manifest.segments.last?.name)
        #expect(writer.manifest.segments.count == 1)
        for kind in ["postings", "positions", "terms", "lengths", "docnos", "articles"] {
            #expect(try parts.open("\(segment).\(kind)").bytes == whole.open("segment-1.\(kind)").bytes, "\(kind)")
        }
    }

    @Test func segmentsStayFewAndRewritesToo() {
        var random = SeededGenerator(seed: 3)
        for round in 0..<20 {
            var sizes: [Int] = []
            var rewrites: [Int] = []
            var mostRewrites = 0
            var total = 0
            var wrong = 0
            for _ in 0..<400 {
                let added = round == 0 ? 1 : 1 + Int(random.number(bits: round % 12))
                let first = MergePolicy.firstMerged(liveCounts: sizes, added: added)
                mostRewrites = max(mostRewrites, (rewrites[first...].max() ?? -1) + 1)
                rewrites = Array(rewrites[..<first]) + [(rewrites[first...].max() ?? -1) + 1]
                sizes = Array(sizes[..<first]) + [sizes[first...].reduce(added, +)]
                total += added
                let isSound = sizes.reduce(0, +) == total && zip(sizes, sizes.dropFirst()).allSatisfy { $0 > 2 * $1 }
                if !isSound || sizes.count > Int(log2(Double(total))) + 1 { wrong += 1 }
            }
            #expect(wrong == 0)
            // The segment of a rewritten document grows to at least 3/2 of its size.
            #expect(Double(mostRewrites) <= log(Double(total)) / log(1.5) + 1)
        }
    }
}

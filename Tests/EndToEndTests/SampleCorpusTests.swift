import LedeArticleIngest
import LedeArticleModel
import Foundation
import Testing

/// The corpus that `Tools/demo` shows: read as intended, with judgments of articles it has.
@Suite struct SampleCorpusTests {
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let folder = root.appending(path: "Tools/sample-corpus")

    /// All articles, with the ids that the demo's index gives them.
    private func articles() throws -> [Article] {
        var source = ArticleSource(paths: [Self.folder.appending(path: "articles").path])
        var articles: [Article] = []
        while let reading = source.next() {
            switch reading {
            case .record(let record):
                articles.append(try RecordParser().parse(record).get())
            case .problem(let problem):
                Issue.record("\(problem)")
            }
        }
        return articles
    }

    @Test func everyArticleHasItsFields() throws {
        let articles = try articles()
        #expect(articles.count == 69)
        #expect(Set(articles.map(\.id)).count == articles.count)
        for article in articles {
            #expect(!article.title.isEmpty, "\(article.id)")
            #expect(article.author?.contains(/^(By )?[A-Z]/) == true, "\(article.id): \(article.author ?? "no author")")
            #expect(article.date?.contains(/^202[3-6]-/) == true, "\(article.id): \(article.date ?? "no date")")
            let words = article.body.split(whereSeparator: \.isWhitespace).count
            #expect((70...300).contains(words), "\(article.id): \(words) words")
        }
    }

    @Test(arguments: [
        ("crane-inquiry", "Rust hidden under paint caused harbour crane accident, report says", "Ilse Karrow", "2026-03-03"),
        ("pairs-final", "Married couple take the county pairs, and are speaking again", "Pell Hathersby", "2025-04-08"),
        ("crane-count", "Counting cranes in the dark, by ear", "Sunniva Lorch", "2025-03-27"),
        ("derby-off", "Derby postponed: pitch at Vellmouth \"a very shallow harbour\"", "Pell Hathersby", "2025-01-11"),
        ("depositors-march", "A year on, savers march with empty piggy banks", "Jonas Petterick", "2024-11-14"),
        ("lamp-cottage", "What the lamp keeper left behind", "Rosa Quenby", "2024-05-24"),
    ])
    func aSavedPageIsReducedToItsStory(name: String, title: String, author: String, date: String) throws {
        let id = "articles/pages/\(name).txt"
        let article = try #require(try articles().first { $0.id == id })
        #expect(article.title == title)
        #expect(article.author?.lowercased().hasPrefix(author.lowercased()) == true, "\(article.author ?? "no author")")
        #expect(article.date?.hasPrefix(date) == true, "\(article.date ?? "no date")")
        for litter in ["Subscribe", "Sign up", "Log in", "newsletter", "Photo:", "©", "Cookies", "Privacy", "Credit:"] {
            #expect(!article.body.contains(litter), "\(litter)")
        }
    }

    @Test func judgmentsAreOfArticlesThatExist() throws {
        let ids = Set(try articles().map(\.id))
        let queries = try String(contentsOf: Self.folder.appending(path: "queries.tsv"), encoding: .utf8)
            .split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1) }
        #expect(queries.count == 12)
        #expect(queries.allSatisfy { $0.count == 2 })
        var relevantCounts: [Substring: Int] = [:]
        let qrels = try String(contentsOf: Self.folder.appending(path: "qrels.tsv"), encoding: .utf8)
        for line in qrels.split(separator: "\n") {
            let fields = line.split(separator: " ")
            #expect(fields.count == 4)
            guard fields.count == 4 else { continue }
            #expect(ids.contains(String(fields[2])), "\(line)")
            #expect(["0", "1", "2"].contains(fields[3]))
            if fields[3] != "0" { relevantCounts[fields[0], default: 0] += 1 }
        }
        for query in queries { #expect(relevantCounts[query[0], default: 0] >= 3, "\(query[0])") }
    }
}

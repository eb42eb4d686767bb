import LedeArticleModel
import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Dates, fields and near-duplicates of real news, and of the sample corpus, against the articles themselves.
@Suite struct NewsAttributeTests {
    private static let sample = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Tools/sample-corpus/articles")

    private func check(_ articles: [Article], _ words: [String], fields: [String]) throws {
        let temporary = try TemporaryIndex(analyzer: "standard")
        try temporary.add(articles, parts: 3)
        #expect(try temporary.index.check().problems == [])
        let reader = try temporary.index.reader()
        let search = ArticleSearch(reader: reader, formula: BM25())
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        for word in words {
            let all = try search.answer(.term(word), SearchRequest(limit: articles.count, countKeys: [.month] + fields.map { .field($0) }))
            #expect(all.hits.count == all.matchCount, "\(word)")
            #expect(all.matchCount > 20, "\(word)")
            let matches = try all.hits.map { try #require(byID[$0.article.id]) }

            // Every date of these corpora is ISO 8601, which sorts as text.
            let latest = try search.answer(.term(word), SearchRequest(limit: articles.count, order: .dateDescending))
            let dates = latest.hits.map { $0.article.date ?? "" }
            #expect(dates == dates.sorted(by: >))
            #expect(Set(latest.hits.map(\.article.id)) == Set(matches.map(\.id)))

            var months: [String: Int] = [:]
            for article in matches { if let date = article.date { months[String(date.prefix(7)), default: 0] += 1 } }
            #expect(Dictionary(uniqueKeysWithValues: all.counts[0].entries.map { ($0.value, $0.count) }) == months)
            for (field, counts) in zip(fields, all.counts.dropFirst()) {
                let values = matches.compactMap { article in
                    field == "author" ? article.author : article.metadata.first { $0.name == field }?.value
                }
                #expect(counts.entries.reduce(0) { $0 + $1.count } >= values.filter { $0 != "[]" }.count, "\(field)")
                if let first = counts.entries.first, field == "author" { #expect(first.count == values.count { $0 == first.value }) }
            }
            for month in months.keys {
                let filter = try #require(AttributeFilter(dateText: month))
                let found = try search.answer(.term(word), SearchRequest(limit: articles.count, filters: [filter]))
                #expect(found.matchCount == months[month])
                #expect(found.hits.allSatisfy { $0.article.date?.hasPrefix(month) == true })
            }
        }
    }

    @Test func theSampleCorpus() throws {
        var source = ArticleSource(paths: [Self.sample.path])
        var articles: [Article] = []
        while let reading = source.next() {
            if case .record(let record) = reading { articles.append(try RecordParser().parse(record).get()) }
        }
        // Of the saved pages some have a time; the day alone is compared here.
        for index in articles.indices { articles[index].date = articles[index].date.map { String($0.prefix(10)) } }
        try check(
            articles, ["harbour", "wall"].filter { word in articles.count { $0.body.contains(word) } > 25 } + ["the"],
            fields: ["author", "section", "tags"])
    }

    @Test(.enabled(if: SharedCorpus.isPresent, Comment(rawValue: SharedCorpus.absence))) func reuters() throws {
        let articles = try SharedCorpus.articles("news/reuters21578.jsonl.zst", limit: SharedCorpus.isFull ? .max : 3000)
        try check(articles, ["wheat", "oil", "dollar"], fields: ["author", "source", "topics", "places"])
        let grain = articles.count { $0.metadata.contains { $0.name == "topics" && $0.value.contains("\"grain\"") } }
        let temporary = try TemporaryIndex(analyzer: "standard")
        try temporary.add(articles)
        let reader = try temporary.index.reader()
        #expect(
            try reader.segments.reduce(0) { try $0 + AttributeFilter.field(name: "topics", value: "GRAIN").matches(in: $1).count } == grain)
        let kalbag = try #require(AttributeFilter(authorText: "chaitanya kalbag"))
        let expected = articles.count { $0.author?.contains("Chaitanya Kalbag") == true }
        #expect(try reader.segments.reduce(0) { try $0 + kalbag.matches(in: $1).count } == expected)
    }

    @Test(.enabled(if: SharedCorpus.isPresent, Comment(rawValue: SharedCorpus.absence))) func nearDuplicatesOfNewsAreThat() throws {
        let articles = try SharedCorpus.articles("news/reuters21578.jsonl.zst", limit: SharedCorpus.isFull ? .max : 1000)
        let temporary = try TemporaryIndex(analyzer: "standard")
        try temporary.add(articles)
        let search = ArticleSearch(reader: try temporary.index.reader(), formula: BM25())
        let bodies = Dictionary(articles.map { ($0.id, Self.shingles($0)) }, uniquingKeysWith: { $1 })
        let answer = try search.answer(.term("the"), SearchRequest(limit: 1000, collapses: true))
        func resemblance(_ left: String, _ right: String) throws -> Double {
            let (first, second) = (try #require(bodies[left]), try #require(bodies[right]))
            return Double(first.intersection(second).count) / Double(first.union(second).count)
        }
        // Four standard deviations of the sketches on either side of the threshold.
        for hit in answer.hits { for duplicate in hit.duplicates { #expect(try resemblance(hit.article.id, duplicate) > 0.375) } }
        for (index, hit) in answer.hits.enumerated() where index % 10 == 0 {
            for other in answer.hits[(index + 1)...] { #expect(try resemblance(hit.article.id, other.article.id) < 0.625) }
        }
        #expect(answer.hits.contains { !$0.duplicates.isEmpty })
    }

    /// Runs of four words.
    private static func shingles(_ article: Article) -> Set<[UInt8]> {
        let words = StandardAnalyzer().terms(of: article.title + "\n" + article.body)
        let length = min(4, words.count)
        return words.isEmpty ? [] : Set((0...words.count - length).map { Array(words[$0..<$0 + length].joined(separator: [0x20])) })
    }
}

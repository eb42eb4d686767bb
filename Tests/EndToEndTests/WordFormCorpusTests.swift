import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Phrases as written over real news, against the words of the articles; and unquoted words against an index of only stems.
@Suite(.serialized, .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"))
struct WordFormCorpusTests {
    private func index(_ articles: [Article], analyzer: String, keepsSurfaces: Bool) throws -> (
        folder: TemporaryFolder, reader: IndexReader
    ) {
        let folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path, analyzer: analyzer, keepsSurfaces: keepsSurfaces ? nil : false).writer()
        defer { writer.close() }
        for part in 0..<3 {
            for article in articles[(articles.count * part / 3)..<(articles.count * (part + 1) / 3)] { try writer.add(article) }
            try writer.commit()
        }
        return (folder, try Index(opening: folder.path).reader())
    }

    @Test(arguments: [
        ("news/wikinews-en.jsonl.zst", "english"), ("languages/ru.jsonl.zst", "russian"), ("languages/fr.jsonl.zst", "french"),
    ])
    func phrases(_ path: String, _ analyzer: String) throws {
        let articles = try SharedCorpus.articles(path, limit: SharedCorpus.isFull ? 5_000 : 150)
        let (folder, reader) = try index(articles, analyzer: analyzer, keepsSurfaces: true)
        let (stemsFolder, stems) = try index(articles, analyzer: analyzer, keepsSurfaces: false)
        defer { _ = (folder, stemsFolder) }
        #expect(reader.statistics == stems.statistics)
        // The words of each field, found by analyzers that know nothing of forms.
        let standard = StandardAnalyzer()
        let words = articles.map { article in IndexedField.allCases.map { standard.terms(of: article.text(of: $0)) } }
        let stemmed = articles.map { article in IndexedField.allCases.map { reader.analyzer.terms(of: article.text(of: $0)) } }
        #expect(zip(words, stemmed).allSatisfy { $0.map(\.count) == $1.map(\.count) })

        var random = SeededGenerator(seed: 5)
        var narrower = 0
        for _ in 0..<(SharedCorpus.isFull ? 400 : 30) {
            let number = random.below(articles.count)
            let body = words[number][1]
            let length = 1 + random.below(3)
            guard body.count > length else { continue }
            let start = random.below(body.count - length)
            let isStem = (0..<length).map { _ in random.below(4) == 0 }
            // Typed as they are there: a stem may depend on diacritics.
            let bytes = Array(articles[number].body.utf8)
            let places = standard.tokens(of: bytes.span)
            let typed = (start..<start + length).map {
                (isStem[$0 - start] ? "~" : "") + String(decoding: bytes[places.startOffsets[$0]..<places.endOffsets[$0]], as: UTF8.self)
            }
            let wanted = (0..<length).map { isStem[$0] ? stemmed[number][1][start + $0] : body[start + $0] }
            let expected = articles.indices.filter { article in
                IndexedField.allCases.indices.contains { field in
                    let (all, allStems) = (words[article][field], stemmed[article][field])
                    guard all.count >= length else { return false }
                    return (0...all.count - length).contains { at in
                        (0..<length).allSatisfy { (isStem[$0] ? allStems : all)[at + $0] == wanted[$0] }
                    }
                }
            }.map { articles[$0].id }.sorted()
            let phrase = "\"\(typed.joined(separator: " "))\""
            let answer = try Searcher(reader: reader).search(
                QueryParser(reader).parse(phrase).query, options: SearchOptions(limit: articles.count))
            #expect(try answer.hits.map { try reader.docno($0.doc) }.sorted() == expected, "\(phrase)")
            let all = try Searcher(reader: stems).count(QueryParser(stems).parse(phrase).query)
            #expect(all >= expected.count)
            if all > expected.count { narrower += 1 }

            // The same words without quotation marks.
            let bare = typed.joined(separator: " ")
            for adjacency in [QueryParser.Adjacency.all, .any] {
                let options = SearchOptions(limit: 50)
                let found = try Searcher(reader: reader).search(
                    QueryParser(reader, adjacency: adjacency).parse(bare).query, options: options)
                let known = try Searcher(reader: stems).search(QueryParser(stems, adjacency: adjacency).parse(bare).query, options: options)
                #expect(found.hits == known.hits, "\(bare)")
                #expect(found.matchCount == known.matchCount, "\(bare)")
            }
        }
        #expect(narrower > 1)
    }
}

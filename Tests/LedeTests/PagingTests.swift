import Foundation
import LedeModules
import Testing
import LedeTestSupport

/// Pages of results: by offset, by cursor, with dates, filters, counts and collapsed near-duplicates, in both backends.
@Suite struct PagingTests {
    private let folder: TemporaryFolder
    private let index: Index

    /// 90 articles about a wall, some dated, in three segments, with the FTS5 database beside them; every tenth has two copies that differ
    /// by a word.
    init() async throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index")
        var random = SeededGenerator(seed: 1)
        for (number, count) in [60, 20, 10].enumerated() {
            let lines = (0..<count).map { article in
                let id = "\(number)-\(article)"
                return Self.line(id, &random, copyOf: article % 10 > 7 ? "\(number)-\(article / 10 * 10)" : nil)
            }
            let path = try folder.write(lines.joined(), to: "in/\(number).jsonl")
            _ = try await BulkIndexer(index, options: Corpus.options(fts5: true)).run([path])
        }
    }

    private static func line(_ id: String, _ random: inout SeededGenerator, copyOf original: String? = nil) -> String {
        var words = SeededGenerator(seed: UInt64(bitPattern: Int64((original ?? id).utf8.reduce(7) { $0 &* 31 &+ Int($1) })))
        var body = (0..<80).map { _ in "w\(words.below(400))" }
        body += (0..<1 + words.below(6)).map { _ in "wall" }
        if original != nil { body[5] = "corrected\(random.below(99))" }
        let date = random.below(4) == 0 ? "" : "\"date\": \"2024-0\(1 + random.below(3))-1\(random.below(3))\", "
        return
            "{\"id\": \"\(id)\", \(date)\"source\": \"\(["wire", "post"][random.below(2)])\", \"text\": \"\(body.joined(separator: " "))\"}\n"
    }

    private func search(fts5: Bool = false) throws -> ArticleSearch {
        let reader = try index.reader()
        guard fts5 else { return ArticleSearch(reader: reader, formula: BM25()) }
        let backend = FTS5Backend(name: "fts5", index: try FTS5Companion(index).open(for: reader))
        return ArticleSearch(reader: reader, backend: backend)
    }

    private let query = Query.term("wall")

    private func ids(_ answer: SearchAnswer) -> [String] { answer.hits.map(\.article.id) }

    @Test func pagesAreSlicesByOffsetAndByCursor() throws {
        for fts5 in [false, true] {
            let search = try search(fts5: fts5)
            for order in ResultOrder.allCases {
                for filters in [[], [AttributeFilter(dateText: "2024-02..")!]] {
                    for collapses in [false, true] {
                        var request = SearchRequest(limit: 1000, order: order, filters: filters, collapses: collapses)
                        let whole = try search.answer(query, request)
                        #expect(whole.hits.map(\.rank) == Array(1...whole.hits.count))
                        #expect(whole.cursor == nil)
                        #expect(collapses || whole.hits.count == whole.matchCount)
                        request.limit = 7
                        var paged: [SearchAnswer.Hit] = []
                        var pages = 0
                        var lastCursor: SearchCursor?
                        repeat {
                            request.offset = paged.count
                            request.cursor = nil
                            let byOffset = try search.answer(query, request)
                            if pages > 0 {
                                request.offset = 0
                                request.cursor = lastCursor
                                let byCursor = try search.answer(query, request)
                                #expect(ids(byCursor) == ids(byOffset))
                                #expect(byCursor.hits.map(\.rank) == byOffset.hits.map(\.rank))
                                #expect(byCursor.cursor == byOffset.cursor)
                                #expect(byCursor.matchCount == whole.matchCount)
                            }
                            paged += byOffset.hits
                            lastCursor = byOffset.cursor
                            pages += 1
                        } while lastCursor != nil && pages < 50
                        #expect(paged.map(\.article.id) == ids(whole), "\(order) \(filters) \(collapses) \(fts5)")
                        #expect(paged.map(\.score) == whole.hits.map(\.score))
                    }
                }
            }
            let behind = try search.answer(query, SearchRequest(limit: 5, offset: 5000))
            #expect(behind.hits.isEmpty)
            #expect(behind.matchCount == 90)
            #expect(behind.cursor == nil)
            #expect(!behind.isPartial)
        }
    }

    @Test func bothBackendsGiveTheSamePages() throws {
        let (own, other) = (ArticleSearch(reader: try index.reader(), formula: BM25(.fts5)), try search(fts5: true))
        for order in ResultOrder.allCases {
            for filters in [[], [AttributeFilter.field(name: "source", value: "WIRE")]] {
                let request = SearchRequest(limit: 12, order: order, offset: 9, filters: filters, countKeys: [.month, .field("source")])
                let (first, second) = (try own.answer(query, request), try other.answer(query, request))
                #expect(ids(first) == ids(second))
                #expect(first.matchCount == second.matchCount)
                #expect(first.counts == second.counts)
                #expect(try own.count(query, filters: filters) == first.matchCount)
                #expect(try other.count(query, filters: filters) == first.matchCount)
            }
        }
    }

    @Test func tokensComeBackAndNothingElseDoes() throws {
        let request = SearchRequest(limit: 5, order: .dateDescending)
        let cursor = try #require(try search().answer(query, request).cursor)
        #expect(try SearchCursor(token: cursor.token) == cursor)
        let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        #expect(cursor.token.utf8.allSatisfy { letters.contains($0) })
        var random = SeededGenerator(seed: 2)
        for token in [
            "", "x", "====", "AQ", "é", String(repeating: "A", count: 100_000), String(cursor.token.dropLast()), cursor.token + "A",
        ] {
            #expect(throws: SearchRequestError.noCursor) { _ = try SearchCursor(token: token) }
        }
        for _ in 0..<200 {
            var bytes = Array(cursor.token.utf8)
            let place = random.below(bytes.count)
            bytes[place] = Array("ABCxyz019-_".utf8)[random.below(11)]
            let changed = String(decoding: bytes, as: UTF8.self)
            // The last letter has unused bits.
            if let other = try? SearchCursor(token: changed) { #expect(other == cursor) }
        }
    }

    @Test func aCursorBelongsToItsSearch() throws {
        let request = SearchRequest(limit: 5)
        let search = try search()
        let cursor = try #require(try search.answer(query, request).cursor)
        func next(_ query: Query? = nil, _ change: (inout SearchRequest) -> Void = { _ in }, by other: ArticleSearch? = nil) throws
            -> SearchAnswer
        {
            var changed = request
            changed.cursor = cursor
            change(&changed)
            return try (other ?? search).answer(query ?? self.query, changed)
        }
        #expect(try next().hits.count == 5)
        // As many as one likes, and counts.
        let longer = try next { request in
            request.limit = 9
            request.countKeys = [.year]
        }
        try #require(longer.hits.count == 9)
        #expect(longer.hits[0].rank == 6)
        #expect(throws: SearchRequestError.otherSearch) { _ = try next(.term("w1")) }
        #expect(throws: SearchRequestError.otherSearch) { _ = try next(nil, { $0.order = .dateAscending }) }
        #expect(throws: SearchRequestError.otherSearch) { _ = try next(nil, { $0.filters = [AttributeFilter(dateText: "2024")!] }) }
        #expect(throws: SearchRequestError.otherSearch) { _ = try next(nil, { $0.collapses = true }) }
        let other = ArticleSearch(reader: try index.reader(), formula: BM25(.atire))
        #expect(throws: SearchRequestError.otherSearch) { _ = try next(by: other) }
    }

    @Test func aCursorBelongsToItsIndex() throws {
        // The same number of commits, segments and articles, and the same ids.
        func search(_ name: String, _ word: String) throws -> ArticleSearch {
            let index = try Index(creatingAt: folder.path + "/" + name)
            let writer = try index.writer()
            for number in 0..<9 { try writer.add(Article(id: "\(number)", date: "2024-01-0\(number + 1)", body: "wall \(word)")) }
            try writer.commit()
            writer.close()
            return ArticleSearch(reader: try index.reader(), formula: BM25())
        }
        let (one, other, same) = (try search("one", "red"), try search("other", "blue"), try search("same", "red"))
        for order in ResultOrder.allCases {
            var request = SearchRequest(limit: 5, order: order)
            request.cursor = try one.answer(query, request).cursor
            #expect(try one.answer(query, request).hits.count == 4)
            #expect(try same.answer(query, request).hits.count == 4)
            #expect(throws: SearchRequestError.otherIndex) { _ = try other.answer(query, request) }
        }
    }

    @Test func afterACommitDatesGoOnAndScoresAreRefused() throws {
        var byScore = SearchRequest(limit: 5)
        byScore.cursor = try search().answer(query, byScore).cursor
        var collapsed = SearchRequest(limit: 5, order: .dateDescending, collapses: true)
        collapsed.cursor = try search().answer(query, collapsed).cursor
        for order in [ResultOrder.dateDescending, .dateAscending] {
            var request = SearchRequest(limit: 20, order: order)
            let first = try search().answer(query, request)
            let before = ids(try search().answer(query, SearchRequest(limit: 1000, order: order)))
            request.cursor = first.cursor
            request.limit = 1000

            let writer = try index.writer()
            // Of the first day and the last, and of one between; one that is on the second page goes.
            for (id, date) in [("early", "2023-01-01"), ("late", "2025-01-01"), ("between", "2024-02-11")] {
                try writer.add(Article(id: "\(id) \(order)", date: date, body: "wall"))
            }
            try writer.delete(id: before[30])
            try writer.commit()
            writer.close()

            let rest = try search().answer(query, request)
            #expect(rest.hits.first?.rank == 21)
            let shown = ids(rest)
            #expect(Set(shown).count == shown.count)
            #expect(Set(shown).isDisjoint(with: ids(first)))
            // All that was there and still is, in its order, and what was added after the place.
            let old = Set(before)
            #expect(shown.filter { old.contains($0) } == before.dropFirst(20).filter { $0 != before[30] })
            let now = ids(try search().answer(query, SearchRequest(limit: 1000, order: order)))
            let place = try #require(now.firstIndex(of: before[19]))
            #expect(shown == Array(now[(place + 1)...]))
            #expect(shown.contains("late \(order)") == (order == .dateAscending))
        }
        #expect(throws: SearchRequestError.indexChanged) { _ = try search().answer(query, byScore) }
        #expect(throws: SearchRequestError.indexChanged) { _ = try search().answer(query, collapsed) }

        // The article at which the page ended is gone, or has another date.
        for isReplaced in [false, true] {
            var request = SearchRequest(limit: 5, order: .dateDescending)
            let first = try search().answer(query, request)
            request.cursor = first.cursor
            let writer = try index.writer()
            let last = try #require(first.hits.last).article
            if isReplaced { try writer.add(Article(id: last.id, date: "1999-12-31", body: "wall")) } else { try writer.delete(id: last.id) }
            try writer.commit()
            writer.close()
            #expect(throws: SearchRequestError.indexChanged) { _ = try search().answer(query, request) }
        }
    }

    @Test func nearDuplicatesAreCollapsedUpToTheLimit() throws {
        let search = try search()
        for order in ResultOrder.allCases {
            let all = try search.answer(query, SearchRequest(limit: 1000, order: order))
            let collapsed = try search.answer(query, SearchRequest(limit: 1000, order: order, collapses: true))
            #expect(collapsed.matchCount == 90)
            #expect(collapsed.hits.count == 72)
            // By what they are copies of.
            func story(_ id: String) -> String {
                let parts = id.split(separator: "-").map { Int($0)! }
                return parts[1] % 10 > 7 ? "\(parts[0])-\(parts[1] / 10 * 10)" : id
            }
            var expected: [(id: String, duplicates: [String])] = []
            for id in ids(all) {
                if let place = expected.firstIndex(where: { story($0.id) == story(id) }) {
                    expected[place].duplicates.append(id)
                } else {
                    expected.append((id, []))
                }
            }
            #expect(ids(collapsed) == expected.map(\.id))
            #expect(collapsed.hits.map(\.duplicates) == expected.map(\.duplicates))
            let few = try search.answer(query, SearchRequest(limit: 10, order: order, collapses: true))
            #expect(ids(few) == expected.prefix(10).map(\.id))
            #expect(few.cursor != nil)
            let none = try search.answer(query, SearchRequest(limit: 0, order: order, collapses: true))
            #expect(none.hits.isEmpty)
            #expect(none.matchCount == 90)
        }
    }

    @Test func withoutTextThereIsNothingToCollapseBy() throws {
        let bare = try Index(creatingAt: folder.path + "/bare", storesText: false)
        let writer = try bare.writer()
        try writer.add(
            Article(id: "a", date: "2024-10-28", author: "Ada", body: "wall", metadata: [Metadatum(name: "source", value: "wire")]))
        try writer.commit()
        writer.close()
        let search = ArticleSearch(reader: try bare.reader(), formula: BM25())
        #expect(throws: SearchRequestError.noText) { _ = try search.answer(query, SearchRequest(collapses: true)) }
        let request = SearchRequest(order: .dateDescending, filters: [AttributeFilter(authorText: "ada")!], countKeys: [.field("source")])
        let answer = try search.answer(query, request)
        #expect(ids(answer) == ["a"])
        #expect(answer.counts[0].entries == [ValueCounts.Entry(value: "wire", count: 1)])
    }

    @Test func partialMatchesHavePagesToo() throws {
        let search = try search()
        let query = Query.all([.term("wall"), .term("nowhere")])
        var request = SearchRequest(limit: 40, filters: [AttributeFilter(dateText: "2024-02")!], countKeys: [.month])
        var found: [String] = []
        repeat {
            let answer = try search.answer(query, request)
            #expect(answer.isPartial)
            #expect(answer.counts[0].entries == [ValueCounts.Entry(value: "2024-02", count: answer.matchCount)])
            found += ids(answer)
            request.cursor = answer.cursor
        } while request.cursor != nil
        // If a filter excludes all that has the words, fewer words would not help.
        let none = try search.answer(.all([.term("wall"), .term("w1")]), SearchRequest(filters: [AttributeFilter(dateText: "1999")!]))
        #expect(none.hits.isEmpty)
        #expect(!none.isPartial)
        #expect(found == ids(try search.answer(.term("wall"), SearchRequest(limit: 1000, filters: request.filters))))
    }
}

import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import Testing
import LedeTestSupport
import LedeTextAnalysis

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Filters, orders and counts by attributes against asking every article.
@Suite struct AttributeSearchTests {
    private static let queries: [Query] = [
        .term("wall"), .any([.term("sea"), .term("fog")]), .all([.term("wall"), .term("sea")]), .without(.term("wall"), .term("lamp")),
        .phrase(PhraseQuery(terms: [Array("wall".utf8), Array("sea".utf8)], text: "wall sea")), .term("nowhere"), .none,
        .all([.term("wall"), .any([.term("sea"), .term("crane")])]),
    ]

    private static func filters(_ random: inout SeededGenerator) -> [AttributeFilter] {
        func dateText(_ random: inout SeededGenerator) -> String {
            [
                "\(2018 + random.below(6))", "2020-1\(random.below(3))", "2021-0\(1 + random.below(9))", "2020-02-29",
                "2020-02-29T13:0\(random.below(9))",
            ][random.below(5)]
        }
        let texts = [dateText(&random), "..\(dateText(&random))", "\(dateText(&random))..", "\(dateText(&random))..\(dateText(&random))"]
        var filters = texts.compactMap { AttributeFilter(dateText: $0) }
        filters += ["quill", "Ada", "ADA QUILL", "zoe quill", "quill ada", "adam", "p ada quill", "李", "nobody at all"].compactMap {
            AttributeFilter(authorText: $0)
        }
        for value in ["BBC", "the wire", "grain", "WHEAT", "nothing", ""] { filters.append(.field(name: "source", value: value)) }
        let locators = [
            (LocatorPattern.Kind.url, "bbc.co.uk/world"), (.url, "http*//news.*"), (.site, "bbc.co.uk"), (.site, "uk"), (.path, "notes"),
            (.path, "arch/*.md"),
            (.id, "s1-*"), (.id, "s0-3"), (.id, "s?-1?"),
        ]
        filters += locators.compactMap { LocatorPattern($0, text: $1).map { .locator($0) } } + [.everything]
        filters += [.field(name: "author", value: "ADA QUILL"), .field(name: "no such", value: "x")]
        filters += ["q", "ada q", "ADA QUILL W", "zo", "x"].compactMap { AttributeFilter(authorText: $0, isUnfinished: true) }
        for condition in [ValueCondition.oneOf(["bbc", "Grain"]), .oneOf([]), .beginning("THE"), .beginning(""), .present] {
            filters.append(.values(of: "source", condition))
        }
        filters += [.values(of: "author", .present), .values(of: "author", .beginning("ada")), .all([]), .any([])]
        return filters + (0..<12).map { _ in combined(filters, &random, depth: 3) }
    }

    private static func combined(_ filters: [AttributeFilter], _ random: inout SeededGenerator, depth: Int) -> AttributeFilter {
        guard depth > 0 else { return filters[random.below(filters.count)] }
        var parts: [AttributeFilter] { (0..<random.below(4)).map { _ in combined(filters, &random, depth: depth - 1) } }
        return switch random.below(4) {
        case 0: .all(parts)
        case 1: .any(parts)
        case 2: .not(combined(filters, &random, depth: depth - 1))
        default: filters[random.below(filters.count)]
        }
    }

    @Test(arguments: 1...4) func filtersGiveWhatTheArticlesSay(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var collection = try AttributeCollection(seed: seed)
        for _ in 0..<2 {
            var found = 0
            for filter in Self.filters(&random) {
                var docs: [UInt32] = []
                for (segment, base) in zip(collection.reader.segments, collection.reader.docBases) {
                    docs += try filter.matches(in: segment).map { $0 + base }
                }
                #expect(docs == collection.matches(filter), "\(filter)")
                found += docs.count
            }
            #expect(found > 100)
            // The same again with one segment in another order.
            try collection.reorder()
        }
    }

    private func dateRank(_ article: Article, _ order: ResultOrder) -> Int {
        guard let date = article.date.flatMap({ ArticleDate(text: $0) }) else { return .max }
        return order == .dateDescending ? -Int(date.minutes) : Int(date.minutes)
    }

    @Test(arguments: 1...3) func pagesAreSlicesOfTheWholeList(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var collection = try AttributeCollection(seed: seed + 10)
        if seed == 3 { try collection.reorder() }
        let searcher = Searcher(reader: collection.reader)
        let articles = Dictionary(uniqueKeysWithValues: collection.articles.map { ($0.doc, $0.article) })
        for query in Self.queries {
            let all = try searcher.search(query, options: SearchOptions(limit: 1000)).hits
            #expect(try searcher.matches(query) == all.map(\.doc).sorted())
            for order in ResultOrder.allCases {
                let filterCount = random.below(3)
                let filters = (0..<filterCount).map { _ in Self.filters(&random).randomElement(using: &random)! }
                let accepted = filters.map { Set(collection.matches($0)) }
                var expected = all.filter { hit in accepted.allSatisfy { $0.contains(hit.doc) } }
                if order.isByDate {
                    expected.sort { left, right in
                        let (first, second) = (dateRank(articles[left.doc]!, order), dateRank(articles[right.doc]!, order))
                        return (first, left.doc) < (second, right.doc)
                    }
                }
                #expect(try searcher.count(query, filters: filters) == expected.count)
                #expect(try searcher.matches(query, filters: filters) == expected.map(\.doc).sorted())
                let places = [
                    (0, 1000), (0, 0), (0, 1), (3, 7), (20, 20), (expected.count, 5), (max(0, expected.count - 2), 5), (5000, 3),
                    (.max, .max), (1, .max),
                ]
                for (offset, limit) in places {
                    let result = try searcher.search(
                        query, options: SearchOptions(limit: limit, order: order, offset: offset, filters: filters))
                    #expect(result.matchCount == expected.count)
                    #expect(result.hits == Array(expected.dropFirst(offset).prefix(limit)), "\(order) \(offset) \(limit) \(filters)")
                }
                guard order.isByDate else { continue }
                for (index, hit) in expected.enumerated() where index % 9 == 0 {
                    var options = SearchOptions(limit: 4, order: order, filters: filters)
                    options.start = try searcher.dateKey(of: hit.doc, in: order)
                    #expect(try searcher.search(query, options: options).hits == Array(expected.dropFirst(index + 1).prefix(4)))
                }
            }
        }
    }

    @Test(arguments: 1...3) func countsAreThoseOfTheArticles(seed: UInt64) throws {
        let collection = try AttributeCollection(seed: seed + 20)
        let searcher = Searcher(reader: collection.reader)
        for query in Self.queries {
            let docs = try searcher.matches(query)
            let articles = collection.articles.filter { docs.contains($0.doc) }.map(\.article)
            for key in [CountKey.year, .month, .day, .field("author"), .field("source"), .field("no such")] {
                var counts: [String: Int] = [:]
                var missing = 0
                for article in articles {
                    let period = article.date.flatMap { WrittenDate($0) }?.period()
                    let date = period?.description
                    let values: [String] =
                        switch key {
                        case .year: date.map { [String($0.prefix(4))] } ?? []
                        case .month: period?.unit == .year ? [] : date.map { [String($0.prefix(7))] } ?? []
                        case .day: [.day, .minute].contains(period?.unit) ? date.map { [String($0.prefix(10))] } ?? [] : []
                        case .field("author"): article.author.map { [$0] } ?? []
                        case .field(let name): collection.values(article, name)
                        }
                    for value in values { counts[value, default: 0] += 1 }
                    if values.isEmpty { missing += 1 }
                }
                let result = try searcher.valueCounts(of: docs, by: key)
                #expect(result.missingCount == missing)
                #expect(Dictionary(result.entries.map { ($0.value, $0.count) }, uniquingKeysWith: { $0 + $1 }) == counts)
                #expect(result.entries.count == counts.count)
                let isByCount = if case .field = key { true } else { false }
                for (entry, next) in zip(result.entries, result.entries.dropFirst()) {
                    let isBefore = entry.value.utf8.lexicographicallyPrecedes(next.value.utf8)
                    #expect(isByCount ? entry.count > next.count || entry.count == next.count && isBefore : isBefore)
                }
            }
        }
    }

    @Test(arguments: [
        ("2024", "date from 2024-01-01 to before 2025-01-01"), ("2024-10", "date from 2024-10-01 to before 2024-11-01"),
        ("2024-10-28", "date from 2024-10-28 to before 2024-10-29"), ("2024-10..2024-12", "date from 2024-10-01 to before 2025-01-01"),
        ("..2020", "date before 2021-01-01"), ("2024..", "date from 2024-01-01 on"),
        ("2024-10-28..2024-10-28", "date from 2024-10-28 to before 2024-10-29"),
        ("2024..2020", "date from 2024-01-01 to before 2021-01-01"),
        ("2024-10-28T14:08..2024-10-28T15:00", "date from 2024-10-28T14:08 to before 2024-10-28T15:01"),
        ("28 Oct 2024", "date from 2024-10-28 to before 2024-10-29"), ("October 2024", "date from 2024-10-01 to before 2024-11-01"),
        ("10/28/2024", "date from 2024-10-28 to before 2024-10-29"), ("03/03/2024", "date from 2024-03-03 to before 2024-03-04"),
        ("20241028..Nov. 2024", "date from 2024-10-28 to before 2024-12-01"), ("2024-W44", "date from 2024-10-28 to before 2024-11-04"),
    ])
    func datesInQueries(_ text: String, _ filter: String) { #expect(AttributeFilter(dateText: text)?.description == filter) }

    @Test(arguments: [
        "", "..", "2024...", "...2024", "2024..x", "x..2024", "2024..2025..2026", "tomorrow", "2024.", ".2024", "28 Oct", "03/01/1987",
        ">03/01/1987", "2024..03/01/2025", "1987-01-03 and more",
    ])
    func whatIsNoDateInAQuery(_ text: String) { #expect(AttributeFilter(dateText: text) == nil) }

    @Test(arguments: [
        ("7d", "date from 2024-03-24 to before 2024-04-01"), ("yesterday", "date from 2024-03-30 to before 2024-03-31"),
        ("2w..yesterday", "date from 2024-03-17 to before 2024-03-31"), (">7d", "date from 2024-03-25 on"),
        ("3 months", "date from 2023-12-31 to before 2024-04-01"),
        ("<=today", "date before 2024-04-01"), ("last year", "date from 2023-01-01 to before 2024-01-01"),
    ])
    func timesBeforeNowInQueries(_ text: String, _ filter: String) {
        ArticleDate.$clock.withValue({ ArticleDate(year: 2024, month: 3, day: 31, hour: 10, minute: 5) ?? ArticleDate(minutes: 0) }) {
            #expect(AttributeFilter(dateText: text)?.description == filter)
        }
    }

    @Test func aDateOfTwoWaysIsLeftOutWithAdvice() {
        let parsed = QueryParser(analyzer: StandardAnalyzer()).parse("wall date:03/01/1987")
        #expect(parsed.notes == ["03/01/1987 can be read in two ways and is left out. Write 1987-01-03 or 1987-03-01"])
        #expect(QueryParser(analyzer: StandardAnalyzer()).parse("wall date:10/28/1987").notes == [])
        let apart = QueryParser(analyzer: StandardAnalyzer()).parse("wall date:Dec 2009 sea")
        #expect(apart.notes.first?.hasSuffix("In quotation marks, date:\"Dec 2009\" names one") == true, "\(apart.notes)")
    }

    @Test func aYearIsOfNoMonthAndNoDay() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let builder = try writer.makeRunBuilder()
        for date in ["2024", "2024-01", "2024-01-01", "2024-01-01T00:00", "2023-12-31", "2024-W01", "2025-W01"] {
            try builder.add(Article(id: date, date: date, body: "wall"))
        }
        _ = try writer.commit([try builder.finish()])
        let searcher = Searcher(reader: try IndexReader(directory))
        func found(_ text: String) throws -> [String] {
            try searcher.matches(.filter(try #require(AttributeFilter(dateText: text)))).map { try searcher.reader.article($0).id }
        }
        #expect(try found("2024") == ["2024", "2024-01", "2024-01-01", "2024-01-01T00:00", "2024-W01"])
        #expect(try found("2024-01") == ["2024-01", "2024-01-01", "2024-01-01T00:00", "2024-W01"])
        #expect(try found("2024-01-01") == ["2024-01-01", "2024-01-01T00:00"])
        #expect(try found("2024-01-01T00:00") == ["2024-01-01T00:00"])
        #expect(try found("<2024-06") == ["2024-01", "2024-01-01", "2024-01-01T00:00", "2023-12-31", "2024-W01"])
        #expect(try found(">=2024").count == 6)
        #expect(try found(">2024") == [])
        let docs = try searcher.matches(.term("wall"))
        let months = try searcher.valueCounts(of: docs, by: .month)
        // The first week of 2025 begins in December.
        #expect(months.entries.map { "\($0.value) \($0.count)" } == ["2023-12 1", "2024-01 4"])
        #expect(months.missingCount == 2)
        let years = try searcher.valueCounts(of: docs, by: .year)
        #expect(years.entries.map { "\($0.value) \($0.count)" } == ["2023 1", "2024 5"])
        #expect(years.missingCount == 1)
    }

    @Test func anAuthorWithoutAWordIsNoFilter() {
        for text in ["", " ", "…", "\"\""] { #expect(AttributeFilter(authorText: text) == nil) }
    }

    @Test func aFieldGivenUpCannotBeAsked() throws {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory)
        let builder = try writer.makeRunBuilder()
        for number in 0..<3000 {
            let summary = "\(number) " + String(repeating: "summary ", count: 60)
            try builder.add(Article(id: "\(number)", body: "wall", metadata: [Metadatum(name: "summary", value: summary)]))
        }
        _ = try writer.commit([try builder.finish()])
        let searcher = Searcher(reader: try IndexReader(directory))
        // What a person types is still a query: the field's name is a word like any other.
        #expect(searcher.reader.attributeNames.isEmpty)
        #expect(searcher.reader.fieldNames == ["summary"])
        let docs = try searcher.matches(.term("wall"))
        #expect(throws: AttributeError.tooManyValues("summary")) { _ = try searcher.valueCounts(of: docs, by: .field("summary")) }
        #expect(throws: AttributeError.tooManyValues("summary")) {
            _ = try searcher.matches(.term("wall"), filters: [.field(name: "summary", value: "1")])
        }
    }
}

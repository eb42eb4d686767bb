import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Export to the Common Index File Format and import from it: the same index except for what the format lacks.
@Suite struct InterchangeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// An index of random articles in segments, some of them deleted; words as unequal as those of a language.
    private func randomIndex(_ name: String, sizes: [Int], deleting: Bool, _ random: inout SeededGenerator) throws -> Index {
        let index = try Index(creatingAt: folder.path + "/" + name, analyzer: "english")
        let writer = try index.writer()
        defer { writer.close() }
        for (segment, size) in sizes.enumerated() {
            for number in 0..<size {
                func text(_ longest: Int) -> String {
                    // Numbers of few bits are as likely as those of many: word 0 is in nearly every article, high ones in one.
                    (0..<random.below(longest + 1)).map { _ in "w\(random.number(bits: 11))" }.joined(separator: " ")
                }
                try writer.add(Article(id: "\(segment)-\(number)", title: text(4), body: text(60)))
            }
            try writer.commit()
        }
        if deleting {
            for (segment, size) in sizes.enumerated() {
                for number in 0..<size where random.below(4) == 0 { try writer.delete(id: "\(segment)-\(number)") }
            }
            try writer.commit()
        }
        return index
    }

    /// Random queries of one to five words, of which one suffices or all must occur.
    private func queries(_ count: Int, _ random: inout SeededGenerator) -> [Query] {
        (0..<count).map { number in
            let words = (0..<1 + random.below(5)).map { _ in Query.term("w\(random.number(bits: number % 2 == 0 ? 5 : 11))") }
            return words.count == 1
                ? words[0] : random.below(2) == 0 ? .any(words) : random.below(4) == 0 ? .without(.any(words), words[0]) : .all(words)
        }
    }

    private struct Ranked: Equatable {
        var ids: [String]
        var scores: [Double]
        var count: Int
    }

    private func ranked(_ query: Query, _ searcher: Searcher, _ options: SearchOptions) throws -> Ranked {
        let result = try searcher.search(query, options: options)
        return Ranked(
            ids: try result.hits.map { try searcher.reader.docno($0.doc) }, scores: result.hits.map(\.score), count: result.matchCount)
    }

    @Test(arguments: [(1, [900], false), (2, [700, 200, 60], true), (3, [3_000], true), (4, [5], false)])
    func theImportRanksAsTheOriginalToTheLastBit(_ seed: UInt64, _ sizes: [Int], _ deleting: Bool) throws {
        var random = SeededGenerator(seed: seed)
        let original = try randomIndex("original", sizes: sizes, deleting: deleting, &random)
        let written = try original.exportCIFF(to: folder.path + "/a.ciff")
        let imported = try Index.importCIFF(folder.path + "/a.ciff", into: folder.path + "/imported")
        #expect(imported.summary.documents == written.documents)
        #expect(imported.summary.postings == written.postings)
        #expect(imported.summary.notes == [])
        let (left, right) = (Searcher(reader: try original.reader()), Searcher(reader: try imported.index.reader()))
        #expect(right.reader.statistics.documentCount == left.reader.statistics.documentCount)
        #expect(right.reader.statistics.totalTokens == left.reader.statistics.totalTokens)
        #expect(right.reader.analyzerName == "english")
        #expect(!right.reader.hasPositions)
        #expect(!right.reader.storesText)
        let models: [RankingModel] = [
            .bm25(BM25()), .bm25(try BM25(.fts5, k1: 0.9, b: 0.4)), .bm25(try BM25(.plus, k1: 2, b: 1)), .dph, .pl2(try PL2(c: 1)), .tfidf,
            .dirichlet(try DirichletSmoothing(mu: 500)), .ingredients(try BM25Ingredients(like: .pisa)),
        ]
        for (number, query) in queries(200, &random).enumerated() {
            var options = SearchOptions(limit: [1, 10, 1_000][number % 3])
            options.ranking = Ranking(models[number % 2 == 0 ? 0 : number / 2 % models.count])
            #expect(try ranked(query, right, options) == ranked(query, left, options), "query \(number): \(query)")
            #expect(try right.count(query) == left.count(query), "query \(number): \(query)")
        }
        #expect(try imported.index.check().problems == [])
    }

    @Test func exportImportAndExportAgainGiveTheSameBytes() throws {
        var random = SeededGenerator(seed: 5)
        let original = try randomIndex("original", sizes: [400, 100], deleting: true, &random)
        for ending in ["ciff", "ciff.gz"] {
            let (first, second) = (folder.path + "/1.\(ending)", folder.path + "/2.\(ending)")
            let summary = try original.exportCIFF(to: first)
            let bytes = try Data(contentsOf: URL(filePath: first))
            #expect(summary.bytes == bytes.count)
            _ = try original.exportCIFF(to: second)
            #expect(try Data(contentsOf: URL(filePath: second)) == bytes)
            let imported = try Index.importCIFF(first, into: folder.path + "/\(ending)-imported")
            _ = try imported.index.exportCIFF(to: second)
            #expect(try Data(contentsOf: URL(filePath: second)) == bytes)
            // Segments and deletions leave no trace.
            let again = try Index.importCIFF(second, into: folder.path + "/\(ending)-again")
            #expect(try Corpus.contents(again.index) == Corpus.contents(imported.index))
        }
    }

    private func smallIndex(_ name: String = "small", analyzer: String = "english", surface: Bool? = nil) throws -> Index {
        let index = try Index(creatingAt: folder.path + "/" + name, analyzer: analyzer, keepsSurfaces: surface)
        let writer = try index.writer()
        defer { writer.close() }
        try writer.add(Article(id: "wall", title: "Sea walls", body: "The sea wall at Dunmere was repaired. Don't walk on it."))
        try writer.add(Article(id: "gone", title: "Nothing", body: "Deleted words: zeppelin."))
        try writer.add(Article(id: "ferry", body: "Ferries run again. The ferry runs."))
        try writer.add(Article(id: "empty", body: ""))
        try writer.commit()
        try writer.delete(id: "gone")
        try writer.commit()
        return index
    }

    @Test func anExportIsCancelledAmongItsDocumentsToo() async throws {
        let index = try smallIndex()
        let path = folder.path + "/a.ciff"
        let task = Task {
            try index.exportCIFF(to: path) { terms, count in
                if terms == count { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
        #expect(folder.names == ["small"])
    }

    /// The terms and articles that a file of Lede's own has, read without Lede.
    @Test func whatIsWrittenIsWhatTheIndexRanksBy() throws {
        let path = folder.path + "/a.ciff"
        let summary = try smallIndex().exportCIFF(to: path)
        #expect(summary.documents == 3)
        #expect(summary.terms == 15)
        #expect(summary.postings == 16)
        #expect(summary.tokens == 20)
        #expect(summary.analyzer == "english")
        let input = try BlockInput(path: path)
        var reader = try CIFFReader(name: path) { try input.readBlock(appendingTo: &$0) }
        #expect(
            reader.summary
                == CIFFSummary(termCount: 15, docCount: 3, tokenCount: 20, averageLength: 20.0 / 3, description: "Lede, analyzer english"))
        var terms: [String] = []
        while let term = try reader.nextTerm() {
            terms.append(String(decoding: term.term, as: UTF8.self) + zip(term.docs, term.freqs).map { " \($0):\($1)" }.joined())
        }
        #expect(
            terms == [
                "again 1:1", "at 0:1", "don 0:1", "dunmer 0:1", "ferri 1:2", "it 0:1", "on 0:1", "repair 0:1", "run 1:2", "sea 0:2",
                "t 0:1",
                "the 0:1 1:1", "walk 0:1", "wall 0:2", "was 0:1",
            ])
        var documents: [CIFFDocument] = []
        while let document = try reader.nextDocument() { documents.append(document) }
        #expect(
            documents == [CIFFDocument(id: "wall", length: 14), CIFFDocument(id: "ferry", length: 6), CIFFDocument(id: "empty", length: 0)])
    }

    @Test func wordsAsWrittenMakeAnIndexOfTheirOwn() throws {
        let index = try smallIndex()
        let summary = try index.exportCIFF(to: folder.path + "/s.ciff", form: .surface)
        #expect(summary.analyzer == "standard")
        #expect(summary.tokens == 20)
        let imported = try Index.importCIFF(folder.path + "/s.ciff", into: folder.path + "/imported").index.reader()
        #expect(try imported.search("ferries").hits.map(\.article.id) == ["ferry"])
        #expect(try imported.search("repair").hits.isEmpty)
        #expect(throws: WordFormMismatch.self) {
            try smallIndex("plain", surface: false).exportCIFF(to: folder.path + "/s.ciff", form: .surface)
        }
        #expect(throws: MissingWordForm.self) {
            try smallIndex("other", analyzer: "whitespace").exportCIFF(to: folder.path + "/s.ciff", form: .surface)
        }
    }

    private func imported() throws -> Index {
        _ = try smallIndex().exportCIFF(to: folder.path + "/a.ciff")
        return try Index.importCIFF(folder.path + "/a.ciff", into: folder.path + "/imported").index
    }

    @Test(arguments: [
        ("\"sea wall\"", "the phrase \"sea wall\""), ("\"sea wall\"~3", "\"sea wall\", which is not a plain word,"),
        ("NEAR(sea wall)", "NEAR"),
        ("title:sea", "title:"), ("fer*", "\"fer\", which is not a plain word,"), ("dunmere OR \"sea wall\"", "the phrase \"sea wall\""),
        ("dunmere -\"sea wall\"", "the phrase \"sea wall\""), ("(wall \"sea wall\")^2", "the phrase \"sea wall\""),
    ])
    func whatNeedsPositionsIsRefused(_ text: String, _ part: String) throws {
        let reader = try imported().reader()
        #expect { try reader.search(text) } throws: { "\($0)" == "the index keeps no positions of words, which \(part) needs" }
        let query = QueryParser(reader).parse(text).query
        let searcher = Searcher(reader: reader)
        #expect(throws: QueryError.self) { try searcher.count(query) }
        #expect(throws: QueryError.self) { try searcher.matches(query) }
        #expect(throws: QueryError.self) { try searcher.search(query, options: SearchOptions(order: .dateDescending)) }
        #expect(throws: QueryError.self) { try searcher.explain(query, doc: 0) }
    }

    @Test func rankingsByPlaceAreRefused() throws {
        let searcher = Searcher(reader: try imported().reader())
        let weights = RankingModel.weightedFields(BM25(), try FieldWeights([.title: 3]))
        for ranking in [Ranking(weights), Ranking(proximity: try ProximityBonus(weight: 1))] {
            #expect(throws: QueryError.self) {
                try searcher.search(.any([.term("sea"), .term("wall")]), options: SearchOptions(ranking: ranking))
            }
        }
    }

    @Test func wordsWithPunctuationAreAskedForByTheirParts() throws {
        let reader = try imported().reader()
        #expect(try reader.search("don't").hits.map(\.article.id) == ["wall"])
        #expect(try reader.search("sea-wall").hits.map(\.article.id) == ["wall"])
        let all = QueryParser(reader).parse("don't walk")
        #expect(all.query == QueryParser(reader).parse("don t walk").query)
        #expect(all.notes == ["the index keeps no positions of words: don't asked for by parts, wherever they are"])
        #expect(
            QueryParser(reader, adjacency: .any).parse("ferries don't").query
                == QueryParser(reader, adjacency: .any).parse("ferries don t").query)
    }

    @Test func anImportIsNotChangedAndNotReplaced() async throws {
        let index = try imported()
        let before = try Corpus.contents(index)
        #expect(throws: IndexWithoutPositions.self) { _ = try index.writer() }
        #expect(throws: IndexWithoutPositions.self) { _ = try index.delete(ids: ["wall"]) }
        #expect(throws: IndexWithoutPositions.self) { _ = try Index(creatingAt: index.path) }
        await #expect(throws: IndexWithoutPositions.self) { _ = try await index.optimize() }
        #expect(throws: IndexExists.self) { _ = try Index.importCIFF(folder.path + "/a.ciff", into: index.path) }
        #expect(throws: IndexExists.self) { _ = try Index.importCIFF(folder.path + "/a.ciff", into: folder.path + "/small") }
        #expect(try Corpus.contents(index) == before)
    }

    @Test func anEmptyIndexMakesTheWayThere() throws {
        let index = try Index(creatingAt: folder.path + "/none", analyzer: "standard")
        #expect(try index.exportCIFF(to: folder.path + "/a.ciff").terms == 0)
        let imported = try Index.importCIFF(folder.path + "/a.ciff", into: folder.path + "/imported").index
        #expect(try imported.reader().search("a").hits.isEmpty)
        _ = try imported.exportCIFF(to: folder.path + "/b.ciff")
        #expect(try Data(contentsOf: folder.url.appending(path: "a.ciff")) == Data(contentsOf: folder.url.appending(path: "b.ciff")))
    }

    private func file(terms: [CIFFTerm], documents: [CIFFDocument], description: String = "another program") throws -> String {
        let path = folder.path + "/hand.ciff"
        let tokens = documents.reduce(0) { $0 + Int64($1.length) }
        var writer = try CIFFWriter(
            try CIFFOutput(path: path),
            summary: CIFFSummary(
                termCount: terms.count, docCount: documents.count, tokenCount: tokens, averageLength: 1, description: description))
        for term in terms { try writer.add(term) }
        for document in documents { try writer.add(document) }
        try writer.finish()
        return path
    }

    @Test func aFileOfAnotherProgramIsAskedForItsTermsAsTheyStand() throws {
        let terms = [CIFFTerm(term: Array("Wal#".utf8), docs: [1], freqs: [2])]
        let path = try file(terms: terms, documents: [CIFFDocument(id: "a", length: 1), CIFFDocument(id: "b", length: 2)])
        let (index, summary) = try Index.importCIFF(path, into: folder.path + "/1")
        #expect(summary.analyzer == "whitespace")
        #expect(summary.notes.count == 1)
        #expect(try index.reader().search("Wal#").hits.map(\.article.id) == ["b"])
        #expect(try Index.importCIFF(path, into: folder.path + "/2", analyzer: "standard").summary.notes == [])
        #expect(throws: UnknownAnalyzer.self) { try Index.importCIFF(path, into: folder.path + "/3", analyzer: "none") }
        #expect(!folder.names.contains("3"))
    }

    @Test func whatNoCollectionCanBeIsRefused() throws {
        let lamp = Array("lamp".utf8)
        func check(_ code: CIFFError.Code, _ terms: [CIFFTerm], _ documents: [CIFFDocument]) throws {
            let path = try file(terms: terms, documents: documents)
            #expect { try Index.importCIFF(path, into: folder.path + "/bad") } throws: { ($0 as? CIFFError)?.code == code }
            // A failed import leaves an empty index, in which the next one may begin.
            if FileManager.default.fileExists(atPath: folder.path + "/bad/manifest") {
                #expect(try Index(opening: folder.path + "/bad").reader().segments.isEmpty)
            }
        }
        let one = [CIFFDocument(id: "a", length: 1)]
        try check(.corrupt, [], [CIFFDocument(id: "a", length: 1), CIFFDocument(id: "b", length: 1), CIFFDocument(id: "a", length: 1)])
        try check(.corrupt, [CIFFTerm(term: lamp, docs: [0], freqs: [1])], [CIFFDocument(id: "a", length: 0)])
        try check(.corrupt, [CIFFTerm(term: lamp, docs: [0], freqs: [1])], [])
        try check(.corrupt, [CIFFTerm(term: lamp, docs: [1], freqs: [1])], one)
        try check(
            .tooLarge, [CIFFTerm(term: lamp, docs: [0, 1, 2], freqs: [1 << 31 - 1, 1 << 31 - 1, 2])],
            ["a", "b", "c"].map { CIFFDocument(id: $0, length: 1 << 31 - 1) })
        let path = try file(terms: [CIFFTerm(term: lamp, docs: [0], freqs: [1])], documents: one)
        #expect(try Index.importCIFF(path, into: folder.path + "/bad").summary.documents == 1)
    }

    @Test func greatNumbersOverflowNothing() throws {
        let most = UInt32(1 << 31 - 1)
        let documents = (0..<300).map { CIFFDocument(id: "d\($0)", length: most) }
        let terms = [
            CIFFTerm(term: Array("a".utf8), docs: [0, 299], freqs: [most, most]),
            CIFFTerm(term: Array("b".utf8), docs: Array(0..<300), freqs: Array(repeating: 14_000_000, count: 300)),
        ]
        let index = try Index.importCIFF(try file(terms: terms, documents: documents), into: folder.path + "/great").index
        #expect(try index.check().problems == [])
        let searcher = Searcher(reader: try index.reader())
        for model: RankingModel in [.bm25(BM25()), .dph, .pl2(try PL2(c: 1)), .dirichlet(try DirichletSmoothing(mu: 500)), .tfidf] {
            let result = try searcher.search(.any([.term("a"), .term("b")]), options: SearchOptions(limit: 10, ranking: Ranking(model)))
            #expect(result.matchCount == 300)
            #expect(result.hits.allSatisfy { $0.score.isFinite })
        }
    }

    @Test(arguments: 1...3) func damagedFilesAreReadOrRefused(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let original = try randomIndex("original", sizes: [40], deleting: false, &random)
        _ = try original.exportCIFF(to: folder.path + "/a.ciff")
        let bytes = Array(try Data(contentsOf: folder.url.appending(path: "a.ciff")))
        for number in 0..<60 {
            var changed = bytes
            if number % 3 == 0 { changed.removeLast(1 + random.below(bytes.count)) }
            for _ in 0..<1 + random.below(3) where !changed.isEmpty {
                changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.next())
            }
            let path = try folder.write(changed, to: "changed.ciff")
            do {
                let index = try Index.importCIFF(path, into: folder.path + "/changed-\(number)", analyzer: "whitespace").index
                #expect(try index.check().problems == [])
            } catch { #expect(error is CIFFError, "\(error)") }
        }
    }
}

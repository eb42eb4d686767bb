import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport
import LedeTextAnalysis

@testable import LedeInvertedIndex

/// Words in several forms at one position of an index.
@Suite struct WordFormIndexTests {
    private static let forms: [WordForms] = [[], .surface, .spelling, [.surface, .spelling]]

    private func writer(_ directory: any Directory, _ forms: WordForms, storesText: Bool = true) throws -> IndexWriter {
        try IndexWriter(
            directory, analyzerName: "english", storesText: storesText, keepsSurfaces: forms.contains(.surface),
            keepsSpelling: forms.contains(.spelling))
    }

    @Test(arguments: 1...4) func randomCommits(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let forms = Self.forms[seed % 4]
        let directory = MemoryDirectory()
        let stores = seed != 2
        var model = try NaiveIndex(analyzer: "english", forms: forms)
        var writer = try writer(directory, forms, storesText: stores)
        for step in 0..<7 {
            if random.below(3) == 0 {
                writer.close()
                writer = try IndexWriter(directory)
            }
            let count = [0, 1, 3, 10, 140][random.below(5)]
            let articles = (0..<count).map { _ in Writing.article("\(random.below(200))", words: Writing.inflected, &random) }
            let deleted = (0..<random.below(20)).map { _ in "\(random.below(200))" }
            _ = model.commit(articles, deleting: deleted, generation: 0)
            try Writing.commit(writer, articles, runs: [1 + random.below(30), 7], deleting: deleted, threads: 1 + random.below(2))
            #expect(try Writing.problems(directory) == [], "step \(step)")
            if stores { #expect(try model.difference(from: try IndexReader(directory)) == nil, "step \(step)") }
        }
    }

    /// Every other structure is the same as without the forms, and the lists of the analyzer's terms are identical byte for byte.
    @Test func allElseStaysWhatItIs() throws {
        var random = SeededGenerator(seed: 1)
        let commits = [300, 20, 4].map { Writing.articles($0, prefix: "\($0) ", words: Writing.inflected, &random) }
        let plain = MemoryDirectory()
        for forms in Self.forms {
            let directory = forms.isEmpty ? plain : MemoryDirectory()
            let writer = try writer(directory, forms)
            for articles in commits { try Writing.commit(writer, articles, deleting: ["300 7", "300 9", "20 3"]) }
            let (reader, expected) = (try IndexReader(directory), try IndexReader(plain))
            #expect(reader.statistics == expected.statistics)
            #expect(reader.forms == forms)
            #expect(try reader.termCount() == expected.termCount())
            #expect(reader.segments.count == 3)
            for (segment, other) in zip(reader.segments, expected.segments) {
                for kind in ["lengths", "docnos", "articles"] {
                    #expect(try directory.open("\(segment.name).\(kind)").bytes == plain.open("\(other.name).\(kind)").bytes)
                }
                #expect(try segment.termCount() == other.termCount())
                var (terms, others) = (try segment.terms(), try other.terms())
                while try others.next() {
                    #expect(try terms.next())
                    #expect(terms.term == others.term)
                    let (entry, known) = (terms.entry, others.entry)
                    #expect(segment.liveStatistics(entry) == other.liveStatistics(known))
                    let lists = [
                        (segment.postingsFile, entry.postingsOffset, entry.postingsLength),
                        (segment.positionsFile, entry.positionsOffset, entry.positionsLength),
                    ]
                    let knownLists = [
                        (other.postingsFile, known.postingsOffset, known.postingsLength),
                        (other.positionsFile, known.positionsOffset, known.positionsLength),
                    ]
                    for (list, known) in zip(lists, knownLists) {
                        #expect(try list.0.slice(at: list.1, length: list.2).bytes == known.0.slice(at: known.1, length: known.2).bytes)
                    }
                }
                #expect(try !terms.next())
            }
        }
    }

    @Test func runsThreadsAndMergesLeaveNoTrace() throws {
        for forms in Self.forms.dropFirst() {
            var random = SeededGenerator(seed: 3)
            let articles = Writing.articles(400, words: Writing.inflected, &random)
            var first: [String: [UInt8]]?
            for (sizes, threads) in [([], 1), ([], 2), ([1, 1, 5, 100], 1), ([150], 2), (Array(repeating: 7, count: 50), 2)] {
                let directory = MemoryDirectory()
                try Writing.commit(try writer(directory, forms), articles, runs: sizes, threads: threads)
                let contents = try Writing.contents(directory)
                if let first { #expect(first == contents) } else { first = contents }
            }
            let parts = MemoryDirectory()
            let partsWriter = try writer(parts, forms)
            for (start, end) in [(0, 250), (250, 380), (380, 400)] { try Writing.commit(partsWriter, Array(articles[start..<end])) }
            #expect(try partsWriter.optimize(threads: 2).isChanged)
            let segment = try #require(partsWriter.manifest.segments.first?.name)
            for kind in ["postings", "positions", "terms"] {
                #expect(try parts.open("\(segment).\(kind)").bytes == first?["segment-1.\(kind)"], "\(kind)")
            }
        }
    }

    /// A new order is found from the analyzer's terms alone.
    @Test func reorderingIsTheSameAsWithoutThem() throws {
        var orders: [[String]] = []
        for forms in Self.forms {
            var random = SeededGenerator(seed: 4)
            let directory = MemoryDirectory()
            let writer = try writer(directory, forms)
            var model = try NaiveIndex(analyzer: "english", forms: forms)
            for count in [500, 60] {
                let articles = (0..<count).map { number in
                    var article = Writing.article("\(count) \(number)", words: Writing.inflected, &random)
                    article.body += (0..<9).map { _ in " kind\(number % 3)x\(random.below(25))s" }.joined()
                    return article
                }
                try Writing.commit(writer, articles, deleting: ["500 1"])
                _ = model.commit(articles, deleting: ["500 1"], generation: 0)
            }
            #expect(try writer.optimize(.clustered, threads: 2).isChanged)
            #expect(try Writing.problems(directory) == [])
            let reader = try IndexReader(directory)
            let order = try (0..<reader.docLimit).map { try reader.docno($0) }
            orders.append(order)
            var fresh = try NaiveIndex(analyzer: "english", forms: forms)
            let byID = Dictionary(uniqueKeysWithValues: model.articles.map { ($0.id, $0) })
            _ = fresh.commit(order.compactMap { byID[$0] }, deleting: [], generation: 0)
            #expect(try fresh.difference(from: reader) == nil)
        }
        #expect(Set(orders).count == 1)
        #expect(orders[0] != orders[0].sorted())
    }

    @Test func termsOfOneForm() throws {
        let directory = MemoryDirectory()
        try Writing.commit(
            try writer(directory, [.surface, .spelling]),
            [Article(id: "a", title: "Troops", body: "deploying Café"), Article(id: "b", body: "troop")])
        let reader = try IndexReader(directory)
        #expect(reader.hasSurfaceForms)
        #expect(reader.keepsSpelling)
        func words(_ form: WordForm, from start: String = "") throws -> [String] {
            var terms = try reader.terms(of: form, from: Array(start.utf8))
            var words: [String] = []
            while try terms.next() { words.append(String(decoding: terms.word, as: UTF8.self)) }
            return words
        }
        #expect(try words(.analyzed) == ["cafe", "deploy", "troop"])
        #expect(try words(.surface) == ["cafe", "deploying", "troop", "troops"])
        #expect(try words(.spelling) == ["Café", "Troops", "deploying", "troop"])
        #expect(try words(.surface, from: "e") == ["troop", "troops"])
        #expect(try words(.spelling, from: "u") == [])
        #expect(try words(.analyzed, from: "\0\0") == words(.analyzed))
        for form in WordForm.allCases {
            let (all, segment) = (try reader.termCount(of: form), try reader.segments[0].termCount(of: form))
            #expect(try all == words(form).count)
            #expect(segment == all)
        }
        var terms = try reader.terms()
        #expect(try terms.next())
        #expect(terms.term == Array("cafe".utf8))
        var cursor = try reader.segments[0].terms()
        #expect(try cursor.next())
        #expect(cursor.term == Array("cafe".utf8))
        #expect(cursor.entry.ordinal == 8)
        #expect(try reader.termStatistics(WordForm.surface.term("troops".utf8)) == TermStatistics(docFreq: 1, collectionFreq: 1))
        #expect(try reader.termStatistics(Array("troop".utf8)) == TermStatistics(docFreq: 2, collectionFreq: 2))
    }

    @Test func theIndexRemembers() throws {
        let directory = MemoryDirectory()
        try IndexWriter(directory, analyzerName: "english").close()
        #expect(try IndexReader(directory).forms == .surface, "by default an index that stems keeps words as written")
        let refused = #expect(throws: WordFormMismatch.self) { _ = try IndexWriter(directory, keepsSurfaces: false) }
        #expect(refused == WordFormMismatch(form: .surface, isKept: true))
        let missing = #expect(throws: WordFormMismatch.self) { _ = try IndexWriter(directory, keepsSpelling: true) }
        #expect(missing == WordFormMismatch(form: .spelling, isKept: false))
        try IndexWriter(directory, keepsSurfaces: true, keepsSpelling: false).close()
        for (name, forms) in [("standard", WordForms()), ("porter", .surface), ("whitespace", []), ("french", .surface)] {
            let other = MemoryDirectory()
            let writer = try IndexWriter(other, analyzerName: name)
            #expect(writer.forms == forms)
            writer.close()
            try IndexWriter(other).close()
            #expect(try IndexReader(other).forms == forms)
        }
        for (name, form) in [("whitespace", WordForm.spelling), ("standard", .surface), ("porter", .spelling)] {
            let other = MemoryDirectory()
            let error = #expect(throws: MissingWordForm.self) {
                _ = try IndexWriter(other, analyzerName: name, keepsSurfaces: form == .surface, keepsSpelling: form == .spelling)
            }
            #expect(error == MissingWordForm(form: form, analyzer: name))
            #expect(try other.names() == [])
        }
    }

    /// A manifest that contradicts the lists is detected, and one that its analyzer cannot fulfil does not open.
    @Test func aWrongManifestIsFound() throws {
        var random = SeededGenerator(seed: 6)
        let articles = Writing.articles(50, words: Writing.inflected, &random)
        for (forms, claimed) in [
            (WordForms.surface, WordForms()), ([], .surface), (.surface, .spelling), (.surface, [.surface, .spelling]),
        ] {
            let (directory, other) = (MemoryDirectory(), MemoryDirectory())
            try Writing.commit(try writer(directory, forms), articles)
            try Writing.commit(try writer(other, claimed), articles)
            directory.replace("manifest", with: try other.open("manifest").bytes)
            // Told apart by checksums already, and by the lists where those are made to agree.
            #expect(try Writing.problems(directory).allSatisfy { $0.code == .corrupt })
            #expect(try !Writing.problems(directory).isEmpty)
            let problems = try Writing.problems(Writing.copy(try Writing.committed(try Writing.contents(directory))))
            try #require(problems.count == 1)
            #expect(problems[0].code == .corrupt)
        }
        let directory = MemoryDirectory()
        let payload = #"{"analyzer":"whitespace","generation":1,"keepsSurfaces":true,"nextSegment":1,"segments":[]}"#
        directory.replace("manifest", with: try Writing.framed(Array(payload.utf8), .manifest))
        #expect(throws: IndexFileError.self) { _ = try IndexReader(directory) }
        #expect(try Writing.problems(directory).count == 1)
    }
}

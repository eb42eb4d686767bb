import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport
import LedeTextAnalysis

@testable import LedeInvertedIndex

/// What an index is to hold, kept as an array: the slow oracle of the index tests.
struct NaiveIndex {
    let analyzer: any Analyzer
    /// The forms of words kept besides the analyzer's terms.
    let forms: WordForms
    /// The live articles in the order in which they were added.
    private(set) var articles: [Article] = []

    init(analyzer: String = "standard", forms: WordForms = []) throws {
        self.analyzer = try #require(AnalyzerCatalog.analyzer(named: analyzer))
        self.forms = forms
    }

    /// What a commit of `added` and `deleted` does.
    /// - Returns: the summary that it gives.
    mutating func commit(_ added: [Article], deleting deleted: [String], generation: Int64) -> CommitSummary {
        var last: [String: Int] = [:]
        for (index, article) in added.enumerated() { last[article.id] = index }
        let kept = added.enumerated().filter { last[$0.element.id] == $0.offset }.map(\.element)
        let removed = articles.map(\.id).filter { deleted.contains($0) || last[$0] != nil }
        let summary = CommitSummary(
            generation: generation, addedCount: kept.count, duplicateCount: added.count - kept.count,
            removedIDs: removed.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) },
            replacedCount: removed.count { last[$0] != nil },
            duplicateIDs: Array(
                Set(added.indices.filter { last[added[$0].id] != $0 }.map { added[$0].id }).sorted {
                    Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
                }
                .prefix(CommitSummary.mostDuplicateIDs)))
        articles.removeAll { removed.contains($0.id) }
        articles += kept
        return summary
    }

    /// The positions of each term of `article`.
    private func positions(_ article: Article) -> [[UInt8]: [UInt32]] {
        var positions: [[UInt8]: [UInt32]] = [:]
        var offset: UInt32 = 0
        for field in IndexedField.allCases {
            let terms = analyzer.terms(of: article.text(of: field))
            for (index, term) in terms.enumerated() { positions[term, default: []].append(offset + UInt32(index)) }
            // Found in another way than the analyzers find them.
            if forms.contains(.surface) {
                for (index, word) in StandardAnalyzer().terms(of: article.text(of: field)).enumerated() {
                    positions[[0] + word, default: []].append(offset + UInt32(index))
                }
            }
            if forms.contains(.spelling) {
                for (index, word) in article.text(of: field).split(whereSeparator: { !$0.isLetter && !$0.isNumber }).enumerated() {
                    positions[[0, 1] + word.utf8, default: []].append(offset + UInt32(index))
                }
            }
            offset += UInt32(terms.count) + 1
        }
        return positions
    }

    /// Says how `reader` differs from this; nil if it holds the same.
    func difference(from reader: IndexReader) throws -> String? {
        var walked: [Article] = []
        var live = LiveArticles(reader)
        while let article = try live.nextArticle() { walked.append(article) }
        if walked != articles { return "articles \(walked.map(\.id)), not \(articles.map(\.id))" }

        var statistics = CollectionStatistics(documentCount: articles.count, tokenCounts: [0, 0])
        for article in articles {
            for field in IndexedField.allCases {
                statistics.tokenCounts[field.rawValue] += UInt64(analyzer.terms(of: article.text(of: field)).count)
            }
        }
        if reader.statistics != statistics { return "\(reader.statistics), not \(statistics)" }

        var expected: [String: [[UInt8]: [UInt32]]] = [:]
        var counts: [[UInt8]: TermStatistics] = [Array("absent".utf8): TermStatistics()]
        for article in articles {
            let positions = positions(article)
            expected[article.id] = positions
            for (term, places) in positions {
                counts[term, default: TermStatistics()].docFreq += 1
                counts[term, default: TermStatistics()].collectionFreq += places.count
            }
        }
        for (term, count) in counts {
            let found = try reader.termStatistics(term)
            if found != count { return "\(String(decoding: term, as: UTF8.self)): \(found), not \(count)" }
        }

        var found: [String: [[UInt8]: [UInt32]]] = [:]
        for article in articles { found[article.id] = [:] }
        for segment in reader.segments {
            var terms = try segment.allTerms()
            var places: [UInt32] = []
            while try terms.next() {
                var list = try segment.postings(terms.entry)
                while try list.advance() != PostingsCursor.end {
                    guard segment.isLive(list.doc) else { continue }
                    try list.readPositions(into: &places)
                    found[try segment.docno(list.doc)]?[terms.term] = places
                }
            }
        }
        if found != expected { return "other postings" }
        for (rank, article) in articles.enumerated() where rank % 7 == 0 {
            guard let doc = try reader.doc(docno: article.id) else { return "no \(article.id)" }
            if try reader.article(doc) != article { return "another article \(article.id)" }
        }
        return nil
    }
}

/// The ways in which the tests write an index.
enum Writing {
    /// Adds `articles`, divided into runs of the given sizes, some in memory and some on disk, deletes, and commits.
    @discardableResult
    static func commit(
        _ writer: IndexWriter, _ articles: [Article], runs sizes: [Int] = [], deleting: [String] = [], threads: Int = 1
    ) throws -> CommitSummary {
        var runs: [PendingRun] = []
        var start = 0
        for size in sizes + [articles.count] where start < articles.count {
            let builder = try writer.makeRunBuilder()
            for article in articles[start..<min(articles.count, start + size)] { try builder.add(article) }
            start = min(articles.count, start + size)
            // Every other run waits on disk.
            runs.append(try builder.finish(toDisk: runs.count % 2 == 1))
        }
        return try writer.commit(runs, deleting: deleting, threads: threads)
    }

    /// Words of which a stemmer, and folding, make fewer.
    static let inflected = [
        "troop", "troops", "the", "deployed", "deploying", "Troops", "deploy", "cafe", "Café", "CAFÉ", "running", "runs", "ran", "Turkey",
        "turkey", "turkeys",
        "TROOPS", "happy", "happily", "generously", "résumés",
    ]

    /// An article of words, frequent and rare ones, and of `inflected` ones.
    static func article(_ id: String, words inflected: [String] = [], _ random: inout SeededGenerator) -> Article {
        func text(_ words: Int) -> String {
            (0..<words).map { _ in
                if !inflected.isEmpty, random.below(3) > 0 {
                    return inflected[min(random.below(inflected.count), random.below(inflected.count))]
                }
                let number = random.number(bits: 12)
                return number % 31 == 30 ? "Ärger\(number)" : "w\(number)"
            }.joined(separator: random.below(4) == 0 ? ". " : " ")
        }
        return Article(
            id: id, title: text(random.below(5)), date: date(&random), author: random.below(3) == 0 ? nil : text(1 + random.below(2)),
            body: text(random.below(60)),
            metadata: random.below(5) == 0 ? [Metadatum(name: "section", value: text(2))] : [])
    }

    /// A date in one of several forms, none, or what is no date.
    private static func date(_ random: inout SeededGenerator) -> String? {
        let (year, month, day) = (2019 + random.below(6), 1 + random.below(12), 1 + random.below(28))
        switch random.below(6) {
        case 0: return nil
        case 1: return "once upon a time"
        case 2: return "\(year)"
        case 3: return "\(day) \(["Jan", "Feb", "März", "April"][random.below(4)]) \(year) \(10 + random.below(14)):05"
        default:
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(year)-\(two(month))-\(two(day))"
        }
    }

    static func articles(_ count: Int, prefix: String = "", words inflected: [String] = [], _ random: inout SeededGenerator) -> [Article] {
        (0..<count).map { article("\(prefix)\($0)", words: inflected, &random) }
    }

    /// Every file's bytes by name, without the lock.
    static func contents(_ directory: any Directory) throws -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        for name in try directory.names() where name != "write.lock" { contents[name] = try directory.open(name).bytes }
        return contents
    }

    /// A copy in memory.
    static func copy(_ contents: [String: [UInt8]]) -> MemoryDirectory {
        let copy = MemoryDirectory()
        for (name, bytes) in contents { copy.replace(name, with: bytes) }
        return copy
    }

    /// A file of an index with this payload, and checksums that are right.
    static func framed(_ payload: [UInt8], _ kind: IndexFileKind) throws -> [UInt8] {
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "file", kind: kind)
        try writer.append(payload)
        _ = try writer.finish(sync: false)
        return try directory.open("file").bytes
    }

    /// The same files with a manifest that says that they were committed so, wherever it can be read: for content that no writer wrote.
    static func committed(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
        let directory = copy(files)
        guard var manifest = try? Manifest.read(directory) else { return files }
        for index in manifest.segments.indices {
            let segment = manifest.segments[index]
            for kind in IndexFileKind.ofSegments + [.deletions] {
                guard let name = segment.fileName(kind), let file = try? IndexFile(directory, name: name, kind: kind) else { continue }
                manifest.segments[index].checksums[kind.ending] = file.contentChecksum
            }
        }
        if let name = manifest.sources?.name, let file = try? IndexFile(directory, name: name, kind: .sources) {
            manifest.sources?.checksum = file.contentChecksum
        }
        try manifest.commit(directory)
        return try contents(directory)
    }

    static func problems(_ directory: any Directory) throws -> [IndexFileError] {
        var checker = IndexChecker(directory)
        return try checker.run().problems
    }
}

import LedeArticleModel
import Foundation
import LedeRetrieval
import Synchronization
import Testing
import LedeTextAnalysis

@testable import LedeRankingBackends

@Suite("An analyzer registered as FTS5's tokenizer")
struct AnalyzerTokenizerTests {
    /// What FTS5 indexed of one text, read back: `fts5vocab` of the kind `instance`.
    static func indexedTokens(of text: String, analyzer: any Analyzer) throws -> [(term: [UInt8], position: Int64)] {
        let connection = try SQLiteConnection(path: ":memory:", access: .create)
        try connection.register(analyzer, asTokenizer: "lede")
        try connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'lede'); CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        let insert = try connection.prepare("INSERT INTO t(x) VALUES(?1)")
        try insert.bind(text, at: 1)
        try insert.run()
        let read = try connection.prepare("SELECT term, offset FROM v ORDER BY offset, term")
        var tokens: [(term: [UInt8], position: Int64)] = []
        while try read.step() { tokens.append((Array(read.text(0).utf8), read.int64(1))) }
        return tokens
    }

    static let texts = [
        "", "one", "The ferry, the night & the strike.", "naïve Zürich ﬁnal ß ẞ µ ς",
        "a\0b NUL inside", "日本語 and Українська мова, नमस्ते 👩‍👩‍👧 😀 emoji",
        String(repeating: "every word counts, ", count: 2_000),
        String(repeating: "x", count: 1_000_000), "short " + String(repeating: "ü", count: 40_000) + " end",
    ]

    @Test("FTS5 indexes the analyzer's tokens at its positions", arguments: texts)
    func tokens(_ text: String) throws {
        for name in AnalyzerCatalog.names {
            let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
            let indexed = try Self.indexedTokens(of: text, analyzer: analyzer)
            let batch = analyzer.tokens(of: text)
            // FTS5 lists terms of one position in their order.
            let expected = (0..<batch.count).map { (term: batch.term($0), position: Int64(batch.positions[$0])) }
                .sorted { $0.position != $1.position ? $0.position < $1.position : $0.term.lexicographicallyPrecedes($1.term) }
            #expect(indexed.map(\.term) == expected.map(\.term), "\(name)")
            #expect(indexed.map(\.position) == expected.map(\.position), "\(name)")
        }
    }

    /// Gives every word and, at the same position, its first letter.
    struct InitialsAnalyzer: Analyzer {
        let name = "initials"

        func analyze(
            _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
        ) -> Bool {
            var start = progress.offset
            while start < text.count {
                var end = start
                while end < text.count, text[end] != 0x20 { end += 1 }
                if end > start {
                    for length in [end - start, 1] {
                        for index in start..<(start + length) { batch.appendByte(text[index]) }
                        batch.endTerm(startOffset: start, endOffset: end, position: progress.position)
                    }
                    progress.position += 1
                }
                start = end + 1
            }
            progress.offset = text.count
            return false
        }
    }

    @Test("tokens at one place share a position")
    func colocated() throws {
        let tokens = try Self.indexedTokens(of: "harbour ferry", analyzer: InitialsAnalyzer())
        #expect(tokens.map { String(decoding: $0.term, as: UTF8.self) } == ["h", "harbour", "f", "ferry"])
        #expect(tokens.map(\.position) == [0, 0, 1, 1])
    }

    @Test("invalid UTF-8 reaches the analyzer as it is")
    func invalidUTF8() throws {
        let connection = try SQLiteConnection(path: ":memory:", access: .create)
        try connection.register(SmallArticles.analyzer, asTokenizer: "lede")
        try connection.execute(
            """
            CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'lede'); CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance');
            INSERT INTO t(x) VALUES(CAST(x'6F6E65FF74776F20C3288020F09F982074687265652000E280' AS TEXT));
            """)
        let bytes: [UInt8] = [
            0x6F, 0x6E, 0x65, 0xFF, 0x74, 0x77, 0x6F, 0x20, 0xC3, 0x28, 0x80, 0x20, 0xF0, 0x9F, 0x98, 0x20, 0x74, 0x68, 0x72, 0x65,
            0x65, 0x20, 0x00, 0xE2, 0x80,
        ]
        let batch = SmallArticles.analyzer.tokens(of: bytes.span)
        let read = try connection.prepare("SELECT count(*) FROM v")
        #expect(try read.step())
        #expect(read.int64(0) == Int64(batch.count))
        #expect(batch.count >= 2)
    }

    @Test("the analyzer takes no arguments, and is released with its connection")
    func lifetime() throws {
        final class Witness: Sendable {}
        struct WitnessedAnalyzer: Analyzer {
            let witness: Witness
            let name = "witnessed"
            func analyze(
                _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
            ) -> Bool { false }
        }
        weak var released: Witness?
        do {
            let witness = Witness()
            released = witness
            let connection = try SQLiteConnection(path: ":memory:", access: .create)
            try connection.register(WitnessedAnalyzer(witness: witness), asTokenizer: "lede")
            try connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'lede'); INSERT INTO t VALUES('a b')")
            #expect(throws: SQLiteError.self) {
                try connection.execute("CREATE VIRTUAL TABLE u USING fts5(x, tokenize = 'lede argument')")
            }
        }
        #expect(released == nil)
    }

    @Test("a cancelled article stops in its middle")
    func cancellation() throws {
        let connection = try SQLiteConnection(path: ":memory:", access: .create)
        let asked = Mutex(0)
        try connection.register(SmallArticles.analyzer, asTokenizer: "lede") {
            asked.withLock { count in
                count += 1
                return count > 3
            }
        }
        try connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'lede')")
        let insert = try connection.prepare("INSERT INTO t(x) VALUES(?1)")
        try insert.bind(String(repeating: "word ", count: 100_000), at: 1)
        #expect { try insert.run() } throws: { ($0 as? SQLiteError)?.primaryCode == 9 }
        #expect(asked.withLock { $0 } == 4)
    }
}

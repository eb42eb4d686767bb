import Foundation
import LedeRankingBackends

/// A table of FTS5 with one text column, and the two statements that the benchmark asks it.
final class FTS5Table {
    private let best: SQLiteStatement
    private let count: SQLiteStatement

    init(folder: String) throws {
        let connection = try SQLiteConnection(path: folder + "/fts5.sqlite", access: .readOnly)
        try connection.execute("pragma cache_size=-1000000; pragma mmap_size=4000000000; pragma temp_store=memory")
        best = try connection.prepare("select rowid, rank from articles where articles match ? order by rank limit ?")
        count = try connection.prepare("select count(*) from articles where articles match ?")
    }

    /// Builds the table and gives the line of JSON that ends a build.
    static func build(documents: String, folder: String) throws -> String {
        let start = ContinuousClock.now
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let connection = try SQLiteConnection(path: folder + "/fts5.sqlite", access: .create)
        try connection.execute("pragma journal_mode=off; pragma synchronous=off; pragma cache_size=-1000000; pragma temp_store=memory")
        try connection.execute("create virtual table articles using fts5(text, content='', detail=full, tokenize='ascii')")
        let insert = try connection.prepare("insert into articles(rowid, text) values (?, ?)")
        let file = try FileHandle(forReadingFrom: URL(filePath: documents))
        defer { try? file.close() }
        var lines = LineReader(descriptor: file.fileDescriptor)
        try connection.execute("begin")
        var row: Int64 = 0
        while let line = lines.next() {
            row += 1
            try insert.bind(row, at: 1)
            try insert.bind(NormalizedCorpus.text(of: line), at: 2)
            try insert.run()
        }
        try connection.execute("commit; insert into articles(articles) values ('optimize')")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try connection.execute("vacuum")
        return #"{"engine":"SQLite \#(SQLiteLibrary.version) FTS5","segments":1,"total_s":\#(seconds)}"#
    }

    /// The answer to a query of the benchmark, as a line.
    func reply(_ command: EngineCommand, _ text: String, showsDocuments: Bool) throws -> String {
        let clock = ContinuousClock()
        let start = clock.now
        let match = Self.expression(text)
        var hits: [(row: Int64, rank: Double)] = []
        var number = 0
        if let limit = command.limit {
            try best.bind(match, at: 1)
            try best.bind(Int64(limit), at: 2)
            while try best.step() { hits.append((best.int64(0), best.double(1))) }
            best.reset()
            number = hits.count
        }
        if command.countsMatches {
            try count.bind(match, at: 1)
            if try count.step() { number = Int(count.int64(0)) }
            count.reset()
        }
        let elapsed = (clock.now - start).components
        let nanoseconds = Int(elapsed.seconds) * 1_000_000_000 + Int(elapsed.attoseconds / 1_000_000_000)
        let shown =
            showsDocuments && command.limit != nil ? "\t[" + hits.map { "[\($0.row - 1),\(-$0.rank)]" }.joined(separator: ",") + "]" : ""
        return "\(number)\t\(nanoseconds)\(shown)"
    }

    /// The query as an expression of FTS5. The words have letters and digits alone, so quotes need no care.
    private static func expression(_ text: String) -> String {
        if text.hasPrefix("\"") { return text }
        let operation = text.hasPrefix("+") ? " AND " : " OR "
        return text.split(separator: " ").map { "\"\($0.drop(while: { $0 == "+" }))\"" }.joined(separator: operation)
    }
}

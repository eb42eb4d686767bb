import LedeModules

@testable import LedeRankingBackends

/// Puts MATCH expressions to SQLite and to the strict syntax over one index, and tells where the answers differ.
struct MatchOracle {
    /// The outcome of an expression on which both agree.
    enum Agreement {
        case refused
        case matched(Int)
    }

    struct Difference: Error, CustomStringConvertible {
        var description: String
    }

    let searcher: Searcher
    private let syntax: FTS5Syntax
    private let fts5: FTS5Index
    /// The Lede document of each row of the FTS5 table.
    private let docs: [Int64: UInt32]

    init(_ index: Index) throws {
        let reader = try index.reader()
        searcher = Searcher(reader: reader, expansionLimit: .max)
        syntax = FTS5Syntax(analyzer: reader.analyzer)
        fts5 = try FTS5Companion(index).open(for: reader)
        let ids = try fts5.withConnection { connection in
            let statement = try connection.prepare("SELECT rowid, id FROM documents")
            var ids: [(Int64, String)] = []
            while try statement.step() { ids.append((statement.int64(0), statement.text(1))) }
            return ids
        }
        var docs: [Int64: UInt32] = [:]
        for (row, id) in ids { docs[row] = try reader.doc(docno: id) }
        self.docs = docs
    }

    /// - Throws: `Difference`.
    func check(_ text: String) throws -> Agreement {
        let expected = try sqliteAnswer(text)
        let query: Query
        do throws(QuerySyntaxError) {
            query = try syntax.parse(text)
        } catch {
            switch expected {
            case .success(let rows): throw Difference(description: "refused (\(error)); FTS5 has \(rows.count) rows")
            case .failure(let theirs) where theirs.message != error.message:
                throw Difference(description: "refused as \(error); FTS5: \(theirs.message)")
            case .failure: return .refused
            }
        }
        let rows: [(doc: UInt32, score: Double)]
        switch expected {
        case .success(let found): rows = found
        case .failure(let error): throw Difference(description: "parsed as \(query); FTS5: \(error.message)")
        }
        let hits = try searcher.search(query, options: SearchOptions(limit: .max, formula: BM25(.fts5), followsFTS5: true)).hits.sorted {
            $0.doc < $1.doc
        }
        guard hits.map(\.doc) == rows.map(\.doc) else { throw Difference(description: "\(hits.count) matches; FTS5 \(rows.count)") }
        for (hit, row) in zip(hits, rows) where abs(hit.score - row.score) > 1e-9 * abs(row.score) {
            throw Difference(description: "document \(hit.doc) scores \(hit.score); FTS5 \(row.score)")
        }
        let explained = try searcher.explain(query, docs: hits.map(\.doc), ranking: Ranking(BM25(.fts5)), followsFTS5: true)
        for (explanation, hit) in zip(explained, hits)
        where explanation.score != hit.score || !explanation.isMatch || explanation.leaves.reduce(0, { $0 + $1.contribution }) != hit.score
        {
            throw Difference(description: "document \(hit.doc) is explained to have \(explanation.score), not \(hit.score)")
        }
        guard try searcher.count(query, followsFTS5: true) == rows.count else {
            throw Difference(description: "the count is not the number of matches")
        }
        return .matched(rows.count)
    }

    private func sqliteAnswer(_ text: String) throws -> Result<[(doc: UInt32, score: Double)], SQLiteError> {
        let answer: Result<[(Int64, Double)], SQLiteError> = try fts5.withConnection { connection in
            let statement = try connection.prepare("SELECT rowid, rank FROM articles WHERE articles MATCH ?1")
            do throws(SQLiteError) {
                try statement.bind(text, at: 1)
                var rows: [(Int64, Double)] = []
                while try statement.step() { rows.append((statement.int64(0), -statement.double(1))) }
                return .success(rows)
            } catch {
                guard error.primaryCode == 1 else { throw error }
                return .failure(error)
            }
        }
        return answer.map { rows in rows.compactMap { row, score in docs[row].map { ($0, score) } }.sorted { $0.0 < $1.0 } }
    }
}

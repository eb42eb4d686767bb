import LedeBenchmarkSupport
import Foundation
import LedeModules
import LedeRetrievalEvaluation

extension QuerySet {
    /// A line of the search-benchmark-game's query file.
    private struct Line: Decodable {
        var query: String
        var tags: [String]
    }

    /// Reads a search-benchmark-game query file and leaves out what engines would answer by different rules, or not at all: other
    /// kinds of queries, repeated words, words that the corpus lacks, phrases that it lacks. At most `perKind` of each kind stay, chosen by
    /// the seed; where there are fewer, queries made from the corpus come on top.
    init(file path: String, _ corpus: NormalizedCorpus, _ reader: IndexReader, perKind: Int, seed: UInt64) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw BenchmarkFailure("The query file \(path) cannot be read.")
        }
        let searcher = Searcher(reader: reader)
        var kept: [QueryKind: [BenchmarkQuery]] = [:]
        var dropped = 0
        for (number, line) in text.split(separator: "\n").enumerated() {
            guard let entry = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else {
                throw BenchmarkFailure(
                    #"\#(path), line \#(number + 1): expected {"query": "…", "tags": ["term" or "union" or "intersection" or "phrase"]}."#)
            }
            guard let query = BenchmarkQuery(entry.query, tags: entry.tags), try Self.isUsable(query, searcher),
                !kept[query.kind, default: []].contains(query)
            else {
                dropped += 1
                continue
            }
            kept[query.kind, default: []].append(query)
        }
        let fromCorpus = try QuerySet(of: corpus, reader, perKind: perKind, seed: seed)
        queries = []
        var added: [String] = []
        for kind in QueryKind.allCases {
            var random = SplitMix64(seed: seed)
            var chosen = kept[kind] ?? []
            if chosen.count > perKind { chosen = Array(chosen.shuffled(using: &random).prefix(perKind)) }
            let more = fromCorpus.queries(of: kind).filter { !chosen.contains($0) }.prefix(perKind - chosen.count)
            if !more.isEmpty { added.append("\(more.count) \(kind.rawValue)") }
            queries += chosen + more
        }
        origin =
            "\(URL(filePath: path).lastPathComponent), without \(dropped) lines of other kinds, with repeated words, or without a match"
        if !added.isEmpty { origin += "; of these made from the corpus: \(added.joined(separator: ", "))" }
    }

    private static func isUsable(_ query: BenchmarkQuery, _ searcher: Searcher) throws -> Bool {
        guard Set(query.words).count == query.words.count else { return false }
        for word in query.words where try searcher.reader.termStatistics(Array(word.utf8)).docFreq == 0 { return false }
        return try query.kind != .phrase || searcher.count(query.query) > 0
    }
}

extension BenchmarkQuery {
    /// Nil if the tags name none of the four kinds, or the text is not of that kind.
    fileprivate init?(_ text: String, tags: [String]) {
        guard let kind = QueryKind.allCases.first(where: { tags.contains($0.rawValue) }) else { return nil }
        // In a union a quoted part would be a phrase within it.
        if kind != .phrase, text.contains("\"") { return nil }
        var normalizer = TextNormalizer()
        var bytes: [UInt8] = []
        normalizer.append(text, to: &bytes)
        let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").map(String.init)
        guard kind == .term ? words.count == 1 : words.count >= 2 else { return nil }
        self.init(kind: kind, words: words)
    }
}

import Foundation
import LedeModules

/// Speaks the line protocol of search benchmarks over the public library:
///
///     lede-bench build DOCS.jsonl INDEX THREADS      ends with a line of JSON: engine, segments, index_s, merge_s, total_s, size_files
///     lede-bench query INDEX [--without NAME] [--docs]
///                                                    COMMAND<TAB>query in, COUNT<TAB>NANOSECONDS[<TAB>[[id,score],…]] out
///     lede-bench memory INDEX WORDS                  one OR of this many words; a line of JSON tells the memory and time it took
///     lede-bench filters INDEX QUERIES               what filters, an order by date and counts cost over a file of queries; a table
///     lede-bench techniques                          the names that --without takes, one a line
///
/// COMMAND is TOP_10, TOP_100, TOP_1000, COUNT or TOP_10_COUNT; a query is `a`, `a b` (union), `+a +b` (intersection) or `"a b"` (phrase),
/// its words apart by one space and taken as they are.
@main struct LedeBench {
    static func main() async {
        let arguments = CommandLine.arguments
        do {
            switch arguments.dropFirst().first {
            case "build" where arguments.count == 5:
                guard let threads = Int(arguments[4]), threads > 0 else { throw Failure(words: "THREADS must be 1 or more") }
                try await build(documents: arguments[2], into: arguments[3], threads: threads)
            case "query" where arguments.count >= 3:
                var options = arguments[3...]
                var without: EvaluationTechniques = []
                while options.first == "--without", options.count >= 2 {
                    let name = options[options.startIndex + 1]
                    options.removeFirst(2)
                    guard let found = EvaluationTechniques.named.first(where: { $0.name == name }) else {
                        throw Failure(words: "no technique is called \(name)")
                    }
                    without.insert(found.technique)
                }
                guard options.isEmpty || Array(options) == ["--docs"] else { throw Failure(words: usage) }
                try answer(index: arguments[2], without: without, showsDocuments: !options.isEmpty)
            case "memory" where arguments.count == 4:
                guard let words = Int(arguments[3]), words > 0 else { throw Failure(words: "WORDS must be 1 or more") }
                print(try QueryMemory(try Index(opening: arguments[2]).reader(), words: words).json)
            case "filters" where arguments.count == 4:
                let lines = try String(contentsOfFile: arguments[3], encoding: .utf8).split(separator: "\n")
                let queries = lines.map { query(String($0)) }
                print(try FilterCosts(try Index(opening: arguments[2]).reader(), queries: queries).table())
            case "techniques" where arguments.count == 2:
                for technique in EvaluationTechniques.named { print(technique.name) }
            default: throw Failure(words: usage)
            }
        } catch {
            FileHandle.standardError.write(Data("lede-bench: \(error)\n".utf8))
            exit(2)
        }
    }

    private static let usage =
        """
        usage: lede-bench build DOCS.jsonl INDEX THREADS | lede-bench query INDEX [--without NAME] [--docs]
               | lede-bench memory INDEX WORDS | lede-bench filters INDEX QUERIES | lede-bench techniques
        """

    private struct Failure: Error, CustomStringConvertible {
        let words: String
        var description: String { words }
    }

    private static func build(documents: String, into path: String, threads: Int) async throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        var options = IndexingOptions()
        options.threads = threads
        options.format = .jsonl
        options.buildsFTS5 = false
        let start = ContinuousClock.now
        let index = try Index(creatingAt: path, analyzer: "whitespace", storesText: false)
        let summary = try await BulkIndexer(index, options: options).run([documents], onProblem: { print("skipped \($0)") })
        let total = (ContinuousClock.now - start) / .seconds(1)
        // The stored metadata are no part of what the benchmark compares.
        let counted = try FileManager.default.contentsOfDirectory(atPath: path).filter {
            $0.hasPrefix("segment-") && !$0.hasSuffix(".articles")
        }
        let names = counted.sorted().map { "\"\($0)\"" }.joined(separator: ",")
        print(
            "{\"engine\":\"lede\",\"segments\":\(try index.reader().segments.count),\"index_s\":\(summary.seconds),\"merge_s\":0,"
                + "\"total_s\":\(total),\"stored\":\"metadata, apart\",\"size_files\":[\(names)]}")
    }

    private static func answer(index path: String, without: EvaluationTechniques, showsDocuments: Bool) throws {
        let reader = try Index(opening: path).reader()
        let searcher = Searcher(reader: reader)
        while let line = readLine() {
            let parts = line.split(separator: "\t", maxSplits: 1)
            guard parts.count == 2 else { throw Failure(words: "not COMMAND<TAB>query: \(line)") }
            print(try reply(String(parts[0]), String(parts[1]), searcher, without: without, showsDocuments: showsDocuments))
            fflush(nil)
        }
    }

    private static func reply(
        _ command: String, _ text: String, _ searcher: Searcher, without: EvaluationTechniques, showsDocuments: Bool
    ) throws -> String {
        let limits = ["TOP_10": 10, "TOP_100": 100, "TOP_1000": 1000, "TOP_10_COUNT": 10]
        let start = ContinuousClock.now
        if command == "COUNT" {
            let count = try searcher.count(query(text), without: without)
            return "\(count)\t\(nanoseconds(since: start))"
        }
        guard let limit = limits[command] else { return "UNSUPPORTED\t0" }
        let options = SearchOptions(limit: limit, countsMatches: command == "TOP_10_COUNT", without: without)
        let result = try searcher.search(query(text), options: options)
        let elapsed = nanoseconds(since: start)
        var reply = "\(command == "TOP_10_COUNT" ? result.matchCount : result.hits.count)\t\(elapsed)"
        if showsDocuments {
            let hits = try result.hits.map { "[\(try searcher.reader.docno($0.doc)),\($0.score)]" }
            reply += "\t[\(hits.joined(separator: ","))]"
        }
        return reply
    }

    private static func query(_ text: String) -> Query {
        // One word as it is, the commonest case, costs least.
        if let first = text.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "\""), !text.utf8.contains(UInt8(ascii: " ")) {
            return .phrase(PhraseQuery(terms: [Array(text.utf8)], text: ""))
        }
        var leaves: [Query] = []
        var terms: [[UInt8]] = []
        var term: [UInt8] = []
        term.reserveCapacity(text.utf8.count)
        let quote = UInt8(ascii: "\"")
        let kind = text.utf8.first
        func endTerm() {
            guard !term.isEmpty else { return }
            if kind == quote { terms.append(term) } else { leaves.append(.phrase(PhraseQuery(terms: [term], text: ""))) }
            term.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): endTerm()
            case UInt8(ascii: "+") where term.isEmpty, quote: break
            default: term.append(byte)
            }
        }
        endTerm()
        if kind == quote { return .phrase(PhraseQuery(terms: terms, text: "")) }
        if leaves.count == 1 { return leaves[0] }
        return kind == UInt8(ascii: "+") ? .all(leaves) : .any(leaves)
    }

    private static func nanoseconds(since start: ContinuousClock.Instant) -> Int {
        let parts = (ContinuousClock.now - start).components
        return Int(parts.seconds) * 1_000_000_000 + Int(parts.attoseconds / 1_000_000_000)
    }
}

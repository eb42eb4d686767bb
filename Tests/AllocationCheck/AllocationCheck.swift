import LedeBenchmarkSupport
import LedeCAllocationCounter
import Foundation
import LedeModules

/// Counts the heap allocations of the commonest work, over seeded text, and compares them with `AllocationBudget`: they do not depend on a
/// machine's load, clock or processor.
///
/// A process of its own, because it replaces malloc's functions. Exit status 1 if a budget is exceeded, 3 if allocations cannot be counted.
@main
struct AllocationCheck {
    private var failures = 0

    static func main() async throws {
        guard allocation_counter_works() else { exit(3) }
        var check = AllocationCheck()
        check.countAnalysis()
        for (size, documents) in [("small", 1000), ("large", 4000)] {
            let folder = FileManager.default.temporaryDirectory.appending(path: "lede-allocations-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            try await check.countIndexing(size, documents: documents, folder: folder)
            try check.countSearching(size, folder: folder)
        }
        if check.failures > 0 {
            print("\(check.failures) budgets exceeded. If that is meant, raise them in AllocationBudget.swift and say why in the commit.")
            exit(1)
        }
    }

    private mutating func countAnalysis() {
        var source = SyntheticText(seed: 11, vocabularySize: 5000)
        let text = source.sentences(20_000)
        for name in ["whitespace", "standard", "english"] {
            guard let analyzer = AnalyzerCatalog.analyzer(named: name) else { continue }
            var batch = TokenBatch()
            var tokens = 0
            let work = {
                tokens = 0
                analyzer.forEachBatch(of: text, reusing: &batch) { tokens += $0.count }
            }
            // The first time makes room and fills caches.
            work()
            let count = Self.allocations(in: work)
            report("analyze \(name)", allocations: count, units: tokens)

            let terms = TermBatch()
            let indexing = {
                var progress = AnalysisProgress()
                var isMore = true
                while isMore {
                    terms.removeAll()
                    isMore = analyzer.analyzeTerms(text.utf8.span, progress: &progress, limit: 1024, forms: .surface, into: terms)
                }
            }
            indexing()
            report("terms \(name)", allocations: Self.allocations(in: indexing), units: tokens)
        }
    }

    private mutating func countIndexing(_ size: String, documents: Int, folder: String) async throws {
        var source = SyntheticText(seed: 12, vocabularySize: 5000)
        let lines = (0..<documents).map { #"{"id": "\#($0)", "text": "\#(source.words(200))"}"# }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: folder + "/corpus.jsonl"))
        let index = try Index(creatingAt: folder + "/index", analyzer: "whitespace")
        var options = IndexingOptions()
        options.threads = 1
        options.buildsFTS5 = false
        let before = allocation_count()
        _ = try await BulkIndexer(index, options: options).run([folder + "/corpus.jsonl"])
        report("index", size, allocations: allocation_count() - before, units: documents * 200)
    }

    private mutating func countSearching(_ size: String, folder: String) throws {
        let index = try Index(opening: folder + "/index")
        _ = try index.reader()
        let opening = allocation_count()
        let reader = try index.reader()
        report("open", size, allocations: allocation_count() - opening, units: 1)
        let searcher = Searcher(reader: reader)
        let vocabulary = SyntheticText(seed: 12, vocabularySize: 5000).vocabulary
        let words = [vocabulary[2], vocabulary[20], vocabulary[200]]
        let terms = words.map { Query.term($0) }
        let phrase = Query.phrase(PhraseQuery(terms: words.prefix(2).map { Array($0.utf8) }, text: words.prefix(2).joined(separator: " ")))
        for (kind, query) in [("term", terms[0]), ("union", .any(terms)), ("intersection", .all(terms)), ("phrase", phrase)] {
            for limit in [10, 1000] {
                let work = { _ = try searcher.search(query, options: SearchOptions(limit: limit)) }
                try work()
                report("top \(limit) \(kind)", size, allocations: try Self.allocations(in: work), units: 1)
            }
            let work = { _ = try searcher.count(query) }
            try work()
            report("count \(kind)", size, allocations: try Self.allocations(in: work), units: 1)
        }
    }

    private static func allocations<Failure: Error>(in work: () throws(Failure) -> Void) throws(Failure) -> UInt64 {
        let before = allocation_count()
        try work()
        return allocation_count() - before
    }

    private mutating func report(_ name: String, _ size: String = "", allocations: UInt64, units: Int) {
        guard let budget = AllocationBudget.all[name] else { fatalError("\(name) has no budget") }
        let found = Double(allocations) / Double(units)
        let isExceeded = found > budget.most
        if isExceeded { failures += 1 }
        let amount = "\(NumberFormat.short(found)) allocations per \(budget.unit), at most \(NumberFormat.short(budget.most))"
        print("\(isExceeded ? "FAILED" : "ok    ")  \(name)\(size.isEmpty ? "" : ", \(size) corpus"): \(amount)")
    }
}

import LedeBenchmarkSupport
import Foundation
import LedeModules
import LedeRetrievalEvaluation

/// Look-ups and evaluation over a small index of synthetic text. Amounts are look-ups or the postings of the query's terms, so that a
/// figure says what a posting costs, whatever part of them is skipped.
enum IndexKernels {
    static func make(documents: Int) throws -> [Kernel] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lede-microbenchmark-\(UUID().uuidString)").path
        // The files stay mapped after their names have gone.
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var source = SyntheticText(seed: 4)
        var random = SplitMix64(seed: 5)
        let index = try Index(creatingAt: folder, analyzer: "whitespace")
        let writer = try index.writer()
        for number in 0..<documents {
            try writer.add(Article(id: "\(number)", body: source.words(Int.random(in: 50...350, using: &random))))
        }
        try writer.commit()
        writer.close()
        let reader = try index.reader()
        return try lookups(reader, source.vocabulary) + decoding(reader, source.vocabulary)
            + evaluations(Searcher(reader: reader), source.vocabulary)
    }

    private static func lookups(_ reader: IndexReader, _ vocabulary: [String]) -> [Kernel] {
        let known = vocabulary.map { Array($0.utf8) }
        let unknown = known.map { $0 + [UInt8(ascii: "q")] }
        let frequencies = known.map { docFreq(reader, $0) }
        let table = Dictionary(uniqueKeysWithValues: zip(known, frequencies))
        return [
            Kernel("look up a term; reference: Dictionary", .nanosecondsEach, amount: known.count) {
                known.reduce(0) { $0 &+ docFreq(reader, $1) }
            } reference: {
                known.reduce(0) { $0 &+ table[$1]! }
            },
            Kernel("look up a term that is not there", .nanosecondsEach, amount: unknown.count) {
                unknown.reduce(0) { $0 &+ docFreq(reader, $1) }
            },
        ]
    }

    /// Walks along the postings of a common word, which have ranges, and of a rare one, which are packed in blocks, without and with
    /// positions.
    private static func decoding(_ reader: IndexReader, _ vocabulary: [String]) throws -> [Kernel] {
        var kernels: [Kernel] = []
        for (name, word) in [("common", vocabulary[2]), ("rare", vocabulary[1999])] {
            guard let segment = reader.segments.first, let entry = try segment.entry(Array(word.utf8)) else { continue }
            kernels += [
                Kernel("decode postings: \(name)", .integersPerNanosecond, amount: entry.docFreq) {
                    walk(segment, entry, readsPositions: false)
                },
                Kernel("decode positions: \(name)", .integersPerNanosecond, amount: entry.collectionFreq) {
                    walk(segment, entry, readsPositions: true)
                },
            ]
        }
        return kernels
    }

    private static func walk(_ segment: SegmentReader, _ entry: TermEntry, readsPositions: Bool) -> UInt64 {
        do {
            var list = try segment.postings(entry)
            var positions: [UInt32] = []
            var sum: UInt64 = 0
            while try list.advance() != PostingsCursor.end {
                sum &+= UInt64(list.doc) &+ UInt64(list.freq)
                guard readsPositions else { continue }
                try list.readPositions(into: &positions)
                sum &+= UInt64(positions.last ?? 0)
            }
            return sum
        } catch { fatalError("\(error)") }
    }

    private static func docFreq(_ reader: IndexReader, _ term: [UInt8]) -> UInt64 {
        do { return UInt64(try reader.termStatistics(term).docFreq) } catch { fatalError("\(error)") }
    }

    /// With a common, a middling and a rare word: ranks 3, 40 and 2,000 of the vocabulary.
    private static func evaluations(_ searcher: Searcher, _ vocabulary: [String]) throws -> [Kernel] {
        let (common, middling, rare) = (vocabulary[2], vocabulary[39], vocabulary[1999])
        var kernels: [Kernel] = []
        for (name, words) in [
            ("common, middling", [common, middling]), ("common, rare", [common, rare]), ("middling, rare", [middling, rare]),
        ] {
            let postings = words.reduce(0) { $0 + Int(docFreq(searcher.reader, Array($1.utf8))) }
            let terms = words.map { Query.term($0) }
            let phrase = Query.phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: words.joined(separator: " ")))
            kernels += [
                Kernel("count an intersection: \(name)", .postingsPerNanosecond, amount: postings) { count(searcher, .all(terms)) },
                Kernel("count a union: \(name)", .postingsPerNanosecond, amount: postings) { count(searcher, .any(terms)) },
                Kernel("score the best 10 of a union: \(name)", .postingsPerNanosecond, amount: postings) { best(searcher, .any(terms)) },
                Kernel("positions, count a phrase: \(name)", .postingsPerNanosecond, amount: postings) { count(searcher, phrase) },
            ]
        }
        let postings = Int(docFreq(searcher.reader, Array(common.utf8)))
        kernels.append(
            Kernel("score the best 10 of a term: common", .postingsPerNanosecond, amount: postings) { best(searcher, .term(common)) })
        return kernels
    }

    private static func count(_ searcher: Searcher, _ query: Query) -> UInt64 {
        do { return UInt64(try searcher.count(query)) } catch { fatalError("\(error)") }
    }

    private static func best(_ searcher: Searcher, _ query: Query) -> UInt64 {
        do { return UInt64(try searcher.search(query, options: SearchOptions(limit: 10)).hits.count) } catch { fatalError("\(error)") }
    }
}

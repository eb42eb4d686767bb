import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport
import LedeTextAnalysis

@testable import LedeInvertedIndex

/// Postings in memory and on disk while a run waits, and their merge, against dictionaries and arrays.
@Suite struct RunTests {
    private typealias Postings = [[UInt8]: [(doc: UInt32, positions: [UInt32])]]

    /// Terms of all lengths, some of which share their beginnings or end in zeros.
    private func term(_ random: inout SeededGenerator) -> [UInt8] {
        let number = random.number(bits: 9)
        switch random.below(4) {
        case 0: return Array("t\(number)".utf8)
        case 1: return Array("the same beginning \(number)".utf8)
        case 2: return Array(repeating: 0, count: Int(number % 20))
        default: return [UInt8(truncatingIfNeeded: number), 0xFF] + Array(repeating: 0x61, count: Int(number % 9))
        }
    }

    /// A table of random occurrences, with gaps and positions on both sides of what one word holds.
    private func table(seed: UInt64) -> (table: TermTable, postings: Postings, docCount: Int) {
        var random = SeededGenerator(seed: seed)
        let table = TermTable()
        let batch = TermBatch()
        var postings: Postings = [:]
        var doc: UInt32 = 0
        for _ in 0..<400 {
            doc += random.below(10) == 0 ? UInt32(random.number(bits: 20)) : 1
            var position: UInt32 = random.below(10) == 0 ? UInt32(random.number(bits: 22)) : 0
            batch.removeAll()
            for _ in 0..<random.below(80) {
                let term = term(&random)
                position += random.below(50) == 0 ? UInt32(random.number(bits: 19)) : 1
                batch.append(term.span, position: position)
                if postings[term]?.last?.doc != doc + 1 { postings[term, default: []].append((doc + 1, [])) }
                postings[term]![postings[term]!.count - 1].positions.append(position + 5)
            }
            table.add(batch, doc: doc + 1, offset: 5)
        }
        return (table, postings, Int(doc) + 2)
    }

    private func read(_ terms: any TermPostings, limit: Int) throws -> Postings {
        var found: Postings = [:]
        var previous: [UInt8]?
        let columns = PostingsColumns(capacity: 1)
        while try terms.next() {
            let term = terms.withTerm { bytes in bytes.indices.map { bytes[$0] } }
            #expect(term.count == terms.termLength)
            if let previous { #expect(previous.compared(with: term) < 0) }
            previous = term
            var hasMore = true
            while hasMore {
                columns.removeAll()
                hasMore = try terms.read(limit: limit, into: columns)
                columns.withSpans(docs: 0..<columns.docCount, positions: 0..<columns.positionCount) { docs, freqs, positions in
                    var place = 0
                    for index in docs.indices {
                        let end = place + Int(freqs[index])
                        found[term, default: []].append((docs[index], (place..<end).map { positions[$0] }))
                        place = end
                    }
                    #expect(place == positions.count)
                }
            }
        }
        return found
    }

    private func same(_ left: Postings, _ right: Postings) -> Bool {
        left.keys == right.keys
            && left.allSatisfy { term, list in
                right[term].map { other in
                    other.count == list.count && zip(list, other).allSatisfy { $0.doc == $1.doc && $0.positions == $1.positions }
                } == true
            }
    }

    @Test(arguments: 1...6) func memoryAndDiskGiveBackWhatWasAdded(seed: Int) throws {
        let (table, postings, docCount) = table(seed: UInt64(seed))
        #expect(table.count == postings.count)
        let directory = MemoryDirectory()
        let termCount = try RunFile.write(table, directory, run: "run-1-1")
        let run = PendingRun(name: "run-1-1", documents: RunDocuments(), chunks: [], postings: .file(termCount: termCount))
        for limit in [1, 7, 1000, .max] {
            #expect(same(try read(MemoryRunPostings(table, docCount: docCount), limit: limit), postings), "limit \(limit)")
            #expect(
                same(
                    try read(
                        try FileRunPostings(directory, name: run.name, docCount: docCount, termCount: termCount, evictionStep: 1000),
                        limit: limit), postings))
        }
        let error = #expect(throws: IndexFileError.self) {
            _ = try read(MemoryRunPostings(table, docCount: docCount - 2), limit: .max)
        }
        #expect(error?.code == .corrupt)
    }

    /// A list that was read and became longer is read anew.
    @Test func addingAfterReading() throws {
        let table = TermTable()
        let batch = TermBatch()
        for round in 0..<40 {
            batch.removeAll()
            for place in 0..<10 { batch.append(Array("word".utf8).span, position: UInt32(place)) }
            table.add(batch, doc: UInt32(round), offset: 0)
            let read = table.sortedTerms().map { term in table.withWords(of: term) { words in Array(words.bindMemory(to: UInt32.self)) } }
            try #require(read.count == 1)
            #expect(read[0].count == 10 * (round + 1))
            // A word has the position above the gap, which is 1 for the first of a document and 0 for the others.
            for (number, word) in read[0].enumerated() {
                #expect(
                    word == UInt32(number % 10) << UInt32(PostingWords.gapBits) | (number % 10 == 0 ? 1 : 0), "round \(round), \(number)")
            }
        }
    }

    @Test func damagedWordsThrow() throws {
        for words: [UInt32] in [
            [PostingWords.escape], [PostingWords.escape, 1], [0], [1 << PostingWords.gapBits], [4, PostingWords.escape, .max, 1],
        ] {
            for limit in [1, .max] {
                let directory = MemoryDirectory()
                let file = try IndexFileWriter(directory, name: "run-1-1.postings", kind: .postings)
                var payload = ByteWriter()
                payload.append(uint32: 0)
                payload.append(uint32: UInt32(words.count))
                payload.append(uint32s: words.span)
                try file.append(payload)
                _ = try file.finish(sync: false)
                let terms = try FileRunPostings(directory, name: "run-1-1", docCount: 100, termCount: 1, evictionStep: 1)
                #expect(throws: IndexFileError.self) { _ = try read(terms, limit: limit) }
            }
        }
    }

    private struct Entry: BitwiseCopyable {
        let key: UInt64
        let index: Int
    }

    @Test func sortingByKey() {
        var random = SeededGenerator(seed: 5)
        for count in [0, 1, 2, 1000] {
            for bits in [1, 8, 40, 64] {
                let keys = (0..<count).map { (UInt64(random.number(bits: bits)), $0) }
                var entries = keys.map { Entry(key: $0.0, index: $0.1) }
                RadixSort.sort(&entries) { $0.key }
                #expect(entries.map(\.index) == keys.sorted { $0.0 < $1.0 }.map(\.1))
            }
        }
    }

    /// However articles are dealt to runs by chunks, and however little of a list is merged at once, the segment is the same.
    @Test(arguments: 1...4) func chunksOfSeveralRunsKeepTheirOrder(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var articles = Writing.articles(400, &random)
        for _ in 0..<20 { articles[random.below(400)].id = "\(random.below(400))" }
        let whole = MemoryDirectory()
        let summary = try Writing.commit(try IndexWriter(whole), articles)
        #expect(summary.duplicateCount > 5)
        for (threads, budget) in [(1, 1 << 30), (2, 1 << 30), (1, 0), (2, 0)] {
            let dealt = MemoryDirectory()
            let writer = try IndexWriter(dealt)
            let builders = try (0..<3).map { _ in try writer.makeRunBuilder() }
            var start = 0
            var chunk = 0
            while start < articles.count {
                let end = min(articles.count, start + random.below(40))
                let builder = builders[random.below(3)]
                builder.beginChunk(chunk)
                for article in articles[start..<end] { try builder.add(article) }
                start = end
                chunk += 1
            }
            let runs = try builders.enumerated().map { try $0.element.finish(toDisk: $0.offset == 1) }
            #expect(try writer.commit(runs.reversed(), threads: threads, memoryBudget: budget) == summary)
            writer.close()
            #expect(try Writing.contents(dealt) == Writing.contents(whole), "\(threads) threads")
        }
    }

    @Test func aMergeInPiecesWritesTheSameBytes() throws {
        var random = SeededGenerator(seed: 9)
        let articles = Writing.articles(300, &random)
        let source = MemoryDirectory()
        let writer = try IndexWriter(source)
        var inputs: [MergeInput] = []
        var maps: [[UInt32]] = []
        for part in 0..<3 {
            let builder = try writer.makeRunBuilder()
            for article in articles[part * 100..<part * 100 + 100] { try builder.add(article) }
            inputs.append(try MergeInput.run(try builder.finish(toDisk: part == 2), source, arrivals: Arrivals(generation: 2)))
            // Every third document of the output from each input, and some left out.
            maps.append((0..<100).map { $0 % 10 == 9 ? SegmentMerger.dropped : UInt32($0 * 3 + part) })
        }
        var first: [String: [UInt8]]?
        for pieceLimit in [1, 5, 1000, 1 << 20] {
            let target = MemoryDirectory()
            var parts = try PostingsPartWriter(target, segment: "s", lengths: Array(repeating: 50, count: 300))
            var merger = try PostingsMerger(inputs, docMaps: maps, pieceLimit: pieceLimit, evictionStep: 1, source)
            let block = PostingsBlock(fullCount: pieceLimit)
            try merger.run(block, checkpoint: {}) { block in
                try block.write(to: &parts)
                block.removeAll()
                return block
            }
            try parts.finish(sync: false)
            let contents = try Writing.contents(target)
            first = first ?? contents
            #expect(contents == first, "\(pieceLimit)")
        }
    }
}

extension RunTests {
    /// Of articles whose ids are their contents' all stay, whatever runs they are in; of others with one id the last.
    @Test(arguments: [[], [1, 1, 1, 1], [2, 3]]) func copiesAreNumbered(_ sizes: [Int]) throws {
        let writer = try IndexWriter(MemoryDirectory())
        var runs: [PendingRun] = []
        var builder = try writer.makeRunBuilder()
        for (number, (id, isCopy)) in [("f#1", true), ("f#2", true), ("f#1", true), ("own", false), ("f#1", true), ("own", false)]
            .enumerated()
        {
            builder.beginChunk(number)
            try builder.add(Article(id: id, body: "text \(number)"), isCopy: isCopy)
            if sizes.contains(builder.docCount) {
                runs.append(try builder.finish())
                builder = try writer.makeRunBuilder()
            }
        }
        runs.append(try builder.finish())
        let summary = try writer.commit(runs)
        #expect(summary.addedCount == 5)
        #expect(summary.duplicateCount == 1)
        writer.close()
        let reader = try IndexReader(writer.directory)
        #expect(try (0..<5).map { try reader.article($0).id } == ["f#1", "f#2", "f#1-2", "f#1-3", "own"])
    }
}

import LedeBenchmarkSupport
import Foundation
import LedeModules
import LedeRetrievalEvaluation

extension QuerySet {
    /// Makes up to `perKind` queries of each kind from the corpus itself, the same for the same corpus and seed: single terms at document
    /// frequencies evenly spaced on a logarithmic scale, and sequences of 2 to 4 words from its texts, each as union, intersection and
    /// phrase.
    init(of corpus: NormalizedCorpus, _ reader: IndexReader, perKind: Int, seed: UInt64) throws {
        origin =
            "made from the corpus (seed \(seed)): terms at log-spaced document frequencies; sequences of 2 to 4 of its words as union, intersection and phrase"
        queries = try Self.terms(reader, count: perKind).map { BenchmarkQuery(kind: .term, words: [$0]) }
        let sequences = try Self.sequences(of: corpus, count: perKind, seed: seed)
        for kind in [QueryKind.union, .intersection, .phrase] { queries += sequences.map { BenchmarkQuery(kind: kind, words: $0) } }
    }

    /// Terms from the commonest to those of two documents, commonest first.
    private static func terms(_ reader: IndexReader, count: Int) throws -> [String] {
        var terms: [(docFreq: Int, term: String)] = []
        var walk = try reader.terms()
        while try walk.next() {
            if walk.statistics.docFreq >= 2 { terms.append((walk.statistics.docFreq, String(decoding: walk.term, as: UTF8.self))) }
        }
        // A stable order: frequency, then the order of the dictionary.
        let ranked = terms.enumerated().sorted { ($1.element.docFreq, $0.offset) < ($0.element.docFreq, $1.offset) }.map(\.element)
        guard let most = ranked.first?.docFreq, count > 0 else { return [] }
        var chosen: [String] = []
        var place = 0
        for step in 0..<count {
            let wanted = Double(most) * pow(2 / Double(most), count == 1 ? 0 : Double(step) / Double(count - 1))
            while place + 1 < ranked.count, Double(ranked[place].docFreq) > wanted { place += 1 }
            chosen.append(ranked[place].term)
            if place + 1 < ranked.count { place += 1 } else { break }
        }
        return chosen
    }

    /// Different sequences of different words, each from another document of a seeded sample.
    private static func sequences(of corpus: NormalizedCorpus, count: Int, seed: UInt64) throws -> [[String]] {
        var random = SplitMix64(seed: seed)
        // Twice as many as needed: short documents and repeated words give none.
        let sampled = Set((0..<corpus.documentCount).shuffled(using: &random).prefix(count * 2))
        let file = try FileHandle(forReadingFrom: URL(filePath: corpus.path))
        defer { try? file.close() }
        var lines = LineReader(descriptor: file.fileDescriptor)
        var sequences: [[String]] = []
        var number = 0
        while let line = lines.next() {
            defer { number += 1 }
            guard sampled.contains(number) else { continue }
            let words = NormalizedCorpus.text(of: line).split(separator: " ").map(String.init)
            // Two words are what people ask most.
            let length = [2, 2, 2, 3, 3, 4].randomElement(using: &random)!
            guard words.count >= length else { continue }
            let start = Int.random(in: 0...(words.count - length), using: &random)
            let sequence = Array(words[start..<(start + length)])
            if Set(sequence).count == length, !sequences.contains(sequence) { sequences.append(sequence) }
        }
        return Array(sequences.shuffled(using: &random).prefix(count))
    }
}

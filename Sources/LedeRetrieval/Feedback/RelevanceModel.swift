import LedeArticleModel
import LedeInvertedIndex
import LedeTextAnalysis

/// The relevance model RM1 (Lavrenko & Croft, SIGIR 2001): p(w|R) ∝ Σ p(w|d)·p(q|d) over the articles d assumed relevant, with p(w|d) =
/// f/D over the article's stored title and body.
struct RelevanceModel {
    /// Tokens of an article that are looked at; D counts no more.
    static let mostTokens = 100_000
    /// Terms of more characters are noise; as in Anserini.
    static let longestTerm = 20

    private let reader: IndexReader
    private var weights: [[UInt8]: Double] = [:]
    /// Terms whose first occurrence was a function word.
    private var stopWords: Set<[UInt8]> = []

    init(_ reader: IndexReader) { self.reader = reader }

    /// Adds an article whose p(q|d) is `likelihood`.
    mutating func add(_ doc: UInt32, likelihood: Double) throws {
        let article = try reader.article(doc)
        var freqs: [[UInt8]: Int] = [:]
        var length = 0
        let analyzer = reader.analyzer.articleAnalyzer(title: article.title, body: article.body) ?? reader.analyzer
        for field in IndexedField.allCases { count(article.text(of: field), by: analyzer, &freqs, &length) }
        for (term, freq) in freqs { weights[term, default: 0] += likelihood * (Double(freq) / Double(length)) }
    }

    private mutating func count(_ text: String, by analyzer: any Analyzer, _ freqs: inout [[UInt8]: Int], _ length: inout Int) {
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var isMore = true
        let bytes = text.utf8
        while isMore, length < Self.mostTokens {
            batch.removeAll()
            isMore = analyzer.analyze(text.utf8.span, progress: &progress, limit: min(4096, Self.mostTokens - length), into: &batch)
            length += batch.count
            for index in 0..<batch.count {
                let term = batch.term(index)
                freqs[term, default: 0] += 1
                guard freqs[term] == 1, weights[term] == nil else { continue }
                let start = bytes.index(bytes.startIndex, offsetBy: batch.startOffsets[index])
                let word = String(
                    decoding: bytes[start..<bytes.index(start, offsetBy: batch.endOffsets[index] - batch.startOffsets[index])],
                    as: UTF8.self)
                if analyzer.isStopWord(word) { stopWords.insert(term) }
            }
        }
    }

    /// The `count` terms with the greatest p(w|R), scaled so that these sum to 1; ties in the order of their bytes. Skipped are function
    /// words, terms of one character or of more than `longestTerm`, and those that more than a tenth of the articles have, and more than
    /// ten.
    func best(_ count: Int) throws -> [FeedbackTerm] {
        let ranked = weights.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }
        let mostArticles = max(10, reader.statistics.documentCount / 10)
        var best: [(term: [UInt8], weight: Double)] = []
        for (term, weight) in ranked where best.count < count && weight > 0 && !stopWords.contains(term) {
            let characters = String(decoding: term, as: UTF8.self).count
            guard (2...Self.longestTerm).contains(characters), try reader.termStatistics(term).docFreq <= mostArticles else { continue }
            best.append((term, weight))
        }
        let sum = best.reduce(0) { $0 + $1.weight }
        return best.map { FeedbackTerm(term: $0.term, probability: $0.weight / sum) }
    }
}

import LedeTestSupport

/// A run and qrels with the quirks of foreign runs: tied scores, scores that differ only beyond single precision, queries on one side
/// alone, unjudged documents, negative grades, queries without relevant documents.
struct RandomCollection {
    var run = ""
    var qrels = ""

    init(_ generator: inout SeededGenerator, queryCount: Int, deepest: Int) {
        for query in 1...queryCount {
            let isMissing = generator.below(8) == 0
            let isUnjudged = generator.below(8) == 0
            let documents = (0..<deepest * 2).map { "d\($0)" }.shuffled(using: &generator)
            if !isMissing {
                let scores = (0...generator.below(12)).map { _ in Double(generator.below(1000)) / 7 }
                for docno in documents.prefix(1 + generator.below(deepest)) {
                    var score = generator.below(3) == 0 ? Double(generator.below(100_000)) / 977 : scores[generator.below(scores.count)]
                    if generator.below(4) == 0 { score += 1e-9 }
                    run += "\(query) Q0 \(docno) 0 \(score) t\n"
                }
            }
            guard !isUnjudged else { continue }
            let highest = generator.below(6) == 0 ? 0 : 4
            for docno in documents.shuffled(using: &generator).prefix(1 + generator.below(deepest * 2)) {
                let grade = generator.below(6) == 0 ? -1 - generator.below(3) : max(generator.below(highest + 3) - 2, 0)
                qrels += "\(query) 0 \(docno) \(grade)\n"
            }
        }
    }
}

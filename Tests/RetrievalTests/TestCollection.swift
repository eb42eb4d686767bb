import ArticleModel
import InvertedIndex

/// Documents as tokens, in segments, some deleted: what both an index and the oracle are made from.
struct TestCollection {
    struct Document {
        var title: [String]
        var body: [String]
        var isDeleted = false

        func tokens(_ field: IndexedField) -> [String] { field == .title ? title : body }
    }

    var segments: [[Document]]

    /// A collection over the words w0, w1, … of which the first are far commoner than the last.
    static func random(_ random: inout SeededGenerator, wordCount: Int = 12) -> TestCollection {
        func text(_ length: Int) -> [String] {
            (0..<length).map { _ in
                let word = min(Int.random(in: 0..<wordCount, using: &random), Int.random(in: 0..<wordCount, using: &random))
                return "w\(min(word, Int.random(in: 0..<wordCount, using: &random)))"
            }
        }
        let segmentCount = Int.random(in: 1...4, using: &random)
        let shares: [Double] = [0, 0, 0.2, 0.6]
        let deletedShare = shares[Int.random(in: 0..<4, using: &random)]
        return TestCollection(
            segments: (0..<segmentCount).map { _ in
                (0..<Int.random(in: 1...40, using: &random)).map { _ in
                    Document(
                        title: text(Int.random(in: 0...4, using: &random)), body: text(Int.random(in: 0...25, using: &random)),
                        isDeleted: Double.random(in: 0..<1, using: &random) < deletedShare)
                }
            })
    }

    /// An index of the documents, segment for segment, their ids in order.
    func reader() throws -> IndexReader {
        IndexReader(
            segments.map { documents in
                (docs: documents.map { [$0.title, $0.body] }, deleted: Set(documents.indices.filter { documents[$0].isDeleted }))
            })
    }
}

import LedeArticleModel
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport

/// Documents as tokens, in segments, some deleted: what both an index and the oracle are made from.
package struct TestCollection {
    package struct Document {
        package var title: [String]
        package var body: [String]
        package var isDeleted = false

        package init(title: [String], body: [String], isDeleted: Bool = false) {
            self.title = title
            self.body = body
            self.isDeleted = isDeleted
        }

        package func tokens(_ field: IndexedField) -> [String] { field == .title ? title : body }
    }

    package var segments: [[Document]]

    package init(segments: [[Document]]) { self.segments = segments }

    /// A collection over the words w0, w1, … of which the first are far commoner than the last.
    package static func random(_ random: inout SeededGenerator, wordCount: Int = 12) -> TestCollection {
        func text(_ length: Int) -> [String] {
            (0..<length).map { _ in
                let word = min(Int.random(in: 0..<wordCount, using: &random), Int.random(in: 0..<wordCount, using: &random))
                return "w\(min(word, Int.random(in: 0..<wordCount, using: &random)))"
            }
        }
        let shares: [Double] = [0, 0, 0.2, 0.6]
        let deletedShare = shares[Int.random(in: 0..<4, using: &random)]
        // Sizes that fall by more than half stay segments of their own when they are committed one after another.
        let sizes = [
            Int.random(in: 36...60, using: &random), Int.random(in: 8...14, using: &random), Int.random(in: 1...3, using: &random),
        ]
        return TestCollection(
            segments: sizes.prefix(Int.random(in: 1...3, using: &random)).map { size in
                (0..<size).map { _ in
                    Document(
                        title: text(Int.random(in: 0...4, using: &random)), body: text(Int.random(in: 0...25, using: &random)),
                        isDeleted: Double.random(in: 0..<1, using: &random) < deletedShare)
                }
            })
    }

    /// An index of the documents, one commit per segment and one for the deletions; a document's id is its number over all segments.
    package func reader() throws -> IndexReader { try IndexReader(try directory()) }

    /// The folder of that index.
    package func directory() throws -> MemoryDirectory {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: "whitespace")
        var number = 0
        var deleted: [String] = []
        for documents in segments {
            let builder = try writer.makeRunBuilder()
            for document in documents {
                try builder.add(
                    Article(id: String(number), title: document.title.joined(separator: " "), body: document.body.joined(separator: " ")))
                if document.isDeleted { deleted.append(String(number)) }
                number += 1
            }
            _ = try writer.commit([try builder.finish()])
        }
        if !deleted.isEmpty { _ = try writer.commit([], deleting: deleted) }
        writer.close()
        return directory
    }
}

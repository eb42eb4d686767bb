import Foundation
import LedeIndexStorage
import LedeTestSupport
import Testing

@testable import LedeCore
import LedeModules

/// The states of an `ArticleWriter` — open, failed, closed — and what happens to what it was given.
@Suite struct ArticleWriterTests {
    private struct Cancelled: Error {}

    private let folder: TemporaryFolder
    private let index: Index

    init() throws {
        folder = try TemporaryFolder()
        index = try Index(creatingAt: folder.path + "/index")
    }

    private func article(_ id: String, _ words: String) -> Article { Article(id: id, title: words, body: words) }

    /// The bodies of an index's articles by their ids.
    private func bodies(_ index: Index) throws -> [String: String] {
        var articles = LiveArticles(try index.reader())
        var bodies: [String: String] = [:]
        while let article = try articles.nextArticle() { bodies[article.id] = article.body }
        return bodies
    }

    /// What every call of a closed or failed writer throws.
    private func expectRefusal(_ writer: ArticleWriter, _ code: IndexFileError.Code, _ place: String = #function) {
        for (name, call) in [
            ("add", { try writer.add(Article(id: "refused", body: "refused")) }), ("delete", { try writer.delete(id: "q") }),
            ("commit", { try writer.commit() }),
        ] as [(String, () throws -> Void)] {
            let error = #expect(throws: IndexFileError.self, "\(place), \(name)") { try call() }
            #expect(error?.code == code, "\(place), \(name)")
        }
    }

    @Test func aClosedWriterRefusesEverything() throws {
        let writer = try index.writer()
        try writer.add(article("a", "given up"))
        writer.close()
        writer.close()
        expectRefusal(writer, .closed)
        #expect(throws: IndexFileError.self) { try writer.rollback() }
        #expect(try bodies(index) == [:])
    }

    /// A writer that was closed is no danger to the next one, whenever it is called.
    @Test(arguments: [1, 1 << 20]) func aClosedWriterBesideAnOpenOne(memoryBudget: Int) throws {
        for place in 0..<5 {
            let closed = try index.writer(memoryBudget: memoryBudget)
            if place < 4 { try closed.add(article("old", "lost")) }
            closed.close()
            let writer = try index.writer(memoryBudget: memoryBudget)
            func disturb(_ at: Int) { if at == place { expectRefusal(closed, .closed) } }
            disturb(0)
            try writer.add(article("q", "queue"))
            disturb(1)
            try writer.add(article("r", "row"))
            disturb(2)
            try writer.commit()
            disturb(3)
            writer.close()
            disturb(4)
            #expect(try bodies(index) == ["q": "queue", "r": "row"], "\(place)")
            #expect(try index.reader().search("refused").hits.isEmpty)
            #expect(try index.reader().search("queue").hits.map(\.article.body) == ["queue"])
            #expect(try index.check().problems == [], "\(place)")
            #expect(try index.check().structure.leftOvers == [], "\(place)")
        }
    }

    /// The lower level: a writer and the builders that it made.
    @Test func aClosedIndexWriterAndItsBuilders() throws {
        let closed = try IndexWriter(index.directory)
        let builder = try closed.makeRunBuilder()
        try builder.add(article("z", "zebra"))
        closed.close()
        let writer = try IndexWriter(index.directory)
        let other = try writer.makeRunBuilder()
        let calls: [() throws -> Void] = [
            { try builder.add(self.article("z", "zebra")) }, { _ = try builder.finish(toDisk: true) }, { _ = try closed.makeRunBuilder() },
            { _ = try closed.commit([]) }, { try closed.optimize() },
        ]
        for call in calls {
            #expect(#expect(throws: IndexFileError.self) { try call() }?.code == .closed)
        }
        closed.removeUncommitted()
        try other.add(article("q", "queue"))
        _ = try writer.commit([try other.finish(toDisk: true)])
        writer.close()
        #expect(try bodies(index) == ["q": "queue"])
    }

    /// Closed from within its own commit, a writer finishes it and only then lets another write.
    @Test func closingWithinACommit() throws {
        let writer = try index.writer()
        try writer.add(article("a", "words"))
        nonisolated(unsafe) let same = writer
        try writer.commit {
            same.close()
            #expect(#expect(throws: IndexFileError.self) { _ = try index.writer() }?.code == .locked)
        }
        expectRefusal(writer, .closed)
        #expect(try bodies(index) == ["a": "words"])
        try index.writer().close()
    }

    @Test func aCancelledCommitsArticlesDoNotComeBack() throws {
        let writer = try index.writer(memoryBudget: 1)
        try writer.add(article("kept", "kept"))
        try writer.commit()
        for number in 0..<20 { try writer.add(article("\(number)", "given up")) }
        try writer.delete(id: "kept")
        #expect(throws: Cancelled.self) { try writer.commit { throw Cancelled() } }
        expectRefusal(writer, .failed)
        #expect(try bodies(index) == ["kept": "kept"])
        try writer.rollback()
        #expect(try FileManager.default.contentsOfDirectory(atPath: index.path).filter { $0.hasPrefix("run-") } == [])
        try writer.add(article("saved", "saved"))
        #expect(try writer.commit().addedCount == 1)
        #expect(try bodies(index) == ["kept": "kept", "saved": "saved"])
        writer.close()
    }

    /// The file system fails in the middle of everything; once there is space again, a rollback makes the writer usable.
    @Test func aFullDiskIsOverAfterARollback() throws {
        for place in 1..<60 {
            let memory = MemoryDirectory()
            try IndexWriter(memory).close()
            let failing = FaultInjectingDirectory(memory, failingFrom: place, failures: 4)
            let writer: ArticleWriter
            do { writer = ArticleWriter(try IndexWriter(failing), path: "memory", memoryBudget: place % 2 == 0 ? 1 : 1 << 20) } catch {
                continue
            }
            var committed = 0
            for round in 0..<12 {
                do {
                    try writer.add(article("r\(round)", "round \(round)"))
                    try writer.commit()
                    committed += 1
                } catch {
                    expectRefusal(writer, .failed)
                    try writer.rollback()
                }
            }
            #expect(committed >= 7, "failing from \(place)")
            let count = try IndexReader(memory).statistics.documentCount
            // A commit whose last step failed may stand.
            #expect(count >= committed, "failing from \(place)")
            #expect(count <= 12, "failing from \(place)")
            writer.close()
        }
    }

    @Test func theOrderOfAddingAndDeletingIsKept() throws {
        let writer = try index.writer()
        try writer.add(article("x", "first"))
        try writer.delete(id: "x")
        var summary = try writer.commit()
        #expect(try bodies(index) == [:])
        #expect(summary.addedCount == 0)
        try writer.delete(id: "x")
        try writer.add(article("x", "second"))
        summary = try writer.commit()
        #expect(try bodies(index) == ["x": "second"])
        #expect(summary.addedCount == 1)
        try writer.add(article("x", "third"))
        try writer.delete(id: "x")
        try writer.add(article("x", "fourth"))
        try writer.add(article("y", "y"))
        summary = try writer.commit()
        #expect(try bodies(index) == ["x": "fourth", "y": "y"])
        #expect(summary.removedIDs == ["x"])
        try writer.add(article("x", "fifth"))
        try writer.delete(id: "x")
        summary = try writer.commit()
        #expect(try bodies(index) == ["y": "y"])
        #expect(summary.removedIDs == ["x"])
        #expect(summary.replacedCount == 0)
        writer.close()
    }

    /// Any sequence of calls, against a dictionary.
    @Test(arguments: 1...8) func randomCallsAgainstADictionary(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var writer = try index.writer(memoryBudget: random.below(2) == 0 ? 1 : 3_000)
        var committed: [String: String] = [:]
        var pending: [String: String] = [:]
        for step in 0..<250 {
            let id = "\(random.below(12))"
            switch random.below(20) {
            case 0:
                #expect(throws: Cancelled.self) { try writer.commit { throw Cancelled() } }
                expectRefusal(writer, .failed)
                try writer.rollback()
                pending = committed
            case 1:
                try writer.rollback()
                pending = committed
            case 2:
                writer.close()
                writer = try index.writer(memoryBudget: random.below(2) == 0 ? 1 : 3_000)
                pending = committed
            case 3, 4:
                try writer.commit()
                committed = pending
            case 5..<10:
                try writer.delete(id: id)
                pending[id] = nil
            default:
                try writer.add(article(id, "step\(step)"))
                pending[id] = "step\(step)"
            }
            if step % 10 == 9 { #expect(try bodies(index) == committed, "seed \(seed), step \(step)") }
        }
        writer.close()
        #expect(try bodies(index) == committed, "seed \(seed)")
        for (id, body) in committed { #expect(try index.reader().search(body).hits.map(\.article.id) == [id]) }
        #expect(try index.check().problems == [], "seed \(seed)")
    }
}

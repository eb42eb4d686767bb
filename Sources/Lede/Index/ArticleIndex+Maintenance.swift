import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex

/// What `ArticleIndex.check` found.
public struct IndexCheck: Sendable, Hashable {
    /// What is wrong, in words that name file and place; empty for a sound index.
    public var problems: [String]
    /// Files that an interrupted writer left, which the next one removes.
    public var leftOverFiles: [String]
    /// Articles that were checked.
    public var articleCount: Int

    public var isSound: Bool { problems.isEmpty }
}

/// How much an index holds and takes.
public struct IndexSize: Sendable, Hashable {
    /// Bytes on disk or in memory by structure: `postings`, `positions`, `articles` and so on.
    public var bytesByStructure: [String: Int]
    /// Segments, of which each search looks into all.
    public var segmentCount: Int

    public var bytes: Int { bytesByStructure.values.reduce(0, +) }
}

extension ArticleIndex {
    /// Reads every byte of the index and holds it against its checksums, the structures against each other, and the words of each article
    /// against those it is found by. Complexity: as making the index.
    /// - Throws: `.notFound`; `.newerFormat` and `.olderFormat`, which cannot be checked; `.cancelled`. Damage is in the result.
    public func check() async throws(LedeError) -> IndexCheck { try await BlockingWork.run { try self.checkNow() } }

    func checkNow() throws -> IndexCheck {
        var checker = IndexChecker(directory, analyzers: analyzers)
        let report = try checker.run(checkpoint: { try Task.checkCancellation() })
        if report.segments == 0, let refusal = report.problems.first(where: { [.tooOld, .tooNew, .missing].contains($0.code) }) {
            throw refusal
        }
        return IndexCheck(
            problems: report.problems.map(\.description), leftOverFiles: report.leftOvers,
            articleCount: report.documents - report.deletedDocuments)
    }

    /// Makes one segment of all, without the articles that are deleted, in one commit: searches become quicker and the index smaller. Takes
    /// as long as indexing the articles again, at most; readers go on.
    /// - Parameter reordering: also puts articles with the same words side by side, for an index that is smaller and quicker still. Scores
    ///   and matches stay; of articles with equal scores the order may change.
    /// - Throws: as `write`.
    @discardableResult
    public func optimize(reordering: Bool = false) async throws(LedeError) -> IndexCommit {
        try await turns.take { () async throws(LedeError) in
            try await BlockingWork.run { flag in
                let writer = try IndexWriter(self.directory, analyzers: self.analyzers)
                defer { writer.close() }
                let summary = try writer.optimize(
                    reordering ? .clustered : .kept, memoryBudget: self.configuration.memoryBudget, checkpoint: flag.check)
                let commit = try self.lastSnapshot().commit
                if summary.isChanged { self.observers.tell(commit) }
                return commit
            }
        }
    }

    /// What the last commit takes.
    /// - Throws: as `snapshot`.
    public func size() async throws(LedeError) -> IndexSize {
        try await read { snapshot in
            let sizes = snapshot.reader.sizes.map { ($0.structure.ending, $0.bytes) }
            return IndexSize(
                bytesByStructure: Dictionary(sizes, uniquingKeysWith: +), segmentCount: snapshot.reader.segments.count)
        }
    }

    /// Removes the index in the folder `url`, damaged or not, and the folder if nothing else is in it; other people's files and saved
    /// searches stay. Snapshots that are open go on answering. Without an index there is nothing to do.
    /// - Throws: `.locked` while another process writes; `.permissionDenied` and the like.
    public static func destroy(at url: URL) async throws(LedeError) {
        try await BlockingWork.run {
            do throws(IndexFileError) {
                let path = url.path(percentEncoded: false)
                try IndexRemoval.remove(FileSystemDirectory(path: path))
            } catch {
                if error.code != .missing { throw error }
            }
            // Other files may be in it; then it stays.
            try? FileManager.default.removeEmptyFolder(at: url)
        }
    }
}

extension FileManager {
    fileprivate func removeEmptyFolder(at url: URL) throws {
        if try contentsOfDirectory(atPath: url.path(percentEncoded: false)).isEmpty { try removeItem(at: url) }
    }
}

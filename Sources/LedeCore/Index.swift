import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex
import LedeTextAnalysis

/// An index in a folder: the way in to everything you can do with it.
///
/// The value is a handle and holds no file open; `reader` and `writer` do. Any number of readers and one writer work at a time, in any
/// number of processes.
package struct Index: Sendable {
    /// The folder.
    package let path: String
    package private(set) var directory: FileSystemDirectory
    /// Where the index's analyzer is found.
    package let analyzers: AnalyzerCatalog

    /// How long a writer waits for another writer; by default it is refused at once. Cancelling the task ends the wait.
    package var lockTimeout: Duration {
        get { directory.lockTimeout }
        set { directory.lockTimeout = newValue }
    }

    /// The index in the folder at `path`, which must exist.
    /// - Parameter analyzers: must have the index's.
    /// - Throws: `IndexFileError`, `.missing` if there is no index.
    package init(opening path: String, analyzers: AnalyzerCatalog = .builtIn) throws(IndexFileError) {
        self.analyzers = analyzers
        directory = try FileSystemDirectory(path: Self.trimmed(path))
        self.path = directory.path
        _ = try directory.open("manifest")
    }

    /// The index in the folder at `path`; created there, with its parent folders, if there is none.
    /// - Parameters:
    ///   - analyzer: a name of `AnalyzerCatalog`; nil for the index's own, or `standard` for a new one.
    ///   - analyzers: must have it.
    ///   - storesText: false for an index without the text of its articles, which takes a fraction of the space: a search gives ids, titles
    ///     and metadata, but no passages, and there is no FTS5 database beside it. Nil for what the index does; a new one stores text.
    ///   - keepsSurfaces: false for an index of an analyzer that stems without the words as written: it is smaller, and phrases match by
    ///     stems. Nil for what the index does; a new one keeps them.
    ///   - keepsSpelling: true for an index that knows the exact spelling of words, with case and diacritics. Nil for what the index does;
    ///     a new one does not keep it.
    ///   - lockTimeout: the initial `lockTimeout`.
    /// - Throws: `AnalyzerMismatch` if the index has another analyzer; `StoredTextMismatch`; `WordFormMismatch`; `MissingWordForm` for an
    ///   analyzer that does not give them; `UnknownAnalyzer`; `IndexFileError`.
    package init(
        creatingAt path: String, analyzer: String? = nil, analyzers: AnalyzerCatalog = .builtIn, storesText: Bool? = nil,
        keepsSurfaces: Bool? = nil, keepsSpelling: Bool? = nil, lockTimeout: Duration = .zero
    ) throws {
        if let analyzer, analyzers.analyzer(named: analyzer) == nil { throw UnknownAnalyzer(name: analyzer) }
        self.analyzers = analyzers
        directory = try FileSystemDirectory(path: Self.trimmed(path), create: true)
        directory.lockTimeout = lockTimeout
        self.path = directory.path
        try IndexWriter(
            directory, analyzerName: analyzer, analyzers: analyzers, storesText: storesText, keepsSurfaces: keepsSurfaces,
            keepsSpelling: keepsSpelling
        ).close()
    }

    /// The folder at `path`, created with its parents, for an import, which makes an index there.
    package init(importingInto path: String, lockTimeout: Duration) throws(IndexFileError) {
        analyzers = .builtIn
        directory = try FileSystemDirectory(path: Self.trimmed(path), create: true)
        directory.lockTimeout = lockTimeout
        self.path = directory.path
    }

    /// The path without slashes at its end; `.` for an empty one.
    package static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path.isEmpty ? "." : path
    }

    /// A snapshot of the last commit, for searching and reading. Share it among tasks; open a new one to see later commits.
    package func reader() throws(IndexFileError) -> IndexReader { try IndexReader(directory, analyzers: analyzers) }

    /// The one writer of the index, for adding and deleting articles.
    /// - Parameter memoryBudget: bytes that building may take; articles are written to disk when they would exceed it.
    /// - Throws: `IndexFileError`, `.locked` while another process or task writes.
    package func writer(memoryBudget: Int = ArticleWriter.defaultMemoryBudget) throws -> ArticleWriter {
        ArticleWriter(try IndexWriter(directory, analyzers: analyzers), path: path, memoryBudget: memoryBudget)
    }

    /// The index's name: that of its folder.
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

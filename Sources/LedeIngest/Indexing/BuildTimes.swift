import LedeCore
import Foundation
import LedeIndexStorage

/// The seconds that indexing has taken, kept beside the index for `lede compare`. They differ from run to run, so they are no part of the
/// index, whose bytes do not.
///
///     build-times.json := {"articles": n, "seconds": s}      sums over all runs of `BulkIndexer` into the index
package struct BuildTimes: Sendable {
    static let fileName = "build-times.json"
    private let directory: FileSystemDirectory

    private struct Content: Codable {
        var articles = 0
        var seconds = 0.0
    }

    init(_ directory: FileSystemDirectory) { self.directory = directory }

    private var content: Content? {
        (try? directory.open(Self.fileName)).flatMap { try? JSONDecoder().decode(Content.self, from: Data($0.bytes)) }
    }

    /// Wall-clock seconds spent on indexing, over all runs; nil if none is recorded.
    package var seconds: Double? { content?.seconds }

    func add(seconds: Double, articles: Int) throws {
        var content = content ?? Content()
        content.seconds += seconds
        content.articles += articles
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes = Array(try encoder.encode(content))
        let temporary = Self.fileName + ".tmp"
        let file = try directory.create(temporary)
        try file.append(bytes.span)
        try file.close()
        try directory.rename(temporary, to: Self.fileName)
    }
}

extension Index {
    /// The seconds that indexing has taken.
    package var buildTimes: BuildTimes { BuildTimes(directory) }
}

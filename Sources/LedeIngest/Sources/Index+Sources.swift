import LedeCore
import LedeArticleIngest
import Foundation
import LedeIndexBytes
import LedeInvertedIndex

extension Index {
    /// A file or folder whose articles an index holds.
    package struct Source: Sendable, Equatable {
        package enum State: String, Sendable {
            /// It is there.
            case present
            /// It is not there, or cannot be read.
            case missing
            /// It is a folder that was not empty when it was read.
            case empty
        }

        /// The beginning of the ids and paths of its articles.
        package var name: String
        /// Its absolute path.
        package var root: String
        /// The same in the system's own bytes.
        package var rootBytes: [UInt8]
        package var isFolder: Bool
        /// Whether links out of the folder are followed.
        package var followsLinks: Bool
        /// How it is read, if not as usual: JSON with the names of the options of `lede index`.
        package var options: String?
        /// Files that the index knows of.
        package var fileCount: Int
        /// Live articles.
        package var articleCount: Int
        /// When it was last read fully; nil if nobody noted it.
        package var lastRead: Date?
        package var state: State
    }

    /// The names of the sources. Complexity: O(sources).
    package func sourceNames() throws(IndexFileError) -> [String] { try SourceTable.read(directory).entries.map(\.source.name) }

    /// The sources of the index, in the order in which they are read. Complexity: O(articles + files).
    package func sources() throws(IndexFileError) -> [Source] {
        let table = try SourceTable.read(directory)
        guard !table.entries.isEmpty else { return [] }
        var owner: [UInt32: Int] = [:]
        for number in table.entries.indices {
            var files = table.files(of: number)
            while try files.next() { owner[files.file.number] = number }
        }
        var counts = [Int](repeating: 0, count: table.entries.count)
        try reader().forEachOrigin { _, origin in if let number = owner[origin.source.file] { counts[number] += 1 } }
        let times = SourceTimes(directory).times
        return table.entries.enumerated().map { number, entry in
            let options = SourceOptions(text: entry.source.options)
            return Source(
                name: entry.source.name, root: FileName.text(entry.source.root), rootBytes: entry.source.root,
                isFolder: entry.source.isFolder,
                followsLinks: options?.follow ?? false, options: options?.isUsual == false ? entry.source.options : nil,
                fileCount: entry.fileCount, articleCount: counts[number], lastRead: times[entry.source.name], state: Self.state(entry))
        }
    }

    private static func state(_ entry: SourceTable.Entry) -> Source.State {
        switch InputSearch.place(entry.source.root) {
        case .nothing: .missing
        case .folder where entry.fileCount > 0 && InputSearch.isEmpty(entry.source.root): .empty
        default: .present
        }
    }

    /// Where the files of the index's articles are.
    package func sourceRoots() throws(IndexFileError) -> SourceRoots { SourceRoots(try SourceTable.read(directory)) }
}

/// Where the files of an index's articles are.
package struct SourceRoots: Sendable {
    private let roots: [(name: String, root: String, isFolder: Bool)]

    init(_ table: SourceTable) {
        // Of nested ones the inner comes first.
        roots = table.entries.map { ($0.source.name, FileName.text($0.source.root), $0.source.isFolder) }.sorted {
            $0.name.utf8.count > $1.name.utf8.count
        }
    }

    /// The absolute path of the file that an article was read from, as in `Article.path`, for what comes out of an archive that of the
    /// archive; nil if it is in none of the sources. Complexity: O(sources), and a system call or more.
    package func file(of path: String) -> String? {
        guard let entry = roots.first(where: { path == $0.name || path.hasPrefix($0.name + "/") }) else { return nil }
        guard entry.isFolder else { return entry.root }
        let whole = entry.root + path.dropFirst(entry.name.count)
        var file = whole
        // What is in an archive is not in a folder.
        while InputSearch.place(FileName.systemPath(file)) != .file {
            guard let cut = file.lastIndex(of: "/"), file[..<cut].utf8.count > entry.root.utf8.count else { return whole }
            file = String(file[..<cut])
        }
        return file
    }
}

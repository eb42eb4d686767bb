import LedeCore
import Foundation
import LedeIndexBytes
import LedeIndexStorage

/// The searches that an index keeps, in the file `saved-searches.json` of its folder.
///
/// The file is no part of a commit: people ask what is new, whoever writes to the index. It is replaced as a whole, under a lock of its own
/// that is held only briefly, so nobody reads half of it, no change is lost, and neither readers nor the writer of the index wait.
package struct SavedSearches: Sendable {
    private let index: Index
    private let directory: FileSystemDirectory

    static let fileName = "saved-searches.json"
    private static let temporaryName = "saved-searches.tmp"
    private static let lockName = "saved-searches.lock"
    private static let version = 1
    /// Most searches, and most bytes of the file, that are read.
    static let most = 10_000
    private static let mostBytes = 64 << 20

    /// The file.
    private struct Content: Codable {
        var version: Int
        /// In the order of their names.
        var searches: [SavedSearch]
    }

    init(_ index: Index, _ directory: FileSystemDirectory) {
        self.index = index
        self.directory = directory
    }

    /// All searches in the order of their names; none if nothing was ever saved.
    /// - Throws: `.corrupt` for a file that Lede did not write, `.tooNew` for one of a later version.
    package func all() throws(IndexFileError) -> [SavedSearch] { try read().searches }

    private func read() throws(IndexFileError) -> Content {
        let bytes: ByteSlice
        do throws(IndexFileError) { bytes = try directory.open(Self.fileName) } catch {
            guard error.code == .missing else { throw error }
            return Content(version: Self.version, searches: [])
        }
        guard bytes.count <= Self.mostBytes else {
            throw bytes.corrupt(at: 0, expected: "saved searches of at most \(Self.mostBytes) bytes", found: "\(bytes.count)")
        }
        struct Beginning: Codable { var version: Int }
        let decoder = JSONDecoder()
        let data = Data(bytes.bytes)
        if let beginning = try? decoder.decode(Beginning.self, from: data), beginning.version > Self.version {
            throw IndexFileError(.tooNew, file: bytes.storage.name, expected: "version \(Self.version)", found: "\(beginning.version)")
        }
        let expected = "saved searches (remove the file to do without them)"
        guard let content = try? decoder.decode(Content.self, from: data) else {
            throw bytes.corrupt(at: 0, expected: expected, found: "something else")
        }
        var names: Set<[UInt8]> = []
        for search in content.searches {
            guard SavedSearch.isName(search.name), search.mark >= 0, names.insert(Array(search.name.utf8)).inserted else {
                throw bytes.corrupt(at: 0, expected: expected, found: "one called \(search.name.debugDescription)")
            }
        }
        return content
    }

    /// The search of this name.
    package func search(named name: String) throws(IndexFileError) -> SavedSearch? { try all().first { Self.isSame($0.name, name) } }

    /// Keeps a search, whose news count from the last commit on, replacing one of the same name.
    /// - Returns: the one replaced.
    /// - Throws: `.tooLarge` for one more than an index keeps.
    /// - Precondition: its name is valid (`SavedSearch.isName`).
    @discardableResult
    package func save(_ search: SavedSearch) throws(IndexFileError) -> SavedSearch? {
        precondition(SavedSearch.isName(search.name))
        var search = search
        search.mark = try index.reader().manifest.generation
        return try change { (content) throws(IndexFileError) in
            let replaced = content.searches.first { Self.isSame($0.name, search.name) }
            content.searches.removeAll { Self.isSame($0.name, search.name) }
            guard content.searches.count < Self.most else {
                throw IndexFileError(.tooLarge, file: directory.path + "/" + Self.fileName, expected: "at most \(Self.most) saved searches")
            }
            content.searches.append(search)
            content.searches.sort { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
            return replaced
        }
    }

    /// Forgets a search.
    /// - Returns: the search, if there was one.
    @discardableResult
    package func remove(named name: String) throws(IndexFileError) -> SavedSearch? {
        guard try search(named: name) != nil else { return nil }
        return try change { content in
            guard let place = content.searches.firstIndex(where: { Self.isSame($0.name, name) }) else { return nil }
            return content.searches.remove(at: place)
        }
    }

    /// Notes that a search's articles have been reported up to a commit. A search saved anew meanwhile keeps its mark; of two that ask at
    /// once the later commit counts.
    /// - Parameters:
    ///   - search: as it was when its articles were looked up.
    ///   - generation: of the commit that was searched.
    package func moveMark(of search: SavedSearch, to generation: Int64) throws(IndexFileError) {
        guard search.mark != generation else { return }
        try change { content in
            guard let place = content.searches.firstIndex(where: { $0.asksSame(as: search) }) else { return }
            // An index that was made anew counts its commits from 1 again.
            let isUntouched = content.searches[place].mark == search.mark
            content.searches[place].mark = isUntouched ? generation : max(content.searches[place].mark, generation)
        }
    }

    /// How long to wait for others that change the file.
    private static let patience = Duration.seconds(30)

    private func change<Result>(_ body: (inout Content) throws(IndexFileError) -> Result) throws(IndexFileError) -> Result {
        let lock = try directory.acquireLock(named: Self.lockName, timeout: Self.patience)
        defer { lock.release() }
        var content = try read()
        let result = try body(&content)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(content) else {
            throw IndexFileError(.system, file: directory.path + "/" + Self.fileName, found: "saved searches that cannot be written")
        }
        let bytes = Array(data) + [0x0A]
        let file = try directory.create(Self.temporaryName)
        do throws(IndexFileError) {
            try file.append(bytes.span)
            try file.sync()
            try file.close()
            try directory.rename(Self.temporaryName, to: Self.fileName)
        } catch {
            try? directory.remove(Self.temporaryName)
            throw error
        }
        try directory.syncNames()
        return result
    }

    /// By their bytes: canonically equivalent strings are different names.
    private static func isSame(_ name: String, _ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }
}

extension Index {
    /// The searches that are kept with the index.
    package var savedSearches: SavedSearches { SavedSearches(self, directory) }
}

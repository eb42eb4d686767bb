import LedeIndexBytes
import LedeIndexStorage

/// Takes an index out of its folder, sound or damaged. Other people's files stay.
package enum IndexRemoval {
    /// Whether other modules keep a file of this name beside an index and can make it anew: times of builds and sources, FTS5 databases.
    private static func isDerived(_ name: String) -> Bool {
        name == "build-times.json" || name == "source-times.json" || name.hasPrefix("fts5") && name.contains(".sqlite")
    }

    /// Removes the files that a writer makes, and those derived from them; saved searches stay. The manifest goes first: from then on there
    /// is no index, whatever happens.
    /// - Throws: `.locked` while another process writes; what the file system says.
    package static func remove(_ directory: some Directory) throws(IndexFileError) {
        let lock = try directory.acquireWriteLock()
        defer { lock.release() }
        let names = try directory.names()
        let none = Manifest(analyzer: "")
        if names.contains(Manifest.fileName) {
            try directory.remove(Manifest.fileName)
            try directory.syncNames()
        }
        for name in names where none.isLeftOver(name) || isDerived(name) || name == FileSystemDirectory.lockName {
            try directory.remove(name)
        }
        try directory.syncNames()
    }
}

import LedeIndexBytes
import LedeIndexStorage

/// Takes an index out of its folder, sound or damaged. Other people's files stay.
package enum IndexRemoval {
    /// Removes the files that a writer makes. The manifest goes first: from then on there is no index, whatever happens.
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
        for name in names where none.isLeftOver(name) || name == FileSystemDirectory.lockName { try directory.remove(name) }
        try directory.syncNames()
    }
}

import LedeCore
import LedeIndexBytes
import LedeInvertedIndex

extension Index {
    /// The sources of the index as `SourceWatcher` watches them, in the order in which they are read. Complexity: O(sources).
    package func watchedSources() throws(IndexFileError) -> [SourceWatcher.Source] {
        try SourceTable.read(directory).entries.map { entry in
            SourceWatcher.Source(
                name: entry.source.name, root: entry.source.root, followsLinks: SourceOptions(text: entry.source.options)?.follow == true)
        }
    }
}

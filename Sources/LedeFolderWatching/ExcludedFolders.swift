/// Folders that are not watched, whatever path leads to them.
struct ExcludedFolders: Sendable {
    private var paths: Set<[UInt8]> = []
    private var identities: Set<FolderEntry.Identity> = []

    init(_ folders: [[UInt8]]) {
        for folder in folders {
            paths.insert(folder)
            if let path = FolderEntry.realPath(folder) { paths.insert(path) }
            if let entry = FolderEntry(folder, followsLinks: true) { identities.insert(entry.identity) }
        }
    }

    /// - Parameter identity: what lies at the path, if known.
    func contains(_ path: [UInt8], _ identity: FolderEntry.Identity?) -> Bool {
        guard !paths.isEmpty else { return false }
        return paths.contains(path) || identity.map { identities.contains($0) } ?? false
    }
}

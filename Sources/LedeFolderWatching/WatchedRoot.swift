/// A file or a folder, with all in it, that is watched.
package struct WatchedRoot: Sendable, Hashable {
    /// Its absolute path, in the bytes by which the system knows it.
    package let path: [UInt8]
    /// Whether links to folders in it are followed.
    package let followsLinks: Bool

    package init(path: [UInt8], followsLinks: Bool = false) {
        self.path = path
        self.followsLinks = followsLinks
    }

    package init(path: String, followsLinks: Bool = false) { self.init(path: Array(path.utf8), followsLinks: followsLinks) }
}

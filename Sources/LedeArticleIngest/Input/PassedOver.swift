/// A file or folder below a named folder that was skipped, because nothing there is an article.
package struct PassedOver: Sendable, Equatable {
    package enum Reason: Sendable, Hashable {
        /// A symbolic link that leads out of the named folder.
        case linkOutside
        /// The folder of an index.
        case index
        /// What an editor or a download left: `notes.md~`, `#notes.md#`, `.bak`, `.swp`, `.orig`, `.part`.
        case backup
        /// The folder with the parts of a page that a browser saved.
        case savedPageParts
        /// A folder of software modules, such as `node_modules`.
        case modules
        /// What macOS adds to an archive's files.
        case macMetadata
        /// A link, device or the like in an archive.
        case archivedLink
        /// An archive entry without a name, or with far too long a name.
        case nameless
        /// Redirects in a wiki.
        case redirect
        /// Pages of a wiki that are not articles: discussions, templates, users'.
        case otherNamespace
        /// Pages of a book without prose: covers, pictures, title pages, tables of contents.
        case withoutProse
        /// A record of a WARC file that is not a page: `request`, `revisit`, `redirect`, `error 404`.
        case webRecord(String)
        /// A part of a WARC file or mail of a media type that is not an article: `image/png`.
        case mediaType(String)
        /// A kind of file that is not an article: `js`, `css`, `png`.
        case kind(String)
    }

    /// As the walk found it.
    package var path: String
    package var reason: Reason
    /// How many there are: more than 1 if `path` is the input that holds them, and they are only counted.
    package var count = 1

    package init(path: String, reason: Reason, count: Int = 1) {
        self.path = path
        self.reason = reason
        self.count = count
    }
}

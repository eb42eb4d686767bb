/// A file or folder whose articles an index holds and follows.
package struct IndexedSource: Sendable, Equatable {
    /// The beginning of its articles' ids; the sources of an index have different names.
    package var name: String
    /// The bytes of its absolute path.
    package var root: [UInt8]
    /// How it is read, in its reader's own notation.
    package var options: String
    /// Whether it is a folder; otherwise its only file has the empty path.
    package var isFolder: Bool

    package init(name: String, root: [UInt8], options: String, isFolder: Bool) {
        self.name = name
        self.root = root
        self.options = options
        self.isFolder = isFolder
    }
}

/// What an index knows about a file of its sources.
package struct SourceFile: Sendable, Equatable {
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It was written just before it was read, or changed meanwhile, so size and time do not tell whether it is still the same.
        package static let uncertain = Flags(rawValue: 1)
        /// One of its articles gave way to one with the same id in another file.
        package static let outranked = Flags(rawValue: 2)
        /// It could not be read this time, but may be another time.
        package static let unread = Flags(rawValue: 4)
        /// `contentHash` is known.
        static let hashed = Flags(rawValue: 8)
        /// `dates` is there.
        static let dated = Flags(rawValue: 16)
        static let all = Flags(rawValue: 31)
    }

    /// The number by which its articles refer to it; from 1.
    package var number: UInt32
    /// Bytes.
    package var size: UInt64
    /// When it was last written: nanoseconds since 1970 by its file system's clock.
    package var modified: Int64
    /// XXH64 of its bytes; nil if it was not read to the end.
    package var contentHash: UInt64?
    package var flags: Flags
    /// What its dates in digits tell about their order, in its reader's own notation; empty for nothing.
    package var dates: [UInt8]

    package init(number: UInt32, size: UInt64, modified: Int64, contentHash: UInt64? = nil, flags: Flags = [], dates: [UInt8] = []) {
        self.number = number
        self.size = size
        self.modified = modified
        self.contentHash = contentHash
        self.flags = flags.intersection([.uncertain, .outranked, .unread])
        self.dates = dates
    }
}

/// The order of a source's files in its table: within a folder by their names' bytes, a folder's files in the folder's place.
package enum SourceOrder {
    /// Whether `path` comes before `other`; paths are relative, with `/`.
    @inline(__always)
    package static func precedes(_ path: [UInt8], _ other: [UInt8]) -> Bool {
        let count = min(path.count, other.count)
        var at = 0
        while at < count, path[at] == other[at] { at += 1 }
        guard at < count else { return path.count < other.count }
        return rank(path[at]) < rank(other[at])
    }

    @inline(__always)
    private static func rank(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "/") ? 0 : byte }
}

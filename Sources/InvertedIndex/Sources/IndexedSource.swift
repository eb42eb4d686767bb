/// A file or folder whose articles an index holds and keeps in step.
public struct IndexedSource: Sendable, Equatable {
    /// The beginning of the ids of what comes from it; no two sources of an index have one name.
    public var name: String
    /// The bytes of its absolute path.
    public var root: [UInt8]
    /// How it is read, as whoever reads it writes that down.
    public var options: String
    /// Whether it is a folder; else its one file has the empty path.
    public var isFolder: Bool

    public init(name: String, root: [UInt8], options: String, isFolder: Bool) {
        self.name = name
        self.root = root
        self.options = options
        self.isFolder = isFolder
    }
}

/// What an index knows of a file of its sources.
public struct SourceFile: Sendable, Equatable {
    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// It was written so shortly before it was read, or changed meanwhile, that size and time do not tell whether it is still the same.
        public static let uncertain = Flags(rawValue: 1)
        /// An article of it gave way to one with the same id of another file.
        public static let outranked = Flags(rawValue: 2)
        /// Nothing in it could be read as it was, and another time it may.
        public static let unread = Flags(rawValue: 4)
        /// `contentHash` is known.
        static let hashed = Flags(rawValue: 8)
        /// `dates` is there.
        static let dated = Flags(rawValue: 16)
        static let all = Flags(rawValue: 31)
    }

    /// By which its articles refer to it; from 1.
    public var number: UInt32
    /// Bytes.
    public var size: UInt64
    /// When it was last written: nanoseconds since 1970 by its file system's clock.
    public var modified: Int64
    /// XXH64 of its bytes; nil if it was not read to its end.
    public var contentHash: UInt64?
    public var flags: Flags
    /// What its dates in digits tell of their order, as whoever reads it writes that down; empty for nothing.
    public var dates: [UInt8]

    public init(number: UInt32, size: UInt64, modified: Int64, contentHash: UInt64? = nil, flags: Flags = [], dates: [UInt8] = []) {
        self.number = number
        self.size = size
        self.modified = modified
        self.contentHash = contentHash
        self.flags = flags.intersection([.uncertain, .outranked, .unread])
        self.dates = dates
    }
}

/// The order in which the files of a source come in its table: within a folder by their names' bytes, a folder's files at the folder's
/// place.
public enum SourceOrder {
    /// Whether `path` comes before `other`; paths are relative, with `/`.
    @inline(__always)
    public static func precedes(_ path: [UInt8], _ other: [UInt8]) -> Bool {
        let count = min(path.count, other.count)
        var at = 0
        while at < count, path[at] == other[at] { at += 1 }
        guard at < count else { return path.count < other.count }
        return rank(path[at]) < rank(other[at])
    }

    @inline(__always)
    private static func rank(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "/") ? 0 : byte }
}

import LedeIndexBytes
import LedeIndexStorage

/// The sources of an index and their files, as of a commit: they tell an update what is new, changed or gone.
///
///     payload := nextFile:u32 sourceCount:varint source*
///     source  := name:text root:text options:text kind:u8 fileCount:varint fileBytes:varint file*     kind: 0 a file, 1 a folder
///     file    := shared:varint rest:text number:zigzag size:varint modified:zigzag flags:u8 hash:u64? dates:text?
///     text    := length:varint byte*
///     zigzag  := varint of 2n for n ≥ 0, of -2n - 1 below
///
/// A file's path is the first `shared` bytes of the path before it and `rest`; it is relative to the source's root, in the order of
/// `SourceOrder`. `number` and `modified` are differences from the file before, or from 0. `flags` are 1 uncertain, 2 outranked, 4 unread,
/// 8 `hash` follows, 16 `dates` follow. Numbers are from 1 and below `nextFile`, which no file has had.
package struct SourceTable: Sendable {
    /// A source and its files.
    package struct Entry: Sendable {
        package let source: IndexedSource
        package let fileCount: Int
        fileprivate let files: ByteSlice?
    }

    /// In reading order.
    package let entries: [Entry]
    /// The number that the next new file gets.
    package let nextFile: UInt32

    /// For an index without sources.
    package init() {
        entries = []
        nextFile = 1
    }

    /// Reads the head of each source; its files are read by `files(of:)`. Complexity: O(sources), and the file's checksums.
    init(_ file: IndexFile) throws(IndexFileError) {
        let payload = try file.slice(at: 0, length: file.count)
        let next = try payload.uint32(at: 0)
        var reader = ByteReader(payload, at: 4)
        var entries: [Entry] = []
        var names: Set<String> = []
        let count = try reader.varint()
        guard next > 0, count <= UInt64(payload.count) else {
            throw payload.corrupt(at: 0, expected: "counts in range", found: "\(next), \(count)")
        }
        for _ in 0..<count {
            let start = reader.offset
            let name = try Self.text(&reader)
            let root = try reader.take(try reader.length()).bytes
            let options = try Self.text(&reader)
            let kind = try reader.byte()
            let fileCount = try reader.varint()
            let bytes = try reader.take(try reader.length())
            guard names.insert(name).inserted, !name.isEmpty, root.first == UInt8(ascii: "/"), !root.contains(0), kind <= 1,
                fileCount <= UInt64(bytes.count / 6),
                kind == 1 || fileCount <= 1
            else { throw payload.corrupt(at: start, expected: "a source", found: name.debugDescription) }
            let source = IndexedSource(name: name, root: root, options: options, isFolder: kind == 1)
            entries.append(Entry(source: source, fileCount: Int(fileCount), files: bytes))
        }
        guard reader.isAtEnd else { throw payload.corrupt(at: reader.offset, expected: "the end") }
        self.entries = entries
        nextFile = next
    }

    private static func text(_ reader: inout ByteReader) throws(IndexFileError) -> String {
        let start = reader.offset
        let bytes = try reader.take(try reader.length()).bytes
        guard let text = String(validating: bytes, as: UTF8.self) else { throw reader.slice.corrupt(at: start, expected: "UTF-8") }
        return text
    }

    /// Walks the files of source number `entry`.
    package func files(of entry: Int) -> SourceFiles {
        SourceFiles(entries[entry].files, count: entries[entry].fileCount, nextFile: nextFile, isFolder: entries[entry].source.isFolder)
    }

    /// The table of the last commit of the index in `directory`; empty if it has none.
    package static func read(_ directory: any Directory) throws(IndexFileError) -> SourceTable {
        var attempts = 0
        while true {
            let manifest = try Manifest.read(directory)
            do throws(IndexFileError) { return try read(directory, manifest) } catch {
                // A writer may have committed meanwhile.
                attempts += 1
                guard error.code == .missing, attempts < 20, try Manifest.read(directory) != manifest else { throw error }
            }
        }
    }

    static func read(_ directory: any Directory, _ manifest: Manifest) throws(IndexFileError) -> SourceTable {
        guard let named = manifest.sources else { return SourceTable() }
        let file = try IndexFile(directory, name: named.name, kind: .sources)
        guard file.contentChecksum == named.checksum else {
            throw IndexFileError(
                .corrupt, file: file.name, expected: "the file that this index was committed with", found: "that of another")
        }
        return try SourceTable(file)
    }
}

/// Walks the files of a source, in their order. A file costs no allocation unless its path is longer than all before.
package struct SourceFiles: Sendable {
    private var reader: ByteReader?
    private let nextFile: UInt32
    private let isFolder: Bool
    /// Files still to come.
    package private(set) var left: Int
    /// The current file's path, relative to the root.
    package private(set) var path: [UInt8] = []
    /// The current file.
    package private(set) var file = SourceFile(number: 0, size: 0, modified: 0)

    fileprivate init(_ bytes: ByteSlice?, count: Int, nextFile: UInt32, isFolder: Bool) {
        reader = bytes.map { ByteReader($0) }
        left = count
        self.nextFile = nextFile
        self.isFolder = isFolder
    }

    /// Goes to the next file.
    /// - Returns: false at the end.
    package mutating func next() throws(IndexFileError) -> Bool {
        guard var reader, left > 0 else {
            if let reader, !reader.isAtEnd { throw reader.slice.corrupt(at: reader.offset, expected: "the end") }
            return false
        }
        let start = reader.offset
        let isFirst = file.number == 0
        let shared = try reader.varint()
        let rest = try reader.take(try reader.length())
        guard shared <= UInt64(path.count) else {
            throw reader.slice.corrupt(at: start, expected: "at most \(path.count) shared bytes", found: "\(shared)")
        }
        // What follows the shared bytes decides the order.
        let before = path.count > Int(shared) ? path[Int(shared)] : nil
        path.removeLast(path.count - Int(shared))
        rest.append(to: &path)
        guard isFirst ? path.isEmpty != isFolder : isInOrder(before, path.count > Int(shared) ? path[Int(shared)] : nil) else {
            throw reader.slice.corrupt(
                at: start, expected: "a path after the one before", found: String(decoding: path, as: UTF8.self).debugDescription)
        }
        let number = Int64(file.number) &+ Self.signed(try reader.varint())
        let size = try reader.varint()
        let modified = file.modified &+ Self.signed(try reader.varint())
        let flags = SourceFile.Flags(rawValue: try reader.byte())
        guard number > 0, number < Int64(nextFile), size <= UInt64(Int64.max), flags.isSubset(of: .all) else {
            throw reader.slice.corrupt(
                at: start, expected: "a file's number, size and flags", found: "\(number), \(size), \(flags.rawValue)")
        }
        file.number = UInt32(number)
        file.size = size
        file.modified = modified
        file.flags = flags.intersection([.uncertain, .outranked, .unread])
        file.contentHash = nil
        if flags.contains(.hashed) {
            file.contentHash = try reader.slice.uint64(at: reader.offset)
            _ = try reader.take(8)
        }
        if flags.contains(.dated) {
            file.dates = try reader.take(try reader.length()).bytes
        } else if !file.dates.isEmpty {
            file.dates = []
        }
        self.reader = reader
        left -= 1
        return true
    }

    private func isInOrder(_ before: UInt8?, _ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        guard let before else { return true }
        return SourceOrder.precedes([before], [byte])
    }

    private static func signed(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}

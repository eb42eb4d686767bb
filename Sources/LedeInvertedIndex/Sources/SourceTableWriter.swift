import LedeIndexBytes
import LedeIndexStorage

/// Makes the table that `SourceTable` reads.
package struct SourceTableWriter: Sendable {
    private var payload = ByteWriter()
    private var sourceCount = 0
    private var source: IndexedSource?
    private var files = ByteWriter()
    private var fileCount = 0
    private var lastPath: [UInt8] = []
    private var last = SourceFile(number: 0, size: 0, modified: 0)

    package init() {}

    /// Begins the next source.
    package mutating func begin(_ source: IndexedSource) {
        endSource()
        self.source = source
    }

    /// Adds the next file of the current source.
    /// - Parameter path: relative to the source's root; empty for a source that is a file.
    package mutating func add(_ path: [UInt8], _ file: SourceFile) {
        var shared = 0
        let most = min(path.count, lastPath.count)
        while shared < most, path[shared] == lastPath[shared] { shared += 1 }
        files.append(varint: UInt64(shared))
        files.append(varint: UInt64(path.count - shared))
        files.append(path[shared...])
        files.append(varint: Self.zigzag(Int64(file.number) - Int64(last.number)))
        files.append(varint: file.size)
        files.append(varint: Self.zigzag(file.modified &- last.modified))
        var flags = file.flags.intersection([.uncertain, .outranked, .unread])
        if file.contentHash != nil { flags.insert(.hashed) }
        if !file.dates.isEmpty { flags.insert(.dated) }
        files.append(byte: flags.rawValue)
        if let hash = file.contentHash { files.append(uint64: hash) }
        if !file.dates.isEmpty {
            files.append(varint: UInt64(file.dates.count))
            files.append(file.dates)
        }
        lastPath.removeLast(lastPath.count - shared)
        lastPath.append(contentsOf: path[shared...])
        last = file
        fileCount += 1
    }

    private static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }

    private mutating func endSource() {
        guard let source else { return }
        for text in [Array(source.name.utf8), source.root, Array(source.options.utf8)] {
            payload.append(varint: UInt64(text.count))
            payload.append(text)
        }
        payload.append(byte: source.isFolder ? 1 : 0)
        payload.append(varint: UInt64(fileCount))
        payload.append(varint: UInt64(files.count))
        payload.append(files.bytes)
        sourceCount += 1
        self.source = nil
        files.removeAll()
        fileCount = 0
        lastPath = []
        last = SourceFile(number: 0, size: 0, modified: 0)
    }

    /// Writes the table as a file of an index, and makes it durable.
    /// - Parameter nextFile: greater than the numbers of all files.
    mutating func write(_ directory: any Directory, name: String, nextFile: UInt32) throws(IndexFileError) {
        endSource()
        var head = ByteWriter()
        head.append(uint32: nextFile)
        head.append(varint: UInt64(sourceCount))
        let file = try IndexFileWriter(directory, name: name, kind: .sources)
        try file.append(head)
        try file.append(payload)
        _ = try file.finish(sync: true)
    }
}

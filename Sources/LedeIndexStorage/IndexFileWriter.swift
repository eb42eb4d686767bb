import LedeIndexBytes

/// Writes one file of an index: the payload front to back, framed as `IndexFileFormat` says.
package final class IndexFileWriter {
    private let file: any OutputFile
    private var buffer: [UInt8] = []
    private var flushed = 0
    private var page = CRC32C()
    private var pageFill = 0
    private var checksums = ByteWriter()
    private let header: [UInt8]
    /// The first error. What was written before may not be whole, so every later call throws it again.
    private var failure: IndexFileError?

    /// Creates the file `name` in `directory`.
    package init(_ directory: any Directory, name: String, kind: IndexFileKind) throws(IndexFileError) {
        var header = ByteWriter()
        header.append(IndexFileFormat.magic)
        header.append(kind.rawValue.utf8)
        header.append(uint32: IndexFileFormat.version)
        header.append(uint32: 0)
        self.header = header.bytes
        file = try directory.create(name)
        buffer.reserveCapacity(Self.bufferSize)
        try file.append(header.bytes.span)
    }

    private static let bufferSize = 1 << 18

    /// Where the next byte of the payload goes.
    package var offset: Int { flushed + buffer.count }

    /// Adds bytes to the payload.
    package func append(_ bytes: [UInt8]) throws(IndexFileError) {
        guard !bytes.isEmpty else { return }
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Adds `writer`'s bytes to the payload.
    package func append(_ writer: ByteWriter) throws(IndexFileError) { try append(writer.bytes) }

    private func flush() throws(IndexFileError) {
        if let failure { throw failure }
        do throws(IndexFileError) { try writeBuffer() } catch {
            failure = error
            throw error
        }
    }

    private func writeBuffer() throws(IndexFileError) {
        let full = buffer
        buffer = []
        let bytes = full.span
        var done = 0
        while done < bytes.count {
            let part = min(bytes.count - done, IndexFileFormat.pageSize - pageFill)
            page.update(bytes.extracting(done..<(done + part)))
            done += part
            pageFill += part
            if pageFill == IndexFileFormat.pageSize { endPage() }
        }
        try file.append(bytes)
        flushed += full.count
        buffer = full
        buffer.removeAll(keepingCapacity: true)
    }

    private func endPage() {
        checksums.append(uint32: page.value)
        page = CRC32C()
        pageFill = 0
    }

    /// Writes what is left, makes the file durable when `sync` is true, and closes it.
    /// - Returns: the size of the whole file in bytes.
    package func finish(sync: Bool) throws(IndexFileError) -> Int {
        try flush()
        if pageFill > 0 { endPage() }
        let head = header
        var framed = CRC32C()
        framed.update(head.span)
        let sums = checksums.bytes
        framed.update(sums.span)
        var trailer = ByteWriter()
        trailer.append(uint64: UInt64(flushed))
        trailer.append(uint32: UInt32(checksums.count / 4))
        trailer.append(uint32: framed.value)
        trailer.append(uint64: 0)
        let summed = trailer.bytes
        trailer.append(uint32: CRC32C.checksum(summed.span))
        trailer.append(IndexFileFormat.endMagic)
        let end = trailer.bytes
        try file.append(sums.span)
        try file.append(end.span)
        if sync { try file.sync() }
        try file.close()
        return IndexFileFormat.headerSize + flushed + sums.count + IndexFileFormat.trailerSize
    }
}

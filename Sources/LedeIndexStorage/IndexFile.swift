import LedeIndexBytes

/// A file of an index opened for reading: its frame is checked when it opens, each page of the payload when it is first used.
package final class IndexFile: Sendable {
    package let kind: IndexFileKind
    private let payload: ByteSlice
    private let checksums: ByteSlice
    private let verified: VerifiedPages
    /// CRC-32C of the header and of the checksums of all pages: files of different content share one only by chance.
    package let contentChecksum: UInt32

    /// Opens `name` and checks magic, kind, version, lengths and the frame's checksums. Complexity: O(pages).
    package init(_ directory: any Directory, name: String, kind: IndexFileKind) throws(IndexFileError) {
        let file = try directory.open(name)
        self.kind = kind
        let header = IndexFileFormat.headerSize
        let trailerSize = IndexFileFormat.trailerSize
        guard file.count >= header + trailerSize else {
            throw IndexFileError(
                .truncated, file: file.storage.name, offset: file.count, expected: "at least \(header + trailerSize) bytes",
                found: "\(file.count)")
        }
        guard try file.slice(at: 0, length: 4).bytes == IndexFileFormat.magic else {
            throw file.corrupt(at: 0, expected: "\"LEDE\"", found: "something else")
        }
        let found = String(decoding: try file.slice(at: 4, length: 4).bytes, as: UTF8.self)
        guard found == kind.rawValue else { throw file.corrupt(at: 4, expected: kind.rawValue, found: found.debugDescription) }
        let version = try file.uint32(at: 8)
        guard version <= IndexFileFormat.version else {
            throw IndexFileError(
                .tooNew, file: file.storage.name, offset: 8, expected: "format \(IndexFileFormat.version)", found: "\(version)")
        }
        guard version >= IndexFileFormat.oldestVersion else {
            throw IndexFileError(
                .tooOld, file: file.storage.name, offset: 8, expected: "format \(IndexFileFormat.oldestVersion)",
                found: "\(version)")
        }

        let trailerStart = file.count - trailerSize
        let trailer = try file.slice(at: trailerStart, length: trailerSize)
        guard try trailer.slice(at: 28, length: 4).bytes == IndexFileFormat.endMagic else {
            throw IndexFileError(.truncated, file: file.storage.name, offset: trailerStart, expected: "the file's end mark")
        }
        let trailerSum = try trailer.slice(at: 0, length: 24).withSpan { CRC32C.checksum($0) }
        guard try trailer.uint32(at: 24) == trailerSum else {
            throw file.corrupt(at: trailerStart, expected: "checksum \(trailerSum)", found: "\(try trailer.uint32(at: 24))")
        }
        let length = try trailer.size(at: 0)
        let pages = Int(try trailer.uint32(at: 8))
        guard length <= file.count, pages == IndexFileFormat.pageCount(payloadLength: length),
            file.count == header + length + 4 * pages + trailerSize
        else { throw file.corrupt(at: trailerStart, expected: "lengths that add up to \(file.count) bytes") }
        payload = try file.slice(at: header, length: length)
        checksums = try file.slice(at: header + length, length: 4 * pages)
        var framed = CRC32C()
        try file.slice(at: 0, length: header).withSpan { framed.update($0) }
        checksums.withSpan { framed.update($0) }
        guard try trailer.uint32(at: 12) == framed.value else {
            throw file.corrupt(at: header + length, expected: "checksum \(framed.value)", found: "another")
        }
        contentChecksum = framed.value
        verified = VerifiedPages(count: pages)
    }

    /// Bytes of payload.
    package var count: Int { payload.count }

    /// Bytes of the whole file.
    package var fileSize: Int {
        IndexFileFormat.headerSize + payload.count + checksums.count + IndexFileFormat.trailerSize
    }

    /// The file's name, for messages.
    package var name: String { payload.storage.name }

    /// `length` bytes of the payload from `offset` on, after every page that they touch has passed its checksum.
    package func slice(at offset: Int, length: Int) throws(IndexFileError) -> ByteSlice {
        let slice = try payload.slice(at: offset, length: length)
        try verify(at: offset, length: length)
        return slice
    }

    /// `length` bytes of the payload, whose pages the reader verifies with `verify(at:length:)` as it reaches them.
    package func unverifiedSlice(at offset: Int, length: Int) throws(IndexFileError) -> ByteSlice {
        try payload.slice(at: offset, length: length)
    }

    /// Checks the pages of a range of the payload that have not been checked yet.
    package func verify(at offset: Int, length: Int) throws(IndexFileError) {
        guard length > 0 else { return }
        guard offset >= 0, length <= payload.count, offset <= payload.count - length else {
            throw payload.corrupt(at: max(0, min(offset, payload.count)), expected: "\(length) bytes")
        }
        for page in (offset / IndexFileFormat.pageSize)...((offset + length - 1) / IndexFileFormat.pageSize)
        where !verified[page] {
            try verifyPage(page)
        }
    }

    /// Checks the same pages.
    /// - Returns: the bytes of the payload that these pages hold, all known to be good.
    package func verifiedPages(at offset: Int, length: Int) throws(IndexFileError) -> Range<Int> {
        try verify(at: offset, length: length)
        let size = IndexFileFormat.pageSize
        let start = offset / size * size
        return start..<max(start, (offset + length + size - 1) / size * size)
    }

    /// Releases the memory that the file has come to occupy, for readers that have moved past most of it.
    package func evictPages() { payload.storage.evictPages() }

    /// Computes the checksum of every page, whether or not it passed before.
    package func verifyAll() throws(IndexFileError) {
        for page in 0..<(checksums.count / 4) { try verifyPage(page) }
    }

    private func verifyPage(_ page: Int) throws(IndexFileError) {
        let start = page * IndexFileFormat.pageSize
        let bytes = try payload.slice(at: start, length: min(IndexFileFormat.pageSize, payload.count - start))
        let computed = bytes.withSpan { CRC32C.checksum($0) }
        let recorded = try checksums.uint32(at: page * 4)
        guard computed == recorded else {
            throw payload.corrupt(at: start, expected: "checksum \(recorded)", found: "\(computed)")
        }
        verified.pass(page)
    }
}

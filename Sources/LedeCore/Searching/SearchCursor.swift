import Foundation
import LedeIndexBytes
import LedeQueryLanguage
import LedeRetrieval

/// Where a page of results ends: the next one, of the same search, goes on after it.
///
/// In an index that has not changed, the pages are the parts of one list. After a commit an order by score is refused
/// (`SearchRequestError.indexChanged`): every commit moves every score, so that a list by new scores, cut at an old one, would silently
/// repeat articles and lack others. An order by date goes on: the place is that of the last article shown, found again by its id, with the
/// date that it had. What was added meanwhile shows if it belongs after that place. If that article is gone, or near-duplicates are
/// collapsed, that too is refused. Another index's cursor is refused (`SearchRequestError.otherIndex`), or, if it cannot be told from an
/// earlier commit's, as `indexChanged`. (`Index.optimize` may give articles of one date another order among themselves.)
package struct SearchCursor: Sendable, Hashable {
    /// The commit's number.
    let generation: Int64
    /// The commit itself (`IndexReader.contentHash`): separately built indexes have commits of the same number.
    let identity: UInt64
    /// Of the search.
    let fingerprint: UInt64
    /// Results on this and all pages before.
    let count: Int
    /// What an order by date takes from the last result's date; 0 by score.
    let dateKey: UInt32
    /// The id of the last result.
    let id: String

    init(generation: Int64, identity: UInt64, fingerprint: UInt64, count: Int, dateKey: UInt32, id: String) {
        self.generation = generation
        self.identity = identity
        self.fingerprint = fingerprint
        self.count = count
        self.dateKey = dateKey
        self.id = id
    }

    private static let version: UInt8 = 3

    /// The cursor as text of letters, digits, `-` and `_`.
    ///
    ///     token := base64url of version:u8 generation:u64 identity:u64 fingerprint:u64 count:u64 dateKey:u32 id crc32c:u32 of all before
    package var token: String {
        var writer = ByteWriter()
        writer.append(byte: Self.version)
        writer.append(uint64: UInt64(bitPattern: generation))
        writer.append(uint64: identity)
        writer.append(uint64: fingerprint)
        writer.append(uint64: UInt64(count))
        writer.append(uint32: dateKey)
        writer.append(id.utf8)
        let bytes = writer.bytes
        writer.append(uint32: CRC32C.checksum(bytes.span))
        return Data(writer.bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// - Throws: `SearchRequestError.noCursor`.
    package init(token: String) throws(SearchRequestError) {
        let padded =
            token.replacing("-", with: "+").replacing("_", with: "/") + String(repeating: "=", count: (4 - token.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: padded) else { throw .noCursor }
        let slice = ByteStorage(name: "cursor", copying: Array(data)).slice
        do throws(IndexFileError) {
            let end = slice.count - 4
            let sum = try slice.slice(at: 0, length: end).withSpan { CRC32C.checksum($0) }
            let idBytes = try slice.slice(at: 37, length: end - 37)
            guard try slice.uint32(at: end) == sum, try slice.byte(at: 0) == Self.version,
                let id = String(validating: idBytes.bytes, as: UTF8.self)
            else {
                throw slice.corrupt(at: 0)
            }
            // No page follows more results than there can be articles.
            guard let count = UInt32(exactly: try slice.uint64(at: 25)) else { throw slice.corrupt(at: 25) }
            self.init(
                generation: Int64(bitPattern: try slice.uint64(at: 1)), identity: try slice.uint64(at: 9),
                fingerprint: try slice.uint64(at: 17),
                count: Int(count), dateKey: try slice.uint32(at: 33), id: id)
        } catch {
            throw .noCursor
        }
    }
}

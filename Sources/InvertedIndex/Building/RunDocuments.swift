import ArticleModel
import IndexBytes
import IndexStorage

/// The ids, lengths and origins of a run's documents, in memory.
struct RunDocuments: Sendable {
    private var ids: [UInt8] = []
    /// Where each id ends in `ids`.
    private var idEnds: [Int] = []
    /// The tokens of each document per field, document by document.
    private var lengths: [UInt32] = []
    private var files: [UInt32] = []
    private var contentHashes: [UInt64] = []

    private static let fieldCount = IndexedField.allCases.count

    var count: Int { idEnds.count }

    /// Bytes of memory in use.
    var byteCount: Int { ids.capacity + idEnds.capacity * 8 + lengths.capacity * 4 + files.capacity * 4 + contentHashes.capacity * 8 }

    mutating func add(id: String, lengths documentLengths: [UInt32], origin: ArticleOrigin = .none) {
        ids.append(contentsOf: id.utf8)
        idEnds.append(ids.count)
        lengths.append(contentsOf: documentLengths)
        files.append(origin.file)
        contentHashes.append(origin.contentHash)
    }

    /// The UTF-8 of the id of `doc`, which is below `count`.
    func id(_ doc: Int) -> ArraySlice<UInt8> { ids[(doc == 0 ? 0 : idEnds[doc - 1])..<idEnds[doc]] }

    /// Where the article of `doc`, which is below `count`, comes from.
    func origin(_ doc: Int) -> ArticleOrigin { ArticleOrigin(file: files[doc], contentHash: contentHashes[doc]) }

    /// The tokens of `doc`, which is below `count`, per field.
    func lengths(_ doc: Int) -> ArraySlice<UInt32> { lengths[doc * Self.fieldCount..<(doc + 1) * Self.fieldCount] }
}

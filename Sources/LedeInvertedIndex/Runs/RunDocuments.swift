import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// The ids, lengths and origins of a run's documents, in memory.
struct RunDocuments: Sendable {
    private var ids: [UInt8] = []
    /// Where each id ends in `ids`.
    private var idEnds: [Int] = []
    /// The tokens of each document per field, document by document.
    private var lengths: [UInt32] = []
    private var files: [UInt32] = []
    private var contentHashes: [UInt64] = []

    /// What else is known about the documents; empty if that is nothing for all of them.
    private var marks: [Mark] = []
    /// Documents whose id has changed.
    private var renamed: [Int: [UInt8]] = [:]

    struct Mark: OptionSet {
        let rawValue: UInt8

        /// Its id comes from its content, and `CopyNumbers` has to tell it from others.
        static let copy = Mark(rawValue: 1)
        /// Its date can be read in several ways.
        static let openDate = Mark(rawValue: 2)
    }

    private static let fieldCount = IndexedField.allCases.count

    var count: Int { idEnds.count }

    /// Bytes of memory in use.
    var byteCount: Int {
        ids.capacity + idEnds.capacity * 8 + lengths.capacity * 4 + files.capacity * 4 + contentHashes.capacity * 8 + marks.capacity
    }

    mutating func add(id: String, lengths documentLengths: [UInt32], origin: ArticleOrigin = .none, _ mark: Mark = []) {
        if !mark.isEmpty, marks.isEmpty { marks = Array(repeating: [], count: count) }
        if !mark.isEmpty || !marks.isEmpty { marks.append(mark) }
        ids.append(contentsOf: id.utf8)
        idEnds.append(ids.count)
        lengths.append(contentsOf: documentLengths)
        files.append(origin.file)
        contentHashes.append(origin.contentHash)
    }

    /// The UTF-8 of the id of `doc`, which is below `count`.
    func id(_ doc: Int) -> ArraySlice<UInt8> {
        if !renamed.isEmpty, let id = renamed[doc] { return id[...] }
        return ids[(doc == 0 ? 0 : idEnds[doc - 1])..<idEnds[doc]]
    }

    /// Whether some document's id comes from its content.
    var hasCopies: Bool { !marks.isEmpty }

    /// Whether the id of `doc` comes from its content.
    func isCopy(_ doc: Int) -> Bool { marks.isEmpty ? false : marks[doc].contains(.copy) }

    /// Whether the date of `doc` can be read in several ways.
    func hasOpenDate(_ doc: Int) -> Bool { marks.isEmpty ? false : marks[doc].contains(.openDate) }

    /// Gives `doc` another id.
    mutating func rename(_ doc: Int, _ id: [UInt8]) { renamed[doc] = id }

    /// Where the article of `doc`, which is below `count`, comes from.
    func origin(_ doc: Int) -> ArticleOrigin { ArticleOrigin(file: files[doc], contentHash: contentHashes[doc]) }

    /// The tokens of `doc`, which is below `count`, per field.
    func lengths(_ doc: Int) -> ArraySlice<UInt32> { lengths[doc * Self.fieldCount..<(doc + 1) * Self.fieldCount] }
}

import SwiftProtobuf

/// Reads a file in the Common Index File Format front to back: what it holds, the terms, the documents. Every message is checked as it is
/// read.
///
/// Memory is bounded by one message, which is no longer than a list of all documents.
package struct CIFFReader {
    /// What the file holds, by its header.
    package let summary: CIFFSummary
    private var messages: MessageFraming
    private let docCount: Int
    private var termsLeft: Int
    private var docsRead = 0
    private var previousTerm: [UInt8] = []

    /// Bytes of the longest header and of the longest record of a document.
    static let longestRecord = 1 << 20
    /// Bytes of the longest term.
    package static let longestTerm = 32_768
    /// Bytes of the longest posting in a list: a frame of two bytes, and two numbers of a tag byte and at most ten more.
    private static let longestPosting = 24

    /// Reads the header.
    /// - Parameters:
    ///   - name: what messages call the file.
    ///   - nextBlock: appends the next bytes, decompressed; false at the end.
    /// - Throws: `CIFFError` for what is not a header, another version, and a file of only part of a collection's documents, whose
    ///   statistics would not be the collection's; what `nextBlock` throws.
    package init(name: String, nextBlock: @escaping (inout [UInt8]) throws -> Bool) throws {
        messages = MessageFraming(file: name, nextBlock: nextBlock)
        guard let bytes = try Self.next(&messages, limit: Self.longestRecord, what: "header") else {
            throw CIFFError(.truncated, file: name, problem: "the file is empty")
        }
        let header: CIFFHeader = try Self.decode(bytes, name, at: 0, what: "header")
        func corrupt(_ problem: String) -> CIFFError { CIFFError(.corrupt, file: name, offset: 0, problem: problem) }
        guard header.version == 1 else {
            throw CIFFError(.unsupported, file: name, offset: 0, problem: "version \(header.version) of the format; version 1 is read")
        }
        guard header.numPostingsLists >= 0, header.numDocs >= 0, header.totalTermsInCollection >= 0, header.averageDoclength >= 0,
            header.averageDoclength.isFinite
        else { throw corrupt("the header's counts are below 0") }
        guard header.totalDocs == header.numDocs else {
            throw CIFFError(
                .unsupported, file: name, offset: 0,
                problem: "it holds \(header.numDocs) of a collection's \(header.totalDocs) documents; all are needed")
        }
        docCount = Int(header.numDocs)
        termsLeft = Int(header.numPostingsLists)
        summary = CIFFSummary(
            termCount: termsLeft, docCount: docCount, tokenCount: header.totalTermsInCollection, averageLength: header.averageDoclength,
            description: header.description_p)
    }

    /// Bytes of the file before the next message.
    package var offset: Int { messages.offset }

    /// The next term; nil after the last one.
    /// - Throws: `CIFFError` for a list whose terms do not ascend by their bytes, whose documents do not ascend or are not the file's, or
    ///   whose counts are not its postings'.
    package mutating func nextTerm() throws -> CIFFTerm? {
        guard termsLeft > 0 else { return nil }
        let (file, place) = (messages.file, messages.offset)
        func corrupt(_ problem: String) -> CIFFError { CIFFError(.corrupt, file: file, offset: place, problem: problem) }
        let limit = min(docCount * Self.longestPosting + Self.longestTerm + 64, MessageFraming.longestMessage)
        guard let bytes = try Self.next(&messages, limit: limit, what: "postings list") else {
            throw CIFFError(
                .truncated, file: file, offset: place, problem: "the file ends \(termsLeft) postings lists before what its header announces"
            )
        }
        let list: CIFFPostingsList = try Self.decode(bytes, file, at: place, what: "postings list")
        let term = Array(list.term.utf8)
        // Only faulty terms are named, and they are few.
        var name: String { String(list.term.prefix(60)).debugDescription }
        guard !term.isEmpty, !term.contains(0) else { throw corrupt("a term that is empty or has a NUL") }
        guard term.count <= Self.longestTerm else {
            throw CIFFError(.tooLarge, file: file, offset: place, problem: "a term of \(term.count) bytes; \(Self.longestTerm) are read")
        }
        guard previousTerm.lexicographicallyPrecedes(term) else {
            throw corrupt("the term \(name) does not come after the one before it by its bytes")
        }
        guard !list.postings.isEmpty, Int64(list.postings.count) == list.df else {
            throw corrupt("the term \(name) has \(list.postings.count) postings and a document frequency of \(list.df)")
        }
        var result = CIFFTerm(term: term, docs: [], freqs: [])
        result.docs.reserveCapacity(list.postings.count)
        result.freqs.reserveCapacity(list.postings.count)
        var doc: Int64 = 0
        var collectionFreq: Int64 = 0
        for (index, posting) in list.postings.enumerated() {
            guard posting.docid >= (index == 0 ? 0 : 1) else { throw corrupt("the documents of the term \(name) do not ascend") }
            doc += Int64(posting.docid)
            guard doc < docCount else { throw corrupt("the term \(name) occurs in document \(doc) of \(docCount), counted from 0") }
            guard posting.tf >= 1 else { throw corrupt("the term \(name) occurs \(posting.tf) times in document \(doc)") }
            // Both are below 2³¹, and there are fewer than 2³¹ of them.
            collectionFreq += Int64(posting.tf)
            result.docs.append(UInt32(doc))
            result.freqs.append(UInt32(posting.tf))
        }
        guard collectionFreq == list.cf else {
            throw corrupt("the term \(name) occurs \(collectionFreq) times and has a collection frequency of \(list.cf)")
        }
        previousTerm = term
        termsLeft -= 1
        return result
    }

    /// Skips the terms that are left, without looking at them.
    package mutating func skipTerms() throws {
        while termsLeft > 0 {
            let place = messages.offset
            guard let length = try messages.length() else {
                throw CIFFError(
                    .truncated, file: messages.file, offset: place,
                    problem: "the file ends \(termsLeft) postings lists before what its header announces")
            }
            try messages.skip(length, at: place)
            termsLeft -= 1
        }
    }

    /// The next document; nil after the last one, where the file must end.
    /// - Precondition: all terms were taken or skipped.
    package mutating func nextDocument() throws -> CIFFDocument? {
        precondition(termsLeft == 0)
        let (file, place) = (messages.file, messages.offset)
        func corrupt(_ problem: String) -> CIFFError { CIFFError(.corrupt, file: file, offset: place, problem: problem) }
        guard docsRead < docCount else {
            guard try messages.length() == nil else { throw corrupt("the file goes on after all that its header announces") }
            return nil
        }
        guard let bytes = try Self.next(&messages, limit: Self.longestRecord, what: "document's record") else {
            throw CIFFError(
                .truncated, file: file, offset: place,
                problem: "the file ends \(docCount - docsRead) documents before what its header announces")
        }
        let record: CIFFDocRecord = try Self.decode(bytes, file, at: place, what: "document's record")
        guard record.docid == docsRead else { throw corrupt("document \(record.docid) where \(docsRead) should be") }
        guard !record.collectionDocid.isEmpty else { throw corrupt("document \(docsRead) has no id") }
        guard record.doclength >= 0 else { throw corrupt("document \(docsRead) has \(record.doclength) tokens") }
        docsRead += 1
        return CIFFDocument(id: record.collectionDocid, length: UInt32(record.doclength))
    }

    /// The next message, of `limit` bytes at most; nil at the end.
    private static func next(_ messages: inout MessageFraming, limit: Int, what: String) throws -> [UInt8]? {
        let place = messages.offset
        guard let length = try messages.length() else { return nil }
        guard length <= limit else {
            throw CIFFError(
                .tooLarge, file: messages.file, offset: place, problem: "a \(what) of \(length) bytes; \(limit) are the most there can be")
        }
        return try messages.message(length, at: place)
    }

    private static func decode<Message: SwiftProtobuf.Message>(
        _ bytes: [UInt8], _ file: String, at offset: Int, what: String
    ) throws(CIFFError) -> Message {
        var options = BinaryDecodingOptions()
        options.discardUnknownFields = true
        do {
            return try Message(serializedBytes: bytes, options: options)
        } catch {
            throw CIFFError(.corrupt, file: file, offset: offset, problem: "not a \(what)")
        }
    }
}

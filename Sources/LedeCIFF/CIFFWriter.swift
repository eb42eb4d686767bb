import SwiftProtobuf

/// Writes a file in the Common Index File Format front to back: the summary, then as many terms and documents as it says. One message is in
/// memory.
package struct CIFFWriter {
    private let output: CIFFOutput
    private var termsLeft: Int
    private var docsLeft: Int
    private var nextDoc: Int32 = 0

    /// - Throws: `CIFFError`, `.tooLarge` for more than the format can count.
    package init(_ output: CIFFOutput, summary: CIFFSummary) throws(CIFFError) {
        self.output = output
        termsLeft = summary.termCount
        docsLeft = summary.docCount
        var header = CIFFHeader()
        header.version = 1
        header.numPostingsLists = try Self.number(summary.termCount, "terms", output.path)
        header.numDocs = try Self.number(summary.docCount, "documents", output.path)
        header.totalPostingsLists = header.numPostingsLists
        header.totalDocs = header.numDocs
        header.totalTermsInCollection = summary.tokenCount
        header.averageDoclength = summary.averageLength
        header.description_p = summary.description
        try write(header)
    }

    private static func number(_ value: Int, _ what: String, _ file: String) throws(CIFFError) -> Int32 {
        guard let number = Int32(exactly: value) else {
            throw CIFFError(.tooLarge, file: file, problem: "the format cannot hold \(value) \(what)")
        }
        return number
    }

    /// Adds the next term, in ascending order of bytes.
    /// - Throws: `CIFFError`, `.unsupported` for a term that is not UTF-8, which the format cannot hold; `.tooLarge`.
    package mutating func add(_ term: CIFFTerm) throws(CIFFError) {
        guard let name = String(validating: term.term, as: UTF8.self) else {
            throw CIFFError(
                .unsupported, file: output.path,
                problem: "the term \(String(decoding: term.term, as: UTF8.self).debugDescription) is not valid UTF-8")
        }
        var list = CIFFPostingsList()
        list.term = name
        list.df = Int64(term.docs.count)
        list.postings.reserveCapacity(term.docs.count)
        var previous: UInt32 = 0
        for (doc, freq) in zip(term.docs, term.freqs) {
            var posting = CIFFPosting()
            posting.docid = try Self.number(Int(doc &- previous), "documents", output.path)
            posting.tf = try Self.number(Int(freq), "occurrences in a document", output.path)
            list.cf += Int64(freq)
            list.postings.append(posting)
            previous = doc
        }
        termsLeft -= 1
        try write(list)
    }

    /// Adds the next document.
    package mutating func add(_ document: CIFFDocument) throws(CIFFError) {
        var record = CIFFDocRecord()
        record.docid = nextDoc
        record.collectionDocid = document.id
        record.doclength = try Self.number(Int(document.length), "tokens in a document", output.path)
        nextDoc += 1
        docsLeft -= 1
        try write(record)
    }

    /// Ends the file.
    /// - Throws: `CIFFError`, `.corrupt` where there were not as many terms or documents as the summary says.
    package consuming func finish() throws(CIFFError) {
        guard termsLeft == 0, docsLeft == 0 else {
            throw CIFFError(
                .corrupt, file: output.path,
                problem: "the index holds \(abs(termsLeft)) terms and \(abs(docsLeft)) documents more or less than it says")
        }
        try output.finish()
    }

    private func write(_ message: some SwiftProtobuf.Message) throws(CIFFError) {
        let bytes: [UInt8]
        do {
            bytes = try message.serializedBytes()
        } catch {
            throw CIFFError(.tooLarge, file: output.path, problem: "a message of more than 2 GiB")
        }
        var length = UInt64(bytes.count)
        var prefix: [UInt8] = []
        while length >= 0x80 {
            prefix.append(UInt8(truncatingIfNeeded: length) | 0x80)
            length >>= 7
        }
        prefix.append(UInt8(length))
        try output.append(prefix)
        try output.append(bytes)
    }
}

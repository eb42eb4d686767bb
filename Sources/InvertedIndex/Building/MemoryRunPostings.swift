import IndexBytes

/// The postings of a run in memory, for a merge.
final class MemoryRunPostings: TermPostings {
    private let table: TermTable
    private let docCount: Int
    private let terms: [TermTable.Term]
    private var index = -1
    private var progress = PostingWords.Progress()
    private(set) var term: [UInt8] = []

    init(_ table: TermTable, docCount: Int) {
        self.table = table
        self.docCount = docCount
        terms = table.sortedTerms()
    }

    var key: UInt64 { terms[index].key }

    func next() throws(IndexFileError) -> Bool {
        guard index + 1 < terms.count else { return false }
        index += 1
        progress = PostingWords.Progress()
        if index + TermTable.lookAhead < terms.count { table.touch(terms[index + TermTable.lookAhead]) }
        term.removeAll(keepingCapacity: true)
        table.withBytes(of: terms[index]) { bytes in
            term.append(addingCapacity: bytes.count) { output in
                for index in bytes.indices { output.append(bytes[index]) }
            }
        }
        return true
    }

    func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool {
        try table.withWords(of: terms[index]) { words throws(IndexFileError) in
            try PostingWords.read(words, &progress, limit: limit, docLimit: docCount, file: "a run", into: postings)
        }
        return progress.words < terms[index].wordCount
    }
}

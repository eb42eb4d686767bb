import LedeIndexBytes

/// The postings of a run in memory, for a merge.
final class MemoryRunPostings: TermPostings {
    private let table: TermTable
    private let docCount: Int
    private let terms: [TermTable.Term]
    private var index = -1
    private var progress = PostingWords.Progress()

    init(_ table: TermTable, docCount: Int) {
        self.table = table
        self.docCount = docCount
        terms = table.sortedTerms()
    }

    var key: UInt64 { terms[index].key }

    var termLength: Int { terms[index].length }

    func withTerm<Result>(_ body: (Span<UInt8>) -> Result) -> Result { table.withBytes(of: terms[index], body) }

    func next() throws(IndexFileError) -> Bool {
        guard index + 1 < terms.count else { return false }
        index += 1
        progress = PostingWords.Progress()
        if index + TermTable.lookAhead < terms.count { table.touch(terms[index + TermTable.lookAhead]) }
        return true
    }

    func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool {
        try table.withWords(of: terms[index]) { words throws(IndexFileError) in
            try PostingWords.read(words, &progress, limit: limit, docLimit: docCount, file: "a run", into: postings)
        }
        return progress.words < terms[index].wordCount
    }
}

import LedeIndexBytes
import LedeIndexStorage

/// The postings of a run on disk (`RunFile`), for a merge.
final class FileRunPostings: TermPostings {
    private let file: IndexFile
    private let docCount: Int
    private var left: Int
    /// Where the next term starts.
    private var offset = 0
    private var words: ByteSlice?
    private var progress = PostingWords.Progress()
    private let evictionStep: Int
    private var unevicted = 0
    private var term: [UInt8] = []
    private(set) var key: UInt64 = 0

    /// - Parameters:
    ///   - name: the run's name, which begins its file's.
    ///   - evictionStep: bytes read after which their pages are released.
    init(
        _ directory: any Directory, name: String, docCount: Int, termCount: Int, evictionStep: Int
    ) throws(IndexFileError) {
        self.evictionStep = evictionStep
        file = try IndexFile(directory, name: "\(name).\(IndexFileKind.postings.ending)", kind: .postings)
        self.docCount = docCount
        left = termCount
    }

    func withTerm<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        let term = term
        return body(term.span)
    }

    var termLength: Int { term.count }

    func next() throws(IndexFileError) -> Bool {
        if unevicted > evictionStep || left == 0 {
            file.evictPages()
            unevicted = 0
        }
        guard left > 0 else { return false }
        left -= 1
        let head = try file.slice(at: offset, length: 8)
        let length = Int(try head.uint32(at: 0))
        let wordCount = Int(try head.uint32(at: 4))
        term = try file.slice(at: offset + 8, length: length).bytes
        key = Self.key(of: term.span)
        let start = offset + 8 + (length + 3) & ~3
        words = try file.unverifiedSlice(at: start, length: wordCount * 4)
        progress = PostingWords.Progress()
        unevicted += start - offset + wordCount * 4
        offset = start + wordCount * 4
        return true
    }

    func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool {
        guard let words else { return false }
        if progress.words == 0 { try file.verify(at: offset - words.count, length: words.count) }
        // SAFETY: the bytes are read during the call, within their bounds.
        try words.withUnsafeBytes { bytes throws(IndexFileError) in
            try PostingWords.read(bytes, &progress, limit: limit, docLimit: docCount, file: file.name, into: postings)
        }
        return progress.words < words.count / 4
    }
}

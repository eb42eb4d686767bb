import LedeIndexBytes
import LedeIndexStorage

/// A run's postings on disk, until they are committed; not part of an index.
///
///     payload := term*                                                ascending
///     term    := length:u32 wordCount:u32 bytes zeros words           zeros up to a multiple of 4; words as `PostingWords` says
enum RunFile {
    static func write(_ terms: TermTable, _ directory: any Directory, run: String) throws(IndexFileError) -> Int {
        let file = try IndexFileWriter(directory, name: "\(run).postings", kind: .postings)
        let sorted = terms.sortedTerms()
        var scratch = ByteWriter()
        for term in sorted {
            scratch.removeAll()
            terms.withBytes(of: term) { bytes in
                scratch.append(uint32: UInt32(bytes.count))
                scratch.append(uint32: UInt32(term.wordCount))
                scratch.append(span: bytes)
                for _ in 0..<(-bytes.count & 3) { scratch.append(byte: 0) }
            }
            // SAFETY: the words are copied during the call.
            terms.withWords(of: term) { scratch.append($0) }
            try file.append(scratch)
        }
        _ = try file.finish(sync: false)
        return sorted.count
    }
}

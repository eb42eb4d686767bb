import LedeIndexBytes

/// The postings of one term of a run as 32-bit words, one for nearly every occurrence: quick to add to, and read back without a branch per
/// word.
///
///     occurrence := position << 14 | gap                       gap under 16,383 and position under 2¹⁸
///                 | 16,383, gap:word, position:word            otherwise
///
/// `gap` is the document less that of the occurrence before, the first counted from −1: 0 within a document.
enum PostingWords {
    static let gapBits: UInt32 = 14
    /// The gap that says that gap and position follow in words of their own.
    static let escape: UInt32 = 1 << gapBits - 1
    static let positionLimit: UInt32 = 1 << (32 - gapBits)

    /// How far a reader of a term's words is.
    struct Progress {
        /// Words read.
        var words = 0
        /// The last document plus one.
        var nextDoc: UInt64 = 0
    }

    /// Reads occurrences until `words` ends, or `limit` words or more were read and the next one starts a document, and adds them to
    /// `postings`.
    /// - Throws: `.corrupt` if the words end within an occurrence or name a document from `docLimit` on.
    static func read(
        _ words: UnsafeRawBufferPointer, _ progress: inout Progress, limit: Int, docLimit: Int, file: String, into postings: PostingsColumns
    ) throws(IndexFileError) {
        let count = words.count / 4
        guard let base = words.baseAddress, progress.words < count else { return }
        let stop = limit < count - progress.words ? end(base, count: count, from: progress.words, least: limit) : count
        postings.reserve(stop - progress.words)
        let isWhole = postings.appendUnchecked { docs, freqs, positions in
            read(base, count: count, to: stop, &progress, docs, freqs, positions)
        }
        guard isWhole, progress.nextDoc <= docLimit else {
            throw IndexFileError(.corrupt, file: file, expected: "documents under \(docLimit)", found: "\(progress.nextDoc)")
        }
    }

    /// The first word that starts a document, `least` words or more after `start`, where an occurrence starts; or `count`.
    private static func end(_ base: UnsafeRawPointer, count: Int, from start: Int, least: Int) -> Int {
        // SAFETY: every load is of a word below `count`, which are readable.
        func word(_ at: Int) -> UInt32 { base.loadUnaligned(fromByteOffset: at &* 4, as: UInt32.self) }
        var at = start
        while at < count {
            let isEscaped = word(at) & escape == escape
            let startsDocument = isEscaped ? at + 1 < count && word(at + 1) != 0 : word(at) & escape != 0
            if at - start >= least, startsDocument { return at }
            at += isEscaped ? 3 : 1
        }
        return count
    }

    /// - Returns: false if the words end within an occurrence, or the first one starts no document.
    private static func read(
        _ base: UnsafeRawPointer, count: Int, to stop: Int, _ progress: inout Progress, _ docs: UnsafeMutablePointer<UInt32>,
        _ freqs: UnsafeMutablePointer<UInt32>, _ positions: UnsafeMutablePointer<UInt32>
    ) -> (isWhole: Bool, docs: Int, positions: Int) {
        // SAFETY: `at < stop <= count` bounds the loads. At most one document, frequency and position is written per word, for which the
        // caller has made room from the three pointers on. The entry before them may be written, too (PostingsColumns has one before the
        // first).
        var at = progress.words
        var nextDoc = progress.nextDoc
        var doc = -1
        var place = 0
        defer {
            progress.words = at
            progress.nextDoc = nextDoc
        }
        while at < stop {
            let word = base.loadUnaligned(fromByteOffset: at &* 4, as: UInt32.self)
            var gap = word & escape
            var position = word >> gapBits
            at &+= 1
            if gap == escape {
                guard at &+ 1 < count else { return (false, 0, 0) }
                gap = base.loadUnaligned(fromByteOffset: at &* 4, as: UInt32.self)
                position = base.loadUnaligned(fromByteOffset: at &* 4 &+ 4, as: UInt32.self)
                at &+= 2
            }
            nextDoc &+= UInt64(gap)
            doc &+= gap == 0 ? 0 : 1
            let freq = gap == 0 ? freqs[doc] : 0
            docs[doc] = UInt32(truncatingIfNeeded: nextDoc &- 1)
            freqs[doc] = freq &+ 1
            positions[place] = position
            place &+= 1
        }
        return (doc >= 0, doc &+ 1, place)
    }
}

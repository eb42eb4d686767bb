import LedeCStemmer

/// A stemmer of libstemmer. Not for two tasks at once.
///
/// SAFETY (@unchecked Sendable): a stemmer is part of one SnowballWorker, and SnowballWorkerPool lends each worker to one task at a time,
/// under a lock, which orders their uses.
final class SnowballStemmer: WordStemmer, @unchecked Sendable {
    /// The names that `init` knows.
    static let algorithms: [String] = {
        var names: [String] = []
        // SAFETY: sb_stemmer_list returns a static array of C strings that ends with a null pointer; it is read up to that.
        guard var entry = sb_stemmer_list() else { return [] }
        while let name = entry.pointee {
            names.append(String(cString: name))
            entry += 1
        }
        return names
    }()

    private let handle: OpaquePointer

    /// Nil for an algorithm that libstemmer does not have.
    init?(algorithm: String) {
        // SAFETY: a null encoding means UTF-8; the strings live through the call; the handle is ours until deinit.
        guard let handle = sb_stemmer_new(algorithm, nil) else { return nil }
        self.handle = handle
    }

    deinit { sb_stemmer_delete(handle) }

    /// Puts the stem of `word`, valid UTF-8 of at most 2³¹−1 bytes, into `stem`.
    ///
    /// - Returns: false when there is none, for want of memory.
    func stem(_ word: [UInt8], into stem: inout [UInt8]) -> Bool {
        guard let count = Int32(exactly: word.count) else { return false }
        stem.removeAll(keepingCapacity: true)
        return word.withUnsafeBufferPointer { word in
            // SAFETY: libstemmer reads `count` bytes of `word` during the call; its result is readable for sb_stemmer_length bytes until
            // the next call, and is copied before that. One task at a time uses a stemmer: SnowballWorkerPool lends it out.
            guard let base = word.baseAddress, let result = sb_stemmer_stem(handle, base, count) else { return false }
            stem.append(contentsOf: UnsafeBufferPointer(start: result, count: Int(max(0, sb_stemmer_length(handle)))))
            return true
        }
    }
}

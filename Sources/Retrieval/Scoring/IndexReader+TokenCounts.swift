import InvertedIndex

extension IndexReader {
    /// The live documents with at least one token. Complexity: O(documents).
    func countDocumentsWithTokens() throws -> Int {
        var count = 0
        for segment in segments {
            let lengths = segment.lengths
            for doc in 0..<UInt32(clamping: segment.docCount) where segment.isLive(doc) {
                if try lengths[doc] > 0 { count += 1 }
            }
        }
        return count
    }
}

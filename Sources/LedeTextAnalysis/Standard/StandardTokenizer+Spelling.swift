extension StandardTokenizer {
    /// Appends the term of a word's spelling to `batch`; the tokenizer's table is `FoldingTable.spelling`.
    /// - Parameter range: the word's bytes in `text`, as found by a tokenizer with another table: all of them cut the same words.
    func appendSpelling(of text: Span<UInt8>, range: Range<Int>, position: UInt32, to batch: inout TokenBatch) {
        for mark in WordForm.spelling.marks { batch.appendByte(mark) }
        var offset = range.lowerBound
        _ = nextWord(text, ascii: table.ascii.span, at: &offset, into: &batch)
        batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
    }
}

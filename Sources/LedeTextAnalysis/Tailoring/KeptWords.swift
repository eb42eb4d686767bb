/// Finds the words of a text that are kept whole, such as product codes.
///
/// They are looked for from left to right where no letter or digit stands beside them; of several at one place the longest is taken. If the
/// analyzer folds case they are found in any case, and folded.
struct KeptWords: Sendable {
    private let shapes: [KeptShape]
    /// `candidates[b]` are the shapes that can begin with byte b.
    private let candidates: [[Int]]
    private let foldsCase: Bool
    private let table = FoldingTable.plain

    init(words: Set<String>, shapes: Set<String>, foldsCase: Bool) {
        var all: [KeptShape] = []
        for word in words.sorted() {
            // Letters beyond ASCII are found as given, in small letters and in capitals.
            let variants = foldsCase ? [word, word.lowercased(), word.uppercased()] : [word]
            for variant in Set(variants.map { Array($0.utf8) }) {
                all.append(KeptShape(literal: String(decoding: variant, as: UTF8.self), foldsCase: foldsCase))
            }
        }
        for shape in shapes.sorted() { all.append(KeptShape(shape: shape, foldsCase: foldsCase)) }
        self.shapes = all
        self.foldsCase = foldsCase
        candidates = (0..<256).map { byte in all.indices.filter { all[$0].canStart(UInt8(byte)) } }
    }

    /// The first kept word that begins at `offset` or behind it, before `end`.
    /// - Parameter takesBeginning: whether the beginning of one counts if the text ends with it.
    func next(in text: Span<UInt8>, from offset: Int, before end: Int, takesBeginning: Bool) -> Range<Int>? {
        var at = offset
        while at < end {
            var longest = 0
            for index in candidates[Int(text[at])] {
                let shape = shapes[index]
                if shape.startsWord, isWord(text, before: at) { continue }
                if let length = shape.length(in: text, from: at), length > longest, !shape.endsWord || !isWord(text, at: at + length) {
                    longest = length
                } else if takesBeginning, text.count - at > longest, shape.canContinue(text, from: at) {
                    longest = text.count - at
                }
            }
            if longest > 0 { return at..<at + longest }
            at += 1
        }
        return nil
    }

    /// Whether a letter, digit or mark is at `offset`.
    private func isWord(_ text: Span<UInt8>, at offset: Int) -> Bool {
        guard offset < text.count else { return false }
        let scalar = UTF8Scalar(text, at: offset)
        return scalar.value != UTF8Scalar.invalid && table[scalar.value].role != .separator
    }

    /// Whether a letter, digit or mark ends at `offset`.
    private func isWord(_ text: Span<UInt8>, before offset: Int) -> Bool {
        var start = offset
        repeat {
            if start == 0 { return false }
            start -= 1
        } while text[start] & 0xC0 == 0x80 && offset - start < 4
        return isWord(text, at: start)
    }

    /// Appends the token of the kept word at `range`, in all `forms`.
    func append(_ range: Range<Int>, of text: Span<UInt8>, forms: WordForms, position: UInt32, to batch: inout TokenBatch) {
        let spelling = (0..<min(range.count, TokenBatch.longestTerm)).map { text[range.lowerBound + $0] }
        let term = folded(spelling)
        batch.append(term.span, as: .analyzed, range: range, position: position)
        if forms.contains(.surface) { batch.append(term.span, as: .surface, range: range, position: position) }
        if forms.contains(.spelling) { batch.append(spelling.span, as: .spelling, range: range, position: position) }
    }

    private func folded(_ word: [UInt8]) -> [UInt8] {
        guard foldsCase else { return word }
        return Array(String(decoding: word, as: UTF8.self).lowercased().utf8)
    }
}

/// The tokens of a `CustomTokenizer`.
///
/// The tokenizer sees a text as a whole, so that an analysis ends in one call, whatever its limit. Tokens at one position are alternatives
/// in a query.
package struct CustomAnalyzer: Analyzer {
    package let name: String
    private let tokenizer: any CustomTokenizer

    package init(_ tokenizer: any CustomTokenizer, name: String) {
        self.tokenizer = tokenizer
        self.name = name
    }

    /// Nobody knows what it will do.
    package var stacksTerms: Bool { true }

    package func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        guard progress.offset < text.count else { return false }
        let bytes = Self.validUTF8(text.extracting(progress.offset..<text.count))
        var tokens = TokenBatch()
        swap(&tokens, &batch)
        let string = String(decoding: bytes, as: UTF8.self)
        var sink = CustomTokenSink(text: string, bytes: bytes, base: progress, batch: tokens)
        tokenizer.tokenize(string, into: &sink)
        progress = AnalysisProgress(offset: text.count, position: sink.endPosition)
        batch = sink.finish()
        return false
    }

    /// `text` with a blank for each byte that is not UTF-8, so that offsets stay.
    private static func validUTF8(_ text: Span<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let scalar = UTF8Scalar(text, at: offset)
            for index in offset..<offset + scalar.length {
                bytes.append(scalar.value == UTF8Scalar.invalid ? UInt8(ascii: " ") : text[index])
            }
            offset += scalar.length
        }
        return bytes
    }
}

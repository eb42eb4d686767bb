/// Where something stands among the tokens of a document: positions, half-open.
struct TokenSpan: Equatable, BitwiseCopyable {
    var start: UInt32
    var end: UInt32
}

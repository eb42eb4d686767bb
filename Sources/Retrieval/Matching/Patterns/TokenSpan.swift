/// A stretch of a document's tokens: positions, half-open.
package struct TokenSpan: Equatable, BitwiseCopyable {
    package var start: UInt32
    package var end: UInt32

    package init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }
}

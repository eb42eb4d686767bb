/// A stretch of a stored text, in both units that programs count in.
package struct TextRange: Sendable, Equatable {
    /// Bytes of the text's UTF-8.
    package var bytes: Range<Int>
    /// Unicode scalars (code points) of the text, the units of Python's strings; not UTF-16's.
    package var characters: Range<Int>

    package init(bytes: Range<Int>, characters: Range<Int>) {
        self.bytes = bytes
        self.characters = characters
    }
}

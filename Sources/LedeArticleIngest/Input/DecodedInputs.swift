/// How many inputs were decoded from encodings other than UTF-8.
package struct DecodedInputs: Sendable, Equatable {
    package struct Entry: Sendable, Equatable {
        package var encoding: TextEncoding
        /// Inputs.
        package var count: Int
        /// Inputs whose encoding only the text itself told.
        package var guessedCount: Int
    }

    /// The commonest first; ties by their names' bytes.
    package var entries: [Entry] {
        counts.map { Entry(encoding: $0.key, count: $0.value.all, guessedCount: $0.value.guessed) }.sorted {
            $0.count == $1.count ? $0.encoding.name.utf8.lexicographicallyPrecedes($1.encoding.name.utf8) : $0.count > $1.count
        }
    }

    private var counts: [TextEncoding: (all: Int, guessed: Int)] = [:]

    package init() {}

    mutating func add(_ encoding: TextEncoding, isGuessed: Bool) {
        guard encoding != .utf8 else { return }
        let before = counts[encoding] ?? (0, 0)
        counts[encoding] = (before.all + 1, before.guessed + (isGuessed ? 1 : 0))
    }

    package static func == (left: DecodedInputs, right: DecodedInputs) -> Bool { left.entries == right.entries }
}

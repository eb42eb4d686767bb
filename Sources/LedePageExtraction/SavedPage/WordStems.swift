/// The beginnings of a text's longer words, to tell whether two texts are about the same thing.
///
/// A word counts by its first six letters, so that inflected forms match; if spaces do not separate words, every two characters count.
struct WordStems {
    private(set) var hashes: Set<UInt64> = []

    /// Adds the stems of a text. Complexity: O(n).
    mutating func insert(_ text: String, shortest: Int) {
        Self.forEach(in: text, shortest: shortest) { hashes.insert($0) }
    }

    /// How many of a text's stems there are, and how many of them are known.
    func shared(with text: String, shortest: Int) -> (known: Int, all: Int) {
        var known = 0
        var all = 0
        Self.forEach(in: text, shortest: shortest) {
            all += 1
            if hashes.contains($0) { known += 1 }
        }
        return (known, all)
    }

    /// - Parameter shortest: letters of the shortest word that counts.
    private static func forEach(in text: String, shortest: Int, _ body: (UInt64) -> Void) {
        let seed: UInt64 = 0xcbf2_9ce4_8422_2325
        var hash = seed
        var letters = 0
        var previousWide: UInt64 = 0
        func end() {
            if letters >= shortest { body(hash) }
            hash = seed
            letters = 0
        }
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                previousWide = 0
                let lower = value >= 0x41 && value <= 0x5A ? value | 0x20 : value
                guard (lower >= 0x61 && lower <= 0x7A) || (value >= 0x30 && value <= 0x39) else {
                    end()
                    continue
                }
                letters += 1
                if letters <= 6 { hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3 }
                continue
            }
            if (0x3040...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) {
                end()
                if previousWide != 0 { body(previousWide &* 0x1_0000 &+ UInt64(value)) }
                previousWide = UInt64(value)
                continue
            }
            previousWide = 0
            guard scalar.properties.isAlphabetic else {
                // A combining mark or a soft hyphen belongs to the word.
                if !scalar.properties.isDefaultIgnorableCodePoint, scalar.properties.canonicalCombiningClass == .notReordered { end() }
                continue
            }
            letters += 1
            if letters <= 6 {
                for lower in scalar.properties.lowercaseMapping.unicodeScalars { hash = (hash ^ UInt64(lower.value)) &* 0x100_0000_01b3 }
            }
        }
        end()
    }
}

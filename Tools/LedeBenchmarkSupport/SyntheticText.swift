import Foundation
import LedeRetrievalEvaluation

/// Seeded text with the word frequencies of a language: the word of rank r is about 1/r as frequent as the first (Zipf).
package struct SyntheticText {
    /// The words, commonest first.
    package let vocabulary: [String]
    private var random: SplitMix64

    package init(seed: UInt64, vocabularySize: Int = 50_000) {
        var random = SplitMix64(seed: seed)
        let consonants = Array("bcdfghjklmnprstvwz")
        let vowels = Array("aeiou")
        let endings = ["", "", "", "s", "ed", "ing", "er", "ly", "ness"]
        var seen: Set<String> = []
        var words: [String] = []
        while words.count < vocabularySize {
            var word = ""
            for _ in 0..<Int.random(in: 1...(words.count < 100 ? 2 : 3), using: &random) {
                word.append(consonants.randomElement(using: &random)!)
                word.append(vowels.randomElement(using: &random)!)
            }
            word += endings.randomElement(using: &random)!
            if seen.insert(word).inserted { words.append(word) }
        }
        vocabulary = words
        self.random = random
    }

    /// The next `count` words between single spaces.
    package mutating func words(_ count: Int) -> String {
        let top = log(Double(vocabulary.count))
        return (0..<count).map { _ in
            // The inverse of the distribution function of 1/r.
            vocabulary[min(vocabulary.count - 1, Int(exp(Double.random(in: 0..<top, using: &random))) - 1)]
        }.joined(separator: " ")
    }

    /// The next `count` words as sentences: capitals, commas, full stops, now and then a letter with a mark.
    package mutating func sentences(_ count: Int) -> String {
        var text = ""
        var written = 0
        while written < count {
            let length = Int.random(in: 5...25, using: &random)
            let sentence = words(length)
            text += sentence.prefix(1).uppercased() + sentence.dropFirst()
            if Int.random(in: 0..<8, using: &random) == 0 { text += " café" }
            text += [". ", "? ", ", and ", " — ", ".\n\n"].randomElement(using: &random)!
            written += length
        }
        return text
    }
}

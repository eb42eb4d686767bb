import Foundation
import LedeQueryLanguage
import LedeRetrieval

/// What patterns mean, by trying everything: no automata, no positions kept.
package enum PatternOracle {
    /// The places of `tokens` at which `pattern` occurs, each with the end of its shortest occurrence.
    package static func spans(_ pattern: PatternQuery, in tokens: [String]) -> [Range<Int>] {
        guard !pattern.words.isEmpty else { return [] }
        return tokens.indices.compactMap { start in
            if pattern.startsField, start != 0 { return nil }
            let longest = pattern.words.count + pattern.gaps
            return (start..<min(tokens.count, start + longest)).lazy.map { start..<$0 + 1 }
                .first { reaches(pattern.words[...], tokens[$0], mustStart: true) }
        }
    }

    /// Whether the words occur in this order in `tokens`, the first word first and the last word last.
    private static func reaches(_ words: ArraySlice<WordPattern>, _ tokens: ArraySlice<String>, mustStart: Bool) -> Bool {
        guard let word = words.first else { return tokens.isEmpty }
        guard let token = tokens.first else { return false }
        if allows(word, token), reaches(words.dropFirst(), tokens.dropFirst(), mustStart: false) { return true }
        return !mustStart && reaches(words, tokens.dropFirst(), mustStart: false)
    }

    package static func allows(_ word: WordPattern, _ token: String) -> Bool {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        switch word {
        case .term(let term): return text(term) == token
        case .anyOf(let terms): return terms.contains { text($0) == token }
        case .prefix(let prefix): return token.hasPrefix(text(prefix))
        case .anyPrefix(let prefixes): return prefixes.contains { token.hasPrefix(text($0)) }
        case .wildcard(let pattern): return matches(pattern.parts[...], Array(token.unicodeScalars)[...])
        case .fuzzy(let pattern):
            let word = Array(text(pattern.term).unicodeScalars)
            let other = Array(token.unicodeScalars)
            return other.prefix(pattern.fixedCharacters) == word.prefix(pattern.fixedCharacters) && distance(word, other) <= pattern.edits
        case .regex(let regex):
            let whole = try? NSRegularExpression(pattern: "\\A(?:\(regex.source))\\z")
            return whole?.firstMatch(in: token, range: NSRange(token.startIndex..., in: token)) != nil
        }
    }

    private static func matches(_ parts: ArraySlice<WildcardPattern.Part>, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
        switch parts.first {
        case nil: text.isEmpty
        case .literal(let scalar): text.first == scalar && matches(parts.dropFirst(), text.dropFirst())
        case .one: !text.isEmpty && matches(parts.dropFirst(), text.dropFirst())
        case .any: matches(parts.dropFirst(), text) || !text.isEmpty && matches(parts, text.dropFirst())
        }
    }

    /// Optimal string alignment, by its recursive definition.
    package static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var known: [[Int?]] = Array(repeating: Array(repeating: nil, count: other.count + 1), count: one.count + 1)
        func distance(_ i: Int, _ j: Int) -> Int {
            if i == 0 || j == 0 { return max(i, j) }
            if let value = known[i][j] { return value }
            var least = min(distance(i - 1, j) + 1, distance(i, j - 1) + 1, distance(i - 1, j - 1) + (one[i - 1] == other[j - 1] ? 0 : 1))
            if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] { least = min(least, distance(i - 2, j - 2) + 1) }
            known[i][j] = least
            return least
        }
        return distance(one.count, other.count)
    }

    /// How often the first leaf occurs near the second: a gap of at most `distance` tokens between the end of the one that starts first and
    /// the start of the other.
    /// - Parameter apart: whether the two ask for the same and need an occurrence each.
    package static func nearCount(_ leaf: PatternQuery, _ other: PatternQuery, within distance: Int, apart: Bool, in tokens: [String])
        -> Int
    {
        let others = spans(other, in: tokens)
        return spans(leaf, in: tokens).count { span in
            others.contains {
                (!apart || $0 != span)
                    && max(span.lowerBound, $0.lowerBound) - (span.lowerBound <= $0.lowerBound ? span : $0).upperBound <= distance
            }
        }
    }
}

/// An analyzer as an index records it: a built-in one or a custom tokenizer, and what was changed about it.
///
///     name     := base [";keep=" list] [";shape=" list] [";stop=" list]
///     base     := a built-in analyzer's name | "custom:" word
///     list     := word {"," word}                          ascending by their UTF-8 bytes, each once
///     word     := UTF-8; "%" and two capital hexadecimal digits for a byte that is a control character or one of % , ; =
///
/// A text has at most one reading and a definition exactly one text; other texts are refused. Such a name is all that is needed to open an
/// index anywhere, except that a custom tokenizer must be given.
package struct AnalyzerDefinition: Sendable, Hashable {
    /// Longest name, in UTF-8 bytes.
    package static let longestName = 1 << 16
    /// Most words of all lists.
    package static let mostWords = 4_096
    /// Longest word or tokenizer's name, in UTF-8 bytes.
    package static let longestWord = 255

    package enum Base: Sendable, Hashable {
        /// Found in `AnalyzerCatalog`.
        case builtIn(String)
        /// A custom tokenizer's name.
        case custom(String)
    }

    package var base: Base
    /// Words that are one token wherever they stand.
    package var keptWords: Set<String> = []
    /// Shapes of words that are one token wherever they stand (`KeptShape`).
    package var keptShapes: Set<String> = []
    /// Words that are not indexed.
    package var stopWords: Set<String> = []

    package init(_ base: Base) { self.base = base }

    /// Whether nothing was changed about the base.
    package var isPlain: Bool { keptWords.isEmpty && keptShapes.isEmpty && stopWords.isEmpty }

    /// Why it cannot be recorded; nil if it can.
    package var problem: String? {
        if case .custom(let name) = base, name.isEmpty { return "a tokenizer needs a name" }
        if case .custom(let name) = base, name.utf8.count > Self.longestWord { return "a tokenizer's name has at most 255 bytes" }
        let lists = [keptWords, keptShapes, stopWords]
        let count = lists.reduce(0) { $0 + $1.count }
        if count > Self.mostWords { return "at most \(Self.mostWords) stop words and words to keep, not \(count)" }
        for word in lists.joined() {
            if word.isEmpty { return "a stop word or word to keep without a character" }
            if word.utf8.count > Self.longestWord { return "a stop word or word to keep of more than \(Self.longestWord) bytes: \(word)" }
        }
        let length = name.utf8.count
        return length > Self.longestName ? "stop words and words to keep of at most \(Self.longestName) bytes, not \(length)" : nil
    }

    /// The name that is recorded.
    package var name: String {
        var text =
            switch base {
            case .builtIn(let name): name
            case .custom(let name): Self.customMark + Self.escaped(name)
            }
        for (key, words) in [("keep", keptWords), ("shape", keptShapes), ("stop", stopWords)] where !words.isEmpty {
            let ordered = words.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
            text += ";\(key)=" + ordered.map { Self.escaped(String(decoding: $0, as: UTF8.self)) }.joined(separator: ",")
        }
        return text
    }

    private static let customMark = "custom:"

    /// The definition with this name; nil for a text that is none.
    package init?(named text: String) {
        self.init(reading: text)
        // Another order, a word twice, an escape that is not needed: by their bytes, as strings may be equal that differ in them.
        guard name.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The name of what a person describes as a name does, but with words in any order, or twice; nil for other texts.
    package static func name(describedAs text: String) -> String? { AnalyzerDefinition(reading: text)?.name }

    private init?(reading text: String) {
        guard text.utf8.count <= Self.longestName else { return nil }
        let parts = text.split(separator: ";", maxSplits: 4, omittingEmptySubsequences: false)
        let base = parts[0]
        if base.hasPrefix(Self.customMark) {
            guard let name = Self.unescaped(base.dropFirst(Self.customMark.count)) else { return nil }
            self.init(.custom(name))
        } else {
            self.init(.builtIn(String(base)))
        }
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { return nil }
            let list = part[part.index(after: equals)...].split(
                separator: ",", maxSplits: Self.mostWords, omittingEmptySubsequences: false)
            var words: Set<String> = []
            for item in list {
                guard let word = Self.unescaped(item) else { return nil }
                words.insert(word)
            }
            switch part[..<equals] {
            case "keep": keptWords = words
            case "shape": keptShapes = words
            case "stop": stopWords = words
            default: return nil
            }
        }
        guard problem == nil else { return nil }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "%") && byte != UInt8(ascii: ",") && byte != UInt8(ascii: ";")
            && byte != UInt8(ascii: "=")
    }

    private static func escaped(_ word: String) -> String {
        var bytes: [UInt8] = []
        for byte in word.utf8 {
            if isPlain(byte) { bytes.append(byte) } else { bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unescaped(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "%") {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digits.firstIndex), let low = rest.popFirst().flatMap(digits.firstIndex) else {
                return nil
            }
            bytes.append(UInt8(high << 4 | low))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}

extension AnalyzerDefinition {
    /// The analyzer called `name` as a person reads it.
    package static func summary(of name: String) -> String { AnalyzerDefinition(named: name)?.summary ?? name }

    /// What gives the surface forms of the analyzer called `name`, if it has any, as its terms: `standard`, with the same changes.
    package static func nameOfSurfaces(of name: String) -> String {
        guard var definition = AnalyzerDefinition(named: name) else { return "standard" }
        definition.base = .builtIn("standard")
        return definition.name
    }

    /// The definition as a person reads it, in a few words: long lists by their number alone.
    package var summary: String {
        var parts: [String] = []
        switch base {
        case .builtIn(let name): parts.append(name)
        case .custom(let name): parts.append("the tokenizer \(name)")
        }
        func add(_ count: Int, _ one: String, _ many: String) { if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") } }
        add(keptWords.count, "word kept whole", "words kept whole")
        add(keptShapes.count, "shape kept whole", "shapes kept whole")
        add(stopWords.count, "stop word", "stop words")
        return parts.joined(separator: ", ")
    }
}

/// An analyzer was described that no index can record.
package struct AnalyzerDefinitionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with it.
    package let problem: String

    package init(problem: String) { self.problem = problem }

    package var description: String { "the analyzer cannot be recorded in an index: \(problem)" }
}

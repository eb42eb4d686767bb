/// Phrases of the page vocabulary, found by their first bytes instead of one by one.
struct PhraseIndex: Sendable {
    struct Phrase: Sendable {
        var bytes: [UInt8]
        var label: LineLabel
        /// The most words of a line in which the phrase counts.
        var mostWords: Int
        /// Whether the phrase is one word.
        var isOneWord: Bool
    }

    private var phrases: [UInt32: [Phrase]] = [:]

    init(_ list: [(phrase: String, label: LineLabel, mostWords: Int)]) {
        for (phrase, label, mostWords) in list {
            let bytes = Array(phrase.utf8)
            let isOneWord = phrase.split(separator: " ").count < 2
            phrases[Self.key(bytes, 0), default: []].append(
                Phrase(bytes: bytes, label: label, mostWords: mostWords, isOneWord: isOneWord))
        }
    }

    /// Two bytes: the shortest phrase is the copyright sign.
    private static func key(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        guard at + 1 < bytes.count else { return 0 }
        return UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1])
    }

    /// The first phrase at `start` that `accept` takes.
    func phrase(in line: [UInt8], at start: Int, words: Int, where accept: (Phrase) -> Bool = { _ in true }) -> Phrase? {
        guard let candidates = phrases[Self.key(line, start)] else { return nil }
        for phrase in candidates where words <= phrase.mostWords && start + phrase.bytes.count <= line.count {
            var at = 0
            while at < phrase.bytes.count, line[start + at] == phrase.bytes[at] { at += 1 }
            if at == phrase.bytes.count, accept(phrase) { return phrase }
        }
        return nil
    }

    /// The first phrase that begins at any word of the line.
    func phrase(anywhereIn line: [UInt8], words: Int) -> Phrase? {
        var isWordStart = true
        for at in line.indices {
            if isWordStart, let found = phrase(in: line, at: at, words: words) { return found }
            isWordStart = line[at] == 0x20 || line[at] == UInt8(ascii: "(") || line[at] == UInt8(ascii: "\"")
        }
        return nil
    }
}

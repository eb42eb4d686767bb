/// Tells the language of a text from its beginning alone.
///
/// The script decides where it can. Among languages of one script, function words and letters that only some of them have decide: each
/// occurrence is a vote, shared by the languages that have the word or letter (cf. Grefenstette, "Comparing two language identification
/// schemes", JADT 1995: from some ten words on, short words tell as reliably as trigrams). The tables are the lists of stop words and
/// `LanguageLetters`.
struct LanguageDetector: Sendable {
    /// Bytes of a text that are looked at.
    static let mostBytes = 4_096
    /// Votes per word that a text of many words must have for a language: a foreign language gets some by chance.
    private static let fewestVotesPerWord = 0.06
    /// From this many words on, that is required.
    private static let manyWords = 20

    /// A language that the detector knows, in the order in which ties are decided.
    struct Candidate: Sendable {
        let name: String
        let script: LanguageScript
    }

    static let candidates: [Candidate] =
        [
            "english", "german", "french", "spanish", "italian", "portuguese", "dutch", "swedish", "danish", "norwegian", "finnish",
            "hungarian", "romanian",
            "turkish", "catalan", "indonesian", "polish", "czech",
        ].map { Candidate(name: $0, script: .latin) }
        + ["russian", "ukrainian", "belarusian", "bulgarian", "serbian"].map { Candidate(name: $0, script: .cyrillic) }
        + ["arabic", "persian"].map { Candidate(name: $0, script: .arabic) }
        + ["hindi", "nepali", "marathi"].map { Candidate(name: $0, script: .devanagari) }
        + [
            Candidate(name: "greek", script: .greek), Candidate(name: "tamil", script: .tamil),
            Candidate(name: "armenian", script: .armenian),
        ]

    private static let tokenizer = StandardTokenizer(table: .caseOnly)
    /// For each function word, by its hash, a bit for each candidate that has it.
    private static let functionWords: [UInt64: UInt32] = {
        var table: [UInt64: UInt32] = [:]
        for (index, candidate) in candidates.enumerated() {
            guard let list = StopWords.lists[candidate.name] ?? StopWords.listsForDetection[candidate.name] else { continue }
            var batch = TokenBatch()
            var offset = 0
            let text = Array(list.utf8)
            let tokenizer = Self.tokenizer
            while tokenizer.nextWord(text.span, ascii: tokenizer.table.ascii.span, at: &offset, into: &batch) != nil {
                table[hash(batch.bytes.span), default: 0] |= 1 << UInt32(index)
                batch.dropOpenBytes(batch.openTermCount)
            }
        }
        return table
    }()
    /// For each letter that marks languages, a bit for each of them.
    private static let letters: [UInt32: UInt32] = {
        var table: [UInt32: UInt32] = [:]
        for (index, candidate) in candidates.enumerated() {
            for letter in (LanguageLetters.lists[candidate.name] ?? "").unicodeScalars {
                table[letter.value, default: 0] |= 1 << UInt32(index)
            }
        }
        return table
    }()

    private var votes = [Double](repeating: 0, count: candidates.count)
    private var wordCount = 0
    private var letterCounts = [Int](repeating: 0, count: LanguageScript.allCases.count)

    /// The language of an article, by a name of `candidates`; nil if nothing tells, or if most of the text has no words to stem.
    static func language(title: String, body: String) -> String? {
        var detector = LanguageDetector()
        detector.read(title.utf8.span)
        detector.read(body.utf8.span)
        return detector.language
    }

    /// The language of a text.
    static func language(of text: Span<UInt8>) -> String? {
        var detector = LanguageDetector()
        detector.read(text)
        return detector.language
    }

    /// Counts the votes of the first `mostBytes` of `text`.
    private mutating func read(_ text: Span<UInt8>) {
        let text = text.extracting(0..<min(text.count, Self.mostBytes))
        let tokenizer = Self.tokenizer
        let ascii = tokenizer.table.ascii.span
        var words = TokenBatch()
        var offset = 0
        while let range = tokenizer.nextWord(text, ascii: ascii, at: &offset, into: &words) {
            words.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: 0)
        }
        let bytes = words.bytes
        for index in 0..<words.count { count(bytes.span.extracting(words.termRange(index))) }
    }

    /// Counts the votes of a word, whose case is folded.
    private mutating func count(_ term: Span<UInt8>) {
        guard let first = LanguageScript(UTF8Scalar(term, at: 0).value) else { return }
        if first != .unspaced { wordCount += 1 }
        if let languages = Self.functionWords[Self.hash(term)] { vote(languages) }
        var offset = 0
        while offset < term.count {
            let scalar = UTF8Scalar(term, at: offset)
            offset += scalar.length
            if scalar.length == 1 {
                letterCounts[LanguageScript.latin.rawValue] += 1
                continue
            }
            if let script = LanguageScript(scalar.value) { letterCounts[script.rawValue] += 1 }
            if let languages = Self.letters[scalar.value] { vote(languages) }
        }
    }

    private mutating func vote(_ languages: UInt32) {
        let share = 1 / Double(languages.nonzeroBitCount)
        var rest = languages
        while rest != 0 {
            votes[rest.trailingZeroBitCount] += share
            rest &= rest - 1
        }
    }

    private var language: String? {
        let unspaced = letterCounts[LanguageScript.unspaced.rawValue]
        var script: LanguageScript?
        for other in LanguageScript.allCases where other != .unspaced {
            // A character of such a script says as much as two or three letters.
            if letterCounts[other.rawValue] > max(unspaced * 2, script.map { letterCounts[$0.rawValue] } ?? 0) { script = other }
        }
        guard let script else { return nil }
        var best: (name: String, votes: Double)?
        for (index, candidate) in Self.candidates.enumerated() where candidate.script == script {
            if votes[index] > best?.votes ?? 0 { best = (candidate.name, votes[index]) }
        }
        switch script {
        case .latin, .cyrillic:
            guard let best, wordCount < Self.manyWords || best.votes >= Self.fewestVotesPerWord * Double(wordCount) else { return nil }
            return best.name
        default:
            // The script itself suggests its first language.
            return best?.name ?? Self.candidates.first { $0.script == script }?.name
        }
    }

    /// FNV-1a.
    private static func hash(_ word: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01B3 }
        return hash
    }
}

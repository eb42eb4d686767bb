import Foundation
import LedeTestSupport

/// Seeded MATCH expressions following FTS5's grammar, with words and runs of words from real articles; some of them broken afterwards.
struct MatchExpressionGenerator {
    /// The words of some articles in order, field by field.
    private let fields: [[String]]
    private var random: SeededGenerator
    /// The field that most of the current expression's words are from, so that its parts are found together.
    private var focus = 0

    /// - Parameter texts: at least one has a word.
    init(texts: [String], seed: UInt64) {
        fields = texts.map { $0.split { $0.isWhitespace }.map(String.init) }.filter { !$0.isEmpty }
        random = SeededGenerator(seed: seed)
    }

    /// The next expression; about one in four is broken, most of which FTS5 refuses.
    mutating func next() -> String {
        focus = random.below(fields.count)
        let text = expression(depth: [1, 2, 2, 3, 3, 4][random.below(6)])
        return random.below(4) == 0 ? broken(text) : text
    }

    // MARK: The grammar

    private mutating func field() -> [String] { fields[random.below(4) > 0 ? focus : random.below(fields.count)] }

    private mutating func expression(depth: Int) -> String {
        var text = operand(depth: depth)
        for _ in 0..<[0, 0, 1, 1, 2, 3][random.below(6)] where depth > 0 {
            text += space() + ["AND", "OR", "NOT", "OR"][random.below(4)] + space() + operand(depth: depth - 1)
        }
        return text
    }

    private mutating func operand(depth: Int) -> String {
        if depth > 0, random.below(4) == 0 {
            return (random.below(3) == 0 ? filter() : "") + "(" + expression(depth: depth - 1) + ")"
        }
        return (0..<[1, 1, 1, 2, 3][random.below(5)]).map { _ in part() }.joined(separator: " ")
    }

    private mutating func part() -> String {
        let filter = random.below(5) == 0 ? self.filter() : ""
        switch random.below(8) {
        case 0: return filter + near()
        case 1: return filter + "^" + (random.below(4) == 0 ? " " : "") + phrase(atStart: random.below(3) > 0)
        default: return filter + phrase(atStart: false)
        }
    }

    private mutating func filter() -> String {
        let one = ["title", "body", "TITLE", "Body", "\"title\"", "{title}", "{body}", "{ body body }"]
        let both = ["{title body}", "{ body title }"]
        let columns = random.below(5) == 0 ? both[random.below(both.count)] : one[random.below(one.count)]
        // Some leave no column at all.
        let isInverted = random.below(4) == 0
        return (isInverted ? "-" : "") + columns + ["", " ", ""][random.below(3)] + ":" + ["", " "][random.below(2)]
    }

    /// A NEAR of words that occur within some twenty tokens of each other somewhere.
    private mutating func near() -> String {
        let field = field()
        let start = random.below(field.count)
        let phrases = (0..<[1, 2, 2, 2, 3, 4][random.below(6)]).map { _ in
            let place = min(field.count - 1, start + random.below(20))
            return random.below(12) == 0 ? phrase(atStart: false) : phrase(of: field[place..<min(field.count, place + length())])
        }
        let distances = [
            ", 0", ",1", ", 2", ",5", " , 10", ",20", ",100000", ",2147483647", ",4294967297", ",4294967295", ",007", "", "", "",
        ]
        return "NEAR" + ["", " "][random.below(2)] + "(" + phrases.joined(separator: " ") + distances[random.below(distances.count)] + ")"
    }

    private mutating func length() -> Int { [1, 1, 1, 1, 2, 2, 3][random.below(7)] }

    private mutating func phrase(atStart: Bool) -> String {
        if random.below(25) == 0 { return oddPhrases[random.below(oddPhrases.count)] }
        let field = field()
        let start = atStart ? 0 : random.below(field.count)
        return phrase(of: field[start..<min(field.count, start + length())])
    }

    private let oddPhrases = [
        "\"\"", "\".\"", "\".\" *", "\"?!\" + \"-\"", "NEAR", "near", "and", "Or", "zzzunknown", "\"a\"\"b\"", "é*", "\"東京\"", "\u{1A}",
        "_", "a_b", "ß", "İ", "\"un known phrase here\"",
        "the", "of *", "\"of the\"",
    ]

    /// The words as barewords where they can be, else quoted; joined by `+` or within one pair of quotation marks; a star here and there.
    private mutating func phrase(of words: ArraySlice<String>) -> String {
        if words.count > 1, random.below(2) == 0 {
            var last = words.last ?? ""
            let isPrefix = random.below(6) == 0
            if isPrefix { last = String(last.prefix(1 + random.below(3))) }
            return quoted((words.dropLast() + [last]).joined(separator: " ")) + (isPrefix ? "*" : "")
        }
        return words.map { word -> String in
            let isPrefix = random.below(words.count == 1 ? 6 : 10) == 0
            let part = isPrefix ? String(word.prefix(1 + random.below(5))) : word
            let isBare = part.utf8.allSatisfy {
                $0 >= 0x80 || $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
            }
            let text = isBare && random.below(6) > 0 ? part : quoted(part)
            return text + (isPrefix ? ["*", " *"][random.below(2)] : "")
        }.joined(separator: ["+", " + "][random.below(2)])
    }

    private func quoted(_ text: String) -> String { "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }

    private mutating func space() -> String { [" ", " ", " ", "\n", "\t ", "  "][random.below(6)] }

    // MARK: Damage

    private static let insertions = [
        "(", ")", "\"", "*", "+", "-", "^", ":", ",", "{", "}", " AND ", " OR ", " NOT ", " NEAR(", "\0", ";", "'", ".", "\u{1A}", "\u{B}",
        "é", "日", "🎉", "\u{301}", "nosuch:", "-nosuch:",
        "title:", "[", "\\", "%", " ", "\u{FEFF}", "*reads*",
    ]

    private mutating func broken(_ text: String) -> String {
        if random.below(20) == 0 { return noise() }
        if random.below(30) == 0 { return deep(text) }
        var characters = Array(text.unicodeScalars)
        for _ in 0...random.below(3) {
            let place = random.below(characters.count + 1)
            switch random.below(4) {
            case 0 where !characters.isEmpty:
                let end = min(characters.count, place + 1 + random.below(4))
                characters.removeSubrange(min(place, end)..<end)
            case 1 where !characters.isEmpty:
                characters.insert(characters[random.below(characters.count)], at: place)
            case 2: characters.insert(contentsOf: " \(oddPhrases[random.below(oddPhrases.count)]) ".unicodeScalars, at: place)
            default: characters.insert(contentsOf: Self.insertions[random.below(Self.insertions.count)].unicodeScalars, at: place)
            }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: characters)
        return String(result)
    }

    private mutating func noise() -> String {
        String(decoding: random.bytes(random.below(24)).map { random.below(2) == 0 ? $0 & 0x7F : $0 }, as: UTF8.self)
    }

    /// Many parentheses, filters or operators: at and beyond the limits of FTS5's parser.
    private mutating func deep(_ text: String) -> String {
        let count = 80 + random.below(24)
        switch random.below(4) {
        case 0: return String(repeating: "(", count: count) + text + String(repeating: ")", count: count)
        case 1: return String(repeating: "title:(", count: count / 3) + text + String(repeating: ")", count: count / 3)
        case 2: return String(repeating: "a OR b AND (", count: count / 5) + text + String(repeating: ")", count: count / 5)
        default: return text + String(repeating: " NOT zzz", count: count)
        }
    }
}

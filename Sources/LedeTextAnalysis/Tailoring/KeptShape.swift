/// What a word to keep looks like, character by character: literally, or as a shape.
///
///     shape := {one ["+"]}
///     one   := "A" an ASCII letter | "9" an ASCII digit | "X" either | "\" character: itself | any other character: itself
///
/// With `+` as many as there are, at least one.
struct KeptShape: Sendable {
    private enum Element: Sendable {
        case byte(UInt8)
        case letter
        case digit
        case either
    }

    private struct Part: Sendable {
        var element: Element
        var repeats = false
    }

    private let parts: [Part]
    /// Whether it begins or ends with a letter or digit, so that there must be none beside it.
    let startsWord: Bool
    let endsWord: Bool
    private let foldsCase: Bool

    /// - Parameter foldsCase: whether small and capital ASCII letters are the same.
    init(literal: String, foldsCase: Bool) {
        self.init(literal.utf8.map { Part(element: .byte(foldsCase ? Self.folded($0) : $0)) }, foldsCase: foldsCase)
    }

    init(shape: String, foldsCase: Bool) {
        var parts: [Part] = []
        var isEscaped = false
        for byte in shape.utf8 {
            let isLiteral = isEscaped
            isEscaped = false
            switch (byte, isLiteral) {
            case (UInt8(ascii: "\\"), false): isEscaped = true
            case (UInt8(ascii: "A"), false): parts.append(Part(element: .letter))
            case (UInt8(ascii: "9"), false): parts.append(Part(element: .digit))
            case (UInt8(ascii: "X"), false): parts.append(Part(element: .either))
            case (UInt8(ascii: "+"), false) where !parts.isEmpty: parts[parts.count - 1].repeats = true
            default: parts.append(Part(element: .byte(foldsCase ? Self.folded(byte) : byte)))
            }
        }
        self.init(parts, foldsCase: foldsCase)
    }

    private init(_ parts: [Part], foldsCase: Bool) {
        self.parts = parts
        self.foldsCase = foldsCase
        startsWord = parts.first.map { Self.isWord($0.element) } ?? false
        endsWord = parts.last.map { Self.isWord($0.element) } ?? false
    }

    /// A character of several bytes counts as a letter.
    private static func isWord(_ element: Element) -> Bool {
        if case .byte(let byte) = element { byte >= 0x80 || isLetter(byte) || isDigit(byte) } else { true }
    }

    static func folded(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func allows(_ byte: UInt8, _ element: Element) -> Bool {
        switch element {
        case .byte(let wanted): (foldsCase ? Self.folded(byte) : byte) == wanted
        case .letter: Self.isLetter(byte)
        case .digit: Self.isDigit(byte)
        case .either: Self.isLetter(byte) || Self.isDigit(byte)
        }
    }

    /// Whether it can begin with `byte`.
    func canStart(_ byte: UInt8) -> Bool { parts.first.map { allows(byte, $0.element) } ?? false }

    /// How many bytes of `text` from `start` on have the shape, `AnalyzerDefinition.longestWord` at most; nil if none have.
    ///
    /// - Complexity: linear in the bytes looked at: what repeats gives nothing back.
    func length(in text: Span<UInt8>, from start: Int) -> Int? {
        let end = min(text.count, start + AnalyzerDefinition.longestWord)
        var at = start
        for part in parts {
            guard at < end, allows(text[at], part.element) else { return nil }
            at += 1
            while part.repeats, at < end, allows(text[at], part.element) { at += 1 }
        }
        return at > start ? at - start : nil
    }

    /// Whether the bytes of `text` from `start` to its end are the beginning of a word of this shape.
    func canContinue(_ text: Span<UInt8>, from start: Int) -> Bool {
        guard text.count - start <= AnalyzerDefinition.longestWord else { return false }
        var at = start
        for part in parts {
            if at == text.count { return true }
            guard allows(text[at], part.element) else { return false }
            at += 1
            while part.repeats, at < text.count, allows(text[at], part.element) { at += 1 }
        }
        return at == text.count
    }
}

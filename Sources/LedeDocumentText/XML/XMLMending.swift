import LedePageExtraction

/// Makes well-formed XML of what nearly is, piece by piece: feeds as found, dumps cut short.
///
/// - A `&` that begins no reference, and a `<` that begins no tag, become text; HTML's named characters become themselves.
/// - Attributes get quotes, and repeated ones go. An end tag that ends nothing goes, and a missing one is added where an outer element, or
///   the input, ends.
/// - Declarations, comments and instructions go: no entity is ever declared. Sections of CDATA become text.
/// - Control characters become blanks; bytes that are not UTF-8 become U+FFFD.
///
/// Lines are kept. Elements deeper than `mostOpen` go, with their text. Complexity: O(n), whatever is left unclosed.
struct XMLMending {
    private enum Place {
        case text
        case data
        case comment
        case instruction
        /// Within `<!…>`, this many brackets deep.
        case declaration(brackets: Int)
    }

    static let mostOpen = 200
    private static let mostTagBytes = 1 << 18
    private static let mostReferenceBytes = 40
    private static let mostLosses = 5

    private var place = Place.text
    /// What has arrived and is not yet passed on: the beginning of something.
    private var held: [UInt8] = []
    private var open: [[UInt8]] = []
    /// Elements below the depth limit.
    private var tooDeep = 0
    private var quotes = QuoteMemory()
    private(set) var line = 1
    private(set) var losses: [XMLLoss] = []
    private(set) var moreLosses = 0
    private(set) var repairCount = 0

    /// Mends the next bytes; the last few may be kept back.
    mutating func mend(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8]) {
        held.append(contentsOf: bytes)
        run(isLast: false, &out)
    }

    /// Mends what was kept back when nothing more comes.
    mutating func drain(into out: inout [UInt8]) { run(isLast: true, &out) }

    /// Whether elements are open.
    var isOpen: Bool { !open.isEmpty }

    /// Closes what is open; call after `drain`.
    mutating func finish(into out: inout [UInt8]) {
        if !open.isEmpty {
            lose("the file ends within <\(Self.text(open[open.count - 1]))>")
            while let name = open.popLast() { Self.close(name, &out) }
        }
        switch place {
        case .text: break
        case .data: lose("the file ends within a section of CDATA")
        case .comment, .instruction, .declaration: lose("a comment or declaration is not closed")
        }
    }

    private mutating func lose(_ reason: String) {
        if losses.count < Self.mostLosses { losses.append(XMLLoss(line: line, reason: reason)) } else { moreLosses += 1 }
    }

    private mutating func run(isLast: Bool, _ out: inout [UInt8]) {
        let usable = repair(isLast: isLast)
        quotes = QuoteMemory()
        var at = 0
        while at < usable {
            let before = at
            switch place {
            case .text: at = text(from: at, usable, isLast, &out)
            case .data: at = data(from: at, usable, isLast, &out)
            case .comment: at = skip(to: "-->", from: at, usable, isLast, &out)
            case .instruction: at = skip(to: "?>", from: at, usable, isLast, &out)
            case .declaration(let brackets): at = declaration(brackets, from: at, usable, isLast, &out)
            }
            line += ByteSearch.count(of: 0x0A, in: held, range: before..<at)
            // More input is needed to tell what it is.
            if at == before { break }
        }
        held.removeSubrange(..<at)
    }

    /// Puts U+FFFD for what is not UTF-8.
    /// - Returns: how many bytes are whole characters.
    private mutating func repair(isLast: Bool) -> Int {
        guard var at = ByteSearch.firstNonASCII(in: held, from: 0) else { return held.count }
        var cut = 0
        if !isLast {
            // At most three bytes of an incomplete character.
            for back in 1...3 where back <= held.count && held[held.count - back] >= 0xC0 {
                let first = held[held.count - back]
                let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
                if length > back { cut = back }
                break
            }
        }
        let end = held.count - cut
        at = min(at, end)
        let tail = held[at..<end]
        if String(validating: tail, as: UTF8.self) != nil { return end }
        let mark: [UInt8] = [0xEF, 0xBF, 0xBD]
        func marks(_ bytes: [UInt8]) -> Int { bytes.indices.count { bytes[$0] == 0xEF && bytes[$0...].starts(with: mark) } }
        let repaired = Array(String(decoding: tail, as: UTF8.self).utf8)
        repairCount += marks(repaired) - marks(Array(tail))
        held.replaceSubrange(at..<end, with: repaired)
        return at + repaired.count
    }

    // MARK: text

    private mutating func text(from start: Int, _ end: Int, _ isLast: Bool, _ out: inout [UInt8]) -> Int {
        let mark = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: held, from: start, end: end) ?? end
        if mark > start { return characters(start, mark, isLast: isLast || mark < end, isData: false, &out) }
        return tag(at: mark, end, isLast, &out)
    }

    /// Gives a stretch of text with its references mended.
    /// - Returns: where it ends, which is before a reference that may continue.
    private func characters(_ start: Int, _ end: Int, isLast: Bool, isData: Bool, _ out: inout [UInt8]) -> Int {
        guard tooDeep == 0 else { return end }
        var at = start
        while at < end {
            let mark = ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: held, from: at, end: end) ?? end
            plain(at, mark, &out)
            at = mark
            guard at < end else { break }
            if isData {
                out.append(contentsOf: "&amp;".utf8)
                at += 1
                continue
            }
            guard let next = Self.reference(in: held, at: at, end, isLast: isLast, &out) else { return at }
            at = next
        }
        return at
    }

    /// Gives text without references: `<` and `>` as such, control characters as blanks.
    private func plain(_ start: Int, _ end: Int, _ out: inout [UInt8]) {
        guard start < end else { return }
        let isAwkward = held[start..<end].contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x3C || $0 == 0x3E }
        guard isAwkward else {
            out.append(contentsOf: held[start..<end])
            return
        }
        for byte in held[start..<end] {
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case 0x09, 0x0A, 0x0D, 0x20...: out.append(byte)
            default: out.append(0x20)
            }
        }
    }

    /// Gives the reference that begins at a `&`, or the `&` as text.
    /// - Returns: where what was given ends; nil if more may come that belongs to it.
    static func reference(in bytes: [UInt8], at start: Int, _ end: Int, isLast: Bool, _ out: inout [UInt8]) -> Int? {
        let limit = min(end, start + mostReferenceBytes)
        var at = start + 1
        while at < limit, isReferenceByte(bytes[at]) { at += 1 }
        if at == end, at < start + mostReferenceBytes, !isLast { return nil }
        if at < limit, bytes[at] == UInt8(ascii: ";"), at > start + 1 {
            let name = bytes[(start + 1)..<at]
            if ["amp", "lt", "gt", "quot", "apos"].contains(where: { name.elementsEqual($0.utf8) }) {
                out.append(contentsOf: bytes[start...at])
                return at + 1
            }
            if let (text, next) = CharacterReference.text(in: bytes[..<end], from: start) {
                switch text {
                case "<": out.append(contentsOf: "&lt;".utf8)
                case "&": out.append(contentsOf: "&amp;".utf8)
                case ">": out.append(contentsOf: "&gt;".utf8)
                case "\"": out.append(contentsOf: "&quot;".utf8)
                default: out.append(contentsOf: text.utf8)
                }
                return next
            }
        }
        out.append(contentsOf: "&amp;".utf8)
        return start + 1
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "#")
    }

    // MARK: other than text

    private mutating func data(from start: Int, _ end: Int, _ isLast: Bool, _ out: inout [UInt8]) -> Int {
        guard let close = XMLTag.firstIndex(of: "]]>", in: held, from: start, end) else {
            // Brackets may begin the end.
            var stop = end
            while !isLast, stop > start, end - stop < 2, held[stop - 1] == UInt8(ascii: "]") { stop -= 1 }
            return characters(start, stop, isLast: true, isData: true, &out)
        }
        _ = characters(start, close, isLast: true, isData: true, &out)
        place = .text
        return close + 3
    }

    private mutating func skip(to word: StaticString, from start: Int, _ end: Int, _ isLast: Bool, _ out: inout [UInt8]) -> Int {
        let next: Int
        if let close = XMLTag.firstIndex(of: word, in: held, from: start, end) {
            next = close + word.utf8CodeUnitCount
            place = .text
        } else {
            next = isLast ? end : max(start, end - word.utf8CodeUnitCount + 1)
        }
        keepLines(start, next, &out)
        return next
    }

    /// Skips a declaration, with any brackets in it.
    private mutating func declaration(_ brackets: Int, from start: Int, _ end: Int, _ isLast: Bool, _ out: inout [UInt8]) -> Int {
        var brackets = brackets
        var at = start
        var isEndless = false
        scan: while at < end {
            switch held[at] {
            case UInt8(ascii: "["): brackets += 1
            case UInt8(ascii: "]"): brackets -= 1
            case UInt8(ascii: ">") where brackets <= 0:
                place = .text
                keepLines(start, at + 1, &out)
                return at + 1
            case UInt8(ascii: "<") where brackets > 0 && end - at < 4 && !isLast: break scan
            case UInt8(ascii: "<") where brackets > 0 && XMLTag.begins("<!--", in: held, at, end):
                if isEndless { break }
                if let close = XMLTag.firstIndex(of: "-->", in: held, from: at + 4, end) {
                    at = close + 2
                } else if isLast || end - at > Self.mostTagBytes {
                    // An unclosed comment is not a comment.
                    isEndless = true
                } else {
                    break scan
                }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // Brackets in a quoted value do not count.
                if let close = ByteSearch.firstIndex(of: held[at], in: held, from: at + 1, end: min(end, at + 4096)) {
                    at = close
                } else if !isLast, end - at < 4096 {
                    break scan
                }
            default: break
            }
            at += 1
        }
        place = .declaration(brackets: brackets)
        keepLines(start, at, &out)
        return at
    }

    private func keepLines(_ start: Int, _ end: Int, _ out: inout [UInt8]) {
        for _ in 0..<ByteSearch.count(of: 0x0A, in: held, range: start..<end) { out.append(0x0A) }
    }

    // MARK: tags

    private mutating func tag(at start: Int, _ end: Int, _ isLast: Bool, _ out: inout [UInt8]) -> Int {
        let longestMark = 9
        if end - start < longestMark, !isLast { return start }
        guard start + 1 < end else { return asText(start, &out) }
        switch held[start + 1] {
        case UInt8(ascii: "!"):
            if XMLTag.begins("<!--", in: held, start, end) {
                place = .comment
                return start + 4
            }
            if XMLTag.begins("<![CDATA[", in: held, start, end) {
                place = .data
                return start + longestMark
            }
            guard start + 2 < end, (0x41...0x5A).contains(held[start + 2] & 0xDF) else { return asText(start, &out) }
            place = .declaration(brackets: 0)
            return start + 2
        case UInt8(ascii: "?"):
            place = .instruction
            return start + 2
        case UInt8(ascii: "/"):
            guard let name = XMLTag.name(in: held, at: start + 2, end) else {
                return isLast || !XMLTag.mayGoOn(held, at: start + 2, end) ? asText(start, &out) : start
            }
            let limit = name.upperBound + 4096
            guard let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: held, from: name.upperBound, end: min(end, limit)) else {
                return isLast || end >= limit ? asText(start, &out) : start
            }
            endTag(Array(held[name]), &out)
            keepLines(start, close, &out)
            return close + 1
        default:
            guard let name = XMLTag.name(in: held, at: start + 1, end) else {
                return isLast || !XMLTag.mayGoOn(held, at: start + 1, end) ? asText(start, &out) : start
            }
            switch XMLTag.end(in: held, from: name.upperBound, min(end, start + Self.mostTagBytes), &quotes) {
            case .found(let close):
                startTag(name, close, &out)
                return close
            case .none: return asText(start, &out)
            case .cut: return isLast || end - start >= Self.mostTagBytes ? asText(start, &out) : start
            }
        }
    }

    private func asText(_ start: Int, _ out: inout [UInt8]) -> Int {
        if tooDeep == 0 { out.append(contentsOf: "&lt;".utf8) }
        return start + 1
    }

    private mutating func startTag(_ name: Range<Int>, _ close: Int, _ out: inout [UInt8]) {
        let isEmpty = held[close - 2] == UInt8(ascii: "/")
        guard open.count < Self.mostOpen, tooDeep == 0 else {
            if tooDeep == 0 { lose("elements are nested more than \(Self.mostOpen) deep") }
            if !isEmpty { tooDeep += 1 }
            return
        }
        out.append(UInt8(ascii: "<"))
        out.append(contentsOf: held[name])
        XMLTag.attributes(in: held, name.upperBound..<(close - (isEmpty ? 2 : 1)), &out)
        if isEmpty { out.append(UInt8(ascii: "/")) } else { open.append(Array(held[name])) }
        out.append(UInt8(ascii: ">"))
    }

    private mutating func endTag(_ name: [UInt8], _ out: inout [UInt8]) {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        guard open.last != name else {
            open.removeLast()
            return Self.close(name, &out)
        }
        guard let index = open.lastIndex(of: name) else { return }
        while open.count > index, let inner = open.popLast() { Self.close(inner, &out) }
    }

    private static func close(_ name: [UInt8], _ out: inout [UInt8]) {
        out.append(contentsOf: "</".utf8)
        out.append(contentsOf: name)
        out.append(UInt8(ascii: ">"))
    }

    private static func text(_ name: [UInt8]) -> String { String(decoding: name.prefix(60), as: UTF8.self) }
}

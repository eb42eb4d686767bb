import LedePageExtraction

/// Removes the markup within lines from wikitext: templates, links, tags, references, emphasis. What makes lines (headings, lists, tables)
/// is left for `WikiLines`.
///
/// One pass: what is open is on a stack with the place in the output where it began, and is replaced there when it closes. Depth is bounded
/// (`mostOpen`), so time is linear.
struct WikiMarkup {
    private struct Frame {
        enum Kind { case template, parameter, link, variant }
        var kind: Kind
        /// Where its content begins in the output.
        var start: Int
        /// Where its bars are in the output, for a link or a template with few parts.
        var bars: [Int] = []
    }

    /// Mark a line break within a paragraph, and both ends of a picture's caption, in the output.
    static let lineBreak: UInt8 = 0x0B
    static let captionMark: UInt8 = 0x0C
    /// Marks a template that says nothing: a comma after it and brackets around it go too.
    static let gap: UInt8 = 0x01
    private static let mostOpen = 48
    private static let mostBars = 512

    private let bytes: [UInt8]
    private let title: String
    private let namespaces: WikiNamespaces
    private let isNews: Bool
    private(set) var out: [UInt8] = []
    private(set) var categories: [String] = []
    private(set) var date: String?
    private var frames: [Frame] = []
    /// Open templates too deep for a frame.
    private var overflow = 0
    /// Names of tags that nothing closes from here on.
    private var endless: Set<String> = []
    private var at = 0

    init(_ bytes: [UInt8], title: String, namespaces: WikiNamespaces, isNews: Bool) {
        self.bytes = bytes
        self.title = title
        self.namespaces = namespaces
        self.isNews = isNews
        out.reserveCapacity(bytes.count)
    }

    mutating func read() {
        while at < bytes.count {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "{"): openBrace()
            case UInt8(ascii: "}"): closeBrace()
            case UInt8(ascii: "["): openBracket()
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "|"): bar()
            case UInt8(ascii: "'"): apostrophes()
            case UInt8(ascii: "<"): tag()
            case UInt8(ascii: "&"): reference()
            case UInt8(ascii: "_") where next(1) == byte: magicWord()
            case UInt8(ascii: "-") where next(1) == UInt8(ascii: "{"): open(.variant, 2)
            case 0x0A: lineEnd()
            case 0..<0x20 where byte != 0x09: skip(1)
            default:
                var end = at + 1
                while end < bytes.count, !Self.marks[Int(bytes[end])] { end += 1 }
                out.append(contentsOf: bytes[at..<end])
                at = end
            }
        }
    }

    /// The bytes at which something may begin.
    private static let marks: [Bool] = (0..<256).map { byte in byte < 0x20 || "{}[]|'<&_-".utf8.contains(UInt8(byte)) }

    private func next(_ offset: Int) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
    private mutating func skip(_ count: Int) { at += count }
    private mutating func keep(_ count: Int) {
        out.append(contentsOf: bytes[at..<min(bytes.count, at + count)])
        at += count
    }

    // MARK: what is open

    private mutating func open(_ kind: Frame.Kind, _ length: Int) {
        at += length
        if frames.count < Self.mostOpen { frames.append(Frame(kind: kind, start: out.count)) } else if kind == .template { overflow += 1 }
    }

    /// The frame that a mark closes; all above it cease to be frames. Nil if it closes none.
    private mutating func closed(_ kind: Frame.Kind) -> Frame? {
        guard let index = frames.lastIndex(where: { $0.kind == kind }) else { return nil }
        let frame = frames[index]
        frames.removeSubrange(index...)
        return frame
    }

    private mutating func lineEnd() {
        // A link ends with its paragraph, and everything at a heading: what is not closed by then never will be.
        if !frames.isEmpty {
            if next(1) == UInt8(ascii: "="), next(2) == UInt8(ascii: "=") {
                frames.removeAll()
                overflow = 0
            }
            if next(1) == 0x0A { while frames.last?.kind == .link { frames.removeLast() } }
        }
        externalDepth = 0
        out.append(0x0A)
        at += 1
    }

    private mutating func bar() {
        if let last = frames.indices.last, frames[last].bars.count < Self.mostBars { frames[last].bars.append(out.count) }
        keep(1)
    }

    private mutating func openBrace() {
        var run = 1
        while run < 6, next(run) == UInt8(ascii: "{") { run += 1 }
        switch run {
        case 1: keep(1)
        case 2: open(.template, 2)
        case 3: open(.parameter, 3)
        default:
            // `{{{{` is two templates, `{{{{{` a template that begins with a parameter.
            if run % 2 == 0 { open(.template, 2) } else { open(.parameter, 3) }
        }
    }

    private mutating func closeBrace() {
        var run = 1
        while run < 3, next(run) == UInt8(ascii: "}") { run += 1 }
        if run == 3, frames.last?.kind == .parameter, let frame = closed(.parameter) {
            at += 3
            replace(frame, with: parts(of: frame).dropFirst().first ?? "")
        } else if run >= 2 {
            if overflow > 0 {
                overflow -= 1
                at += 2
            } else if let frame = closed(.template) {
                at += 2
                let words = template(parts(of: frame))
                replace(frame, with: words)
                if words.isEmpty { out.append(Self.gap) }
            } else {
                keep(2)
            }
        } else if next(1) == UInt8(ascii: "-"), let frame = closed(.variant) {
            at += 2
            replace(frame, with: Self.variant(String(decoding: out[frame.start...], as: UTF8.self)))
        } else {
            keep(1)
        }
    }

    private func parts(of frame: Frame) -> [String] {
        var parts: [String] = []
        var start = frame.start
        for bar in frame.bars + [out.count] {
            parts.append(String(decoding: out[start..<bar], as: UTF8.self))
            start = min(out.count, bar + 1)
        }
        return parts
    }

    private mutating func replace(_ frame: Frame, with text: String) {
        out.removeSubrange(frame.start...)
        out.append(contentsOf: text.utf8)
    }

    private mutating func template(_ parts: [String]) -> String {
        let found = WikiTemplate(parts, title: title)
        if isNews, date == nil, let day = found.newsDate {
            date = day
            return ""
        }
        return found.text
    }

    // MARK: links

    private mutating func openBracket() {
        if next(1) == UInt8(ascii: "[") {
            open(.link, 2)
        } else if let end = WebLink.end(in: bytes, at: at + 1) {
            // `[http://… words]`: the words. Without words it shows only as a number.
            at = end
            if bytes[end] == UInt8(ascii: "]") { at += 1 } else { externalDepth += 1 }
        } else {
            keep(1)
        }
    }

    /// Open external links, at most as many as a line has.
    private var externalDepth = 0

    private mutating func closeBracket() {
        if next(1) == UInt8(ascii: "]"), let frame = closed(.link) {
            at += 2
            link(frame)
        } else if externalDepth > 0 {
            externalDepth -= 1
            at += 1
        } else {
            keep(next(1) == UInt8(ascii: "]") ? 2 : 1)
        }
    }

    private mutating func link(_ frame: Frame) {
        let targetEnd = frame.bars.first ?? out.count
        let target = String(decoding: out[frame.start..<targetEnd], as: UTF8.self)
        switch namespaces.kind(of: target[...]) {
        case .page:
            var label = frame.bars.first.map { String(decoding: out[($0 + 1)...], as: UTF8.self) } ?? target.trimmingSpaces()
            if label.isEmpty { label = target }
            if frame.bars.isEmpty, label.hasPrefix(":") { label.removeFirst() }
            if frame.bars.isEmpty { label = label.replacing("_", with: " ") }
            replace(frame, with: label)
        case .category:
            let name = (target.split(separator: ":", maxSplits: 1).last ?? "").replacing("_", with: " ").collapsingSpaces()
            if !name.isEmpty, categories.count < 1000, !categories.contains(name) { categories.append(name) }
            out.removeSubrange(frame.start...)
        case .language: out.removeSubrange(frame.start...)
        case .file:
            let caption = WikiFile.caption(parts(of: frame).dropFirst())
            out.removeSubrange(frame.start...)
            addCaption(caption)
        }
    }

    private mutating func addCaption(_ caption: String) {
        guard !caption.isEmpty else { return }
        out.append(Self.captionMark)
        out.append(contentsOf: caption.collapsingSpaces().utf8)
        out.append(Self.captionMark)
    }

    /// `-{zh-hans:…; zh-hant:…}-` gives a text in several scripts: the first counts.
    private static func variant(_ text: String) -> String {
        let words = text.split(separator: "|").last ?? ""
        guard words.contains(";") || words.contains(":") else { return String(words) }
        let first = words.split(separator: ";").first ?? ""
        return (first.split(separator: ":", maxSplits: 1).last ?? "").trimmingSpaces()
    }

    // MARK: marks within words

    private mutating func apostrophes() {
        var run = 1
        while next(run) == UInt8(ascii: "'") { run += 1 }
        // Two are italic, three bold, five both; the rest are apostrophes.
        let marks = run >= 5 ? 5 : run >= 3 ? 3 : run == 2 ? 2 : 0
        at += marks
        keep(run - marks)
    }

    private mutating func reference() {
        if let (text, end) = CharacterReference.text(in: bytes[...], from: at) {
            // A non-breaking blank is a blank; `&lt;ref&gt;` is markup shown to readers.
            out.append(contentsOf: text.utf8.map { $0 == 0x0A ? 0x20 : $0 })
            at = end
        } else {
            keep(1)
        }
    }

    private mutating func magicWord() {
        var end = at + 2
        while end < bytes.count, end - at < 40, (0x41...0x5A).contains(bytes[end]) || bytes[end] >= 0x80 { end += 1 }
        if end > at + 2, end + 1 < bytes.count, bytes[end] == UInt8(ascii: "_"), bytes[end + 1] == UInt8(ascii: "_") {
            at = end + 2
        } else {
            keep(2)
        }
    }

    // MARK: tags

    private mutating func tag() {
        if XMLTag.begins("<!--", in: bytes, at, bytes.count) {
            guard !endless.contains("!--") else { return keep(1) }
            guard let end = XMLTag.firstIndex(of: "-->", in: bytes, from: at + 4, bytes.count) else {
                endless.insert("!--")
                at += 4
                return
            }
            // A comment alone on its line takes the line with it.
            let startsLine = at == 0 || bytes[at - 1] == 0x0A
            at = end + 3
            if startsLine, next(0) == 0x0A { at += 1 }
            return
        }
        guard let found = WikiTag(bytes, at: at) else { return keep(1) }
        at = found.end
        switch found.kind {
        case .silent where !found.isEnd && !found.isClosed:
            guard let close = closing(found.name) else { return }
            if found.name == "math" || found.name == "chem" || found.name == "ce" {
                out.append(contentsOf: WikiTag.formula(bytes[at..<close.lowerBound]))
            }
            at = close.upperBound
        case .literal where !found.isEnd && !found.isClosed:
            guard let close = closing(found.name) else { return }
            let isBlock = found.name != "nowiki"
            if isBlock { out.append(contentsOf: [0x0A, 0x0A]) }
            literal(at..<close.lowerBound, keepsLines: isBlock)
            if isBlock { out.append(contentsOf: [0x0A, 0x0A]) }
            at = close.upperBound
        case .gallery where !found.isEnd && !found.isClosed:
            guard let close = closing(found.name) else { return }
            out.append(0x0A)
            for line in bytes[at..<close.lowerBound].split(separator: 0x0A) {
                let parts = line.split(separator: UInt8(ascii: "|"), maxSplits: 1)
                if parts.count == 2 { addCaption(WikiPage(Array(parts[1]), namespaces: namespaces).text) }
            }
            at = close.upperBound
        case .lineBreak: out.append(Self.lineBreak)
        case .block: out.append(contentsOf: [0x0A, 0x0A])
        case .row: out.append(0x0A)
        case .item: out.append(contentsOf: found.isEnd ? [0x0A] : Array("\n*".utf8))
        case .cell: out.append(0x20)
        default: break
        }
    }

    /// What is shown verbatim.
    private mutating func literal(_ range: Range<Int>, keepsLines: Bool) {
        for byte in bytes[range] where byte >= 0x20 || byte == 0x0A || byte == 0x09 {
            out.append(byte == 0x0A && keepsLines ? Self.lineBreak : byte == 0x0A ? 0x20 : byte)
        }
    }

    /// The next end tag of a name.
    private mutating func closing(_ name: String) -> Range<Int>? {
        guard !endless.contains(name) else { return nil }
        let wanted = Array(name.utf8)
        var from = at
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: from) {
            from = open + 1
            guard from < bytes.count, bytes[from] == UInt8(ascii: "/"), from + wanted.count < bytes.count else { continue }
            let found = bytes[(from + 1)..<(from + 1 + wanted.count)]
            guard found.elementsEqual(wanted, by: { $0 == $1 || $0 | 0x20 == $1 }),
                let end = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: from, end: min(bytes.count, from + 200))
            else { continue }
            return open..<(end + 1)
        }
        endless.insert(name)
        return nil
    }
}

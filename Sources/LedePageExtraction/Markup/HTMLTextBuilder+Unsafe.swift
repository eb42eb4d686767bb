/// Gathers the text of an HTML document from its elements: paragraphs separated by blank lines, lines where `<br>` breaks them.
final class HTMLTextBuilder {
    private(set) var text: [UInt8] = []
    /// What `<title>` says.
    private(set) var title: [UInt8] = []

    /// Whether line breaks of the source are line breaks of the text.
    private let keepsLines: Bool
    /// Depth in elements without text, in `<pre>`, in `<title>`, in `<head>`.
    private var silence = 0
    private var preformatted = 0
    private var inTitle = 0
    private var inHead = 0
    /// What goes before the next word.
    private var pending = Break.none

    private enum Break: Int {
        case none, space, line, paragraph
    }

    init(keepsLines: Bool) {
        self.keepsLines = keepsLines
    }

    func start(_ name: String) {
        switch name {
        case "br": ask(.line)
        case "td", "th": ask(.space)
        case "title" where silence == 0: inTitle += 1
        case "head": inHead += 1
        case "pre", "textarea":
            preformatted += 1
            ask(.paragraph)
        case "li", "option", "tr": ask(.line)
        default:
            if HTMLElements.silent.contains(name) { silence += 1 }
            if HTMLElements.blocks.contains(name) { ask(.paragraph) }
        }
    }

    func end(_ name: String) {
        switch name {
        case "br": break
        case "title" where silence == 0: inTitle = max(0, inTitle - 1)
        case "head": inHead = max(0, inHead - 1)
        case "pre", "textarea":
            preformatted = max(0, preformatted - 1)
            ask(.paragraph)
        case "li", "option", "tr": ask(.line)
        default:
            if HTMLElements.silent.contains(name) { silence = max(0, silence - 1) }
            if HTMLElements.blocks.contains(name) { ask(.paragraph) }
        }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        // SAFETY: the bytes are the caller's, for the call; each is read below their count.
        guard silence == 0 else { return }
        if inTitle > 0 {
            title.append(contentsOf: bytes)
            return
        }
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            // A blank, or a non-breaking one (C2 A0).
            let isHardBlank = byte == 0xC2 && at + 1 < bytes.count && bytes[at + 1] == 0xA0
            if isHardBlank || byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x0C {
                if byte == 0x0A, preformatted > 0 || keepsLines { newLine() } else if preformatted > 0 { keepBlank() } else { ask(.space) }
                at += isHardBlank ? 2 : 1
                continue
            }
            settle()
            text.append(byte)
            at += 1
        }
    }

    private func ask(_ wanted: Break) { if wanted.rawValue > pending.rawValue { pending = wanted } }

    private func newLine() { pending = pending.rawValue >= Break.line.rawValue ? .paragraph : .line }

    private func keepBlank() {
        settle()
        if !text.isEmpty { text.append(0x20) }
    }

    private func settle() {
        defer { pending = .none }
        guard !text.isEmpty else { return }
        switch pending {
        case .none: break
        case .space: text.append(0x20)
        case .line: text.append(0x0A)
        case .paragraph: text.append(contentsOf: [0x0A, 0x0A])
        }
    }
}

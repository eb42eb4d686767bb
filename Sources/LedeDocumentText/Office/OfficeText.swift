import LedePageExtraction

/// The text of a word processor document, and its properties.
package struct OfficeText: Equatable {
    package var title = ""
    package var author: String?
    package var date: String?
    package var modified: String?
    package var language: String?
    package var keywords: [String] = []
    package var description: String?
    /// Paragraphs separated by blank lines; list items and table rows are lines; notes come at the end.
    package var text = ""

    /// Whether a program made the title: `Microsoft Word - draft.doc`, `Document1`, a file's name.
    private static func isMade(_ title: String) -> Bool {
        let name = title.lowercased()
        if name.isEmpty || name.hasPrefix("microsoft word -")
            || [".doc", ".docx", ".odt", ".rtf", ".dot", ".dotx"].contains(where: name.hasSuffix)
        {
            return true
        }
        let bare = name.filter { !$0.isNumber && $0 != " " }
        return ["document", "dokument", "untitled", "unbenannt", "sanstitre", "sansnom", "sintítulo"].contains(bare)
    }

    private static let madeAuthors: Set<String> = [
        "python-docx", "microsoft office user", "user", "admin", "administrator", "windows user", "owner", "unknown", "default", "root",
        "author", "test", "benutzer", "utilisateur",
    ]

    /// The document made of what a builder has gathered and the properties say.
    init(_ body: OfficeTextBuilder, _ properties: OfficeProperties) {
        var blocks = body.blocks
        let stated = properties.title.collapsingSpaces()
        let first = blocks.first
        if let marked = blocks.prefix(5).first(where: { $0.role == .title }) {
            title = marked.text
        } else if !Self.isMade(stated) {
            title = stated
        } else if let first, first.role == .heading {
            title = first.text
        }
        title = title.collapsingSpaces()
        if let index = blocks.prefix(5).firstIndex(where: {
            $0.text.collapsingSpaces() == title && ($0.role != .text || $0.text == first?.text)
        }), blocks.count > 1 {
            blocks.remove(at: index)
        }
        author = properties.authors.map { $0.collapsingSpaces() }.first { !$0.isEmpty && !Self.madeAuthors.contains($0.lowercased()) }
        (date, modified, language, description) = (
            properties.created ?? properties.modified, properties.modified, properties.language, properties.description
        )
        if modified == date { modified = nil }
        keywords = properties.keywords
        var out = ""
        var previous: OfficeTextBuilder.Role?
        for block in blocks + body.notes.map({ OfficeTextBuilder.Block(role: .text, text: $0) }) {
            if !out.isEmpty { out += previous == block.role && (block.role == .item || block.role == .row) ? "\n" : "\n\n" }
            out += block.text
            previous = block.role
        }
        text = out
    }
}

/// What the properties of a document say.
struct OfficeProperties {
    var title = ""
    /// The first real person counts.
    var authors: [String] = []
    var created: String?
    var modified: String?
    var language: String?
    var description: String?
    var keywords: [String] = []
}

/// Gathers the blocks of a document: paragraphs may be within others (text boxes), and in table cells.
struct OfficeTextBuilder {
    enum Role { case text, heading, title, item, row }

    struct Block: Equatable {
        var role: Role
        var text: String
    }

    private(set) var blocks: [Block] = []
    /// Notes in the order in which the text refers to them.
    var notes: [String] = []
    private var paragraphs: [(role: Role, bytes: [UInt8])] = []
    /// The rows of open tables, an inner one within a cell of the outer.
    private var rows: [[UInt8]] = []
    private static let mostOpen = 64

    mutating func startParagraph() {
        if paragraphs.count < Self.mostOpen { paragraphs.append((.text, [])) }
    }

    var isInParagraph: Bool { !paragraphs.isEmpty }

    /// What the open paragraph is.
    mutating func mark(_ role: Role) {
        if let last = paragraphs.indices.last { paragraphs[last].role = role }
    }

    mutating func add(_ text: [UInt8]) {
        if let last = paragraphs.indices.last { paragraphs[last].bytes.append(contentsOf: text) }
    }

    mutating func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        let text = PlainText.tidied(String(decoding: paragraph.bytes, as: UTF8.self))
        guard !text.isEmpty else { return }
        guard rows.isEmpty else {
            let last = rows.count - 1
            if !rows[last].isEmpty { rows[last].append(0x20) }
            rows[last].append(contentsOf: text.collapsingSpaces().utf8)
            return
        }
        blocks.append(Block(role: paragraph.role, text: text))
    }

    mutating func startRow() {
        if rows.count < Self.mostOpen { rows.append([]) }
    }

    mutating func endRow() {
        guard let row = rows.popLast(), !row.isEmpty else { return }
        if let last = rows.indices.last {
            if !rows[last].isEmpty { rows[last].append(0x20) }
            rows[last].append(contentsOf: row)
        } else {
            blocks.append(Block(role: .row, text: String(decoding: row, as: UTF8.self)))
        }
    }
}

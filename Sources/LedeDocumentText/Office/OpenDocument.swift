import LedePageExtraction

/// Reads OpenDocument text (`.odt`, `.ott`).
package enum OpenDocument {
    package static func isPart(_ name: String) -> Bool { name == "content.xml" || name == "meta.xml" }

    /// - Parameter parts: by their names, UTF-8.
    /// - Returns: nil if the package has no document.
    package static func read(_ parts: [String: [UInt8]]) -> OfficeText? {
        guard let content = parts["content.xml"] else { return nil }
        let handler = OpenDocumentHandler()
        handler.read(content)
        return OfficeText(handler.builder, parts["meta.xml"].map(PropertiesHandler.read) ?? OfficeProperties())
    }
}

private final class OpenDocumentHandler: XMLHandler {
    var builder = OfficeTextBuilder()
    /// The parents of the document's derived styles, by name.
    private var parents: [String: String] = [:]
    private var isInBody = false
    private var silence = 0
    private var lists = 0
    /// The text of notes goes to the end.
    private var isInNote = false
    private var note: [UInt8] = []

    /// Deletions, comments, generated tables of contents, and note numbers.
    private static let silent: Set<String> = [
        "tracked-changes", "annotation", "annotation-end", "table-of-content", "illustration-index", "table-index", "alphabetical-index",
        "bibliography-source", "note-citation", "ruby-text",
        "sequence-decls", "variable-decls", "user-field-decls", "forms", "title", "desc", "script", "hidden-text",
    ]

    func start(_ element: XMLElement, line: Int) {
        if silence > 0 || (isInBody && Self.silent.contains(element.name)) {
            silence += 1
            return
        }
        switch element.name {
        case "body": isInBody = true
        case "style":
            if let name = element["name"], let parent = element["parent-style-name"], parents.count < 10_000 { parents[name] = parent }
        case "p", "h":
            guard isInBody else { break }
            guard !isInNote else {
                if !note.isEmpty { note.append(contentsOf: [0x0A, 0x0A]) }
                break
            }
            builder.startParagraph()
            let style = element["style-name"] ?? ""
            if element.name == "h" { builder.mark(.heading) } else if lists > 0 { builder.mark(.item) }
            if style == "Title" || parents[style] == "Title" { builder.mark(.title) }
        case "list": lists += 1
        case "table-row": if !isInNote { builder.startRow() }
        case "s": add([0x20])
        case "tab": add([0x20])
        case "line-break": add([0x0A])
        case "note-body":
            isInNote = true
            note = []
        default: break
        }
    }

    func end(_ name: String) {
        if silence > 0 {
            silence -= 1
            return
        }
        switch name {
        case "body": isInBody = false
        case "p", "h": if !isInNote, isInBody { builder.endParagraph() }
        case "list": lists = max(0, lists - 1)
        case "table-row": if !isInNote { builder.endRow() }
        case "note-body":
            isInNote = false
            let text = PlainText.tidied(String(decoding: note, as: UTF8.self))
            if !text.isEmpty { builder.notes.append(text) }
        default: break
        }
    }

    func text(_ bytes: [UInt8]) { if silence == 0, isInBody { add(bytes.map { $0 == 0x0A ? 0x20 : $0 }) } }

    private func add(_ bytes: [UInt8]) { if isInNote { note.append(contentsOf: bytes) } else { builder.add(bytes) } }
}

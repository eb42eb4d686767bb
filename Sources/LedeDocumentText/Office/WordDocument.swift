import LedePageExtraction

/// Reads word processors' OOXML (`.docx`, `.docm`, `.dotx`).
package enum WordDocument {
    /// Whether a part of the package is needed.
    package static func isPart(_ name: String) -> Bool {
        name == "_rels/.rels" || name == "docProps/core.xml"
            || (name.hasPrefix("word/") && name.hasSuffix(".xml") && name.utf8.count { $0 == UInt8(ascii: "/") } == 1
                && isText(name.dropFirst(5)))
    }

    private static func isText(_ name: Substring) -> Bool {
        ["document", "footnotes", "endnotes", "styles"].contains(where: name.hasPrefix)
    }

    /// - Parameter parts: by their names, UTF-8.
    /// - Returns: nil if the package has no document.
    package static func read(_ parts: [String: [UInt8]]) -> OfficeText? {
        let name = mainPart(parts)
        guard let main = parts[name] ?? parts["word/document.xml"] else { return nil }
        var notes: [String: String] = [:]
        for (part, mark) in [("word/footnotes.xml", "f"), ("word/endnotes.xml", "e")] {
            guard let bytes = parts[part] else { continue }
            let handler = WordHandler(styles: [:], noteMark: mark)
            handler.read(bytes)
            notes.merge(handler.noteTexts) { first, _ in first }
        }
        let handler = WordHandler(styles: parts["word/styles.xml"].map(styles) ?? [:], noteMark: nil)
        handler.read(main)
        handler.builder.notes = handler.references.compactMap { notes[$0] }
        return OfficeText(handler.builder, parts["docProps/core.xml"].map(PropertiesHandler.read) ?? OfficeProperties())
    }

    /// The document's part: the one the package names, nearly always `word/document.xml`.
    private static func mainPart(_ parts: [String: [UInt8]]) -> String {
        guard let bytes = parts["_rels/.rels"] else { return "word/document.xml" }
        let handler = AttributesHandler("Relationship") { $0["Type"]?.hasSuffix("/officeDocument") == true ? $0["Target"] : nil }
        handler.read(bytes)
        return handler.found.first.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 } ?? "word/document.xml"
    }

    /// Style names by id: ids are in the program's language.
    private static func styles(_ bytes: [UInt8]) -> [String: String] {
        let handler = StylesHandler()
        handler.read(bytes)
        return handler.names
    }
}

/// Reads the text of a part.
final class WordHandler: XMLHandler {
    var builder = OfficeTextBuilder()
    /// Of the notes, in order.
    private(set) var references: [String] = []
    /// The notes in a notes part, by mark and id.
    private(set) var noteTexts: [String: String] = [:]
    private let styles: [String: String]
    private let noteMark: String?
    private var note: (id: String, from: Int)?
    private var isInText = false
    private var isHidden = false
    /// Depth in what is not read: deletions, fallbacks of drawings, phonetic guides.
    private var silence = 0
    /// For each open paragraph, whether it is a line of a table of contents.
    private var isContents = [false]

    init(styles: [String: String], noteMark: String?) {
        self.styles = styles
        self.noteMark = noteMark
    }

    private static let silent: Set<String> = ["del", "moveFrom", "Fallback", "rt"]
    /// Depth in properties, where `del` and `moveFrom` also occur: there they mark a paragraph's end.
    private var properties = 0

    func start(_ element: XMLElement, line: Int) {
        let isWord =
            element.namespace.contains("wordprocessingml") || element.namespace.isEmpty || element.namespace.contains("/math")
            || element.namespace.contains("markup-compatibility")
        guard isWord else { return }
        if silence > 0 {
            if Self.silent.contains(element.name) { silence += 1 }
            return
        }
        switch element.name {
        case "pPr", "rPr": properties += 1
        case let name where Self.silent.contains(name) && properties == 0: silence += 1
        case "p":
            builder.startParagraph()
            isContents.append(false)
        case "pStyle":
            let id = element["val"] ?? ""
            let style = (styles[id] ?? id).lowercased()
            if style == "title" {
                builder.mark(.title)
            } else if style.hasPrefix("heading") {
                builder.mark(.heading)
            } else if style.hasPrefix("list") {
                builder.mark(.item)
            }
            if style.hasPrefix("toc ") || style.hasPrefix("toc1") || style == "toc heading" { isContents[isContents.count - 1] = true }
        case "numPr": builder.mark(.item)
        case "outlineLvl" where element["val"].flatMap({ Int($0) }) ?? 9 < 3: builder.mark(.heading)
        case "vanish" where properties > 0: isHidden = element["val"].map { !["0", "false", "off"].contains($0) } ?? true
        case "r": isHidden = false
        case "t": isInText = true
        case "tab", "ptab": if properties == 0 { add([0x20]) }
        case "br", "cr": if properties == 0 { add(element["type"] == "page" || element["type"] == "column" ? [0x20] : [0x0A]) }
        case "noBreakHyphen": add([UInt8(ascii: "-")])
        case "tr": builder.startRow()
        case "footnoteReference": if let id = element["id"] { references.append("f" + id) }
        case "endnoteReference": if let id = element["id"] { references.append("e" + id) }
        case "footnote", "endnote":
            guard let id = element["id"], element["type"] == nil else { break }
            note = (id, builder.blocks.count)
        default: break
        }
    }

    func end(_ name: String) {
        if silence > 0 {
            if Self.silent.contains(name) { silence -= 1 }
            return
        }
        switch name {
        case "pPr", "rPr": properties = max(0, properties - 1)
        case "p" where isContents.count > 1:
            isContents.removeLast()
            builder.endParagraph()
        case "t": isInText = false
        case "tr": builder.endRow()
        case "footnote", "endnote":
            if let noteMark, let found = note {
                noteTexts[noteMark + found.id] = builder.blocks[found.from...].map(\.text).joined(separator: "\n\n")
            }
            note = nil
        default: break
        }
    }

    func text(_ bytes: [UInt8]) {
        if isInText, silence == 0 { add(bytes) }
    }

    private func add(_ bytes: [UInt8]) {
        if !isHidden, isContents.last == false { builder.add(bytes) }
    }
}

/// Reads the names of styles.
private final class StylesHandler: XMLHandler {
    private(set) var names: [String: String] = [:]
    private var id: String?

    func start(_ element: XMLElement, line: Int) {
        if element.name == "style" { id = element["styleId"] }
        if element.name == "name", let id, names.count < 10_000 { names[id] = element["val"] }
    }

    func end(_ name: String) { if name == "style" { id = nil } }
    func text(_ bytes: [UInt8]) {}
}

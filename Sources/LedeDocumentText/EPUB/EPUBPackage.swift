import LedePageExtraction

/// What the package document (OPF) and the table of contents of an EPUB say.
package struct EPUBPackage: Equatable, Sendable {
    /// A file of the book, in reading order.
    package struct Item: Equatable, Sendable {
        /// Its path in the archive.
        package var path: String
        /// Whether it belongs to the reading order itself.
        package var isLinear: Bool
    }

    /// An entry of the table of contents.
    package struct Entry: Equatable, Sendable {
        package var path: String
        /// The id of the element at which it begins; nil for the whole file.
        package var fragment: String?
        package var title: String
        /// Its depth in the table, from 1.
        package var depth: Int
    }

    package var title = ""
    package var authors: [String] = []
    package var date: String?
    package var language: String?
    package var publisher: String?
    package var subjects: [String] = []
    package var items: [Item] = []
    package var contents: [Entry] = []
    /// The path of the table of contents, which is not a chapter.
    package var contentsPath: String?

    /// Whether a part of the archive is needed; pictures, fonts and style sheets are not.
    package static func isPart(_ name: String) -> Bool {
        let lower = name.lowercased()
        return lower == "meta-inf/container.xml" || lower == "meta-inf/encryption.xml"
            || [".opf", ".ncx", ".xhtml", ".html", ".htm", ".xml"].contains(where: lower.hasSuffix)
    }

    /// - Parameter parts: by their paths, UTF-8.
    /// - Returns: nil if there is no package document.
    package init?(_ parts: [String: [UInt8]]) {
        let container = AttributesHandler("rootfile") { $0["full-path"] }
        if let bytes = parts["META-INF/container.xml"] { container.read(bytes) }
        guard
            let path = container.found.first(where: { parts[$0] != nil }) ?? parts.keys.filter({ $0.lowercased().hasSuffix(".opf") }).min(),
            let bytes = parts[path]
        else { return nil }
        let handler = PackageHandler()
        handler.read(bytes)
        title = handler.title
        authors = handler.authors
        date = handler.date
        language = handler.language
        publisher = handler.publisher
        subjects = handler.subjects
        func resolved(_ reference: String, from base: String) -> String { Self.resolved(reference, from: base) }
        for entry in handler.spine {
            guard let item = handler.manifest[entry.id], item.type.contains("html") || item.type.contains("xml") || item.type.isEmpty else {
                continue
            }
            items.append(Item(path: resolved(item.reference, from: path), isLinear: entry.isLinear))
        }
        if let nav = handler.manifest.values.first(where: { $0.properties.split(separator: " ").contains("nav") }) {
            contentsPath = resolved(nav.reference, from: path)
        }
        let ncx =
            (handler.manifest[handler.contentsID]
            ?? handler.manifest.values.filter { $0.type.contains("ncx") }.min { $0.reference < $1.reference }).map {
                resolved($0.reference, from: path)
            }
        for table in [contentsPath, ncx] {
            guard contents.isEmpty, let table, let bytes = parts[table] else { continue }
            let handler = ContentsHandler()
            handler.read(bytes)
            contents = handler.entries.map { entry in
                let (file, fragment) = Self.split(entry.reference)
                return Entry(
                    path: file.isEmpty ? table : resolved(file, from: table), fragment: fragment, title: entry.title, depth: entry.depth)
            }
        }
    }

    /// `chapter.xhtml#part2` as file and fragment.
    private static func split(_ reference: String) -> (file: String, fragment: String?) {
        guard let mark = reference.firstIndex(of: "#") else { return (reference, nil) }
        let fragment = decoded(String(reference[reference.index(after: mark)...]))
        return (String(reference[..<mark]), fragment.isEmpty ? nil : fragment)
    }

    /// The path in the archive that a reference means in the file at `base`.
    private static func resolved(_ reference: String, from base: String) -> String {
        var parts = base.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in decoded(reference).split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }

    /// Decodes `%20` and the like.
    private static func decoded(_ text: String) -> String {
        guard text.contains("%") else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
            {
                out.append(byte)
                at += 3
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Reads the package document.
private final class PackageHandler: XMLHandler {
    struct Resource {
        var reference: String
        var type: String
        var properties: String
    }

    private(set) var title = ""
    private(set) var authors: [String] = []
    private(set) var date: String?
    private(set) var language: String?
    private(set) var publisher: String?
    private(set) var subjects: [String] = []
    private(set) var manifest: [String: Resource] = [:]
    private(set) var spine: [(id: String, isLinear: Bool)] = []
    private(set) var contentsID = ""
    private var value: [UInt8] = []
    private var role: String?
    private var isPublication = false
    private static let mostItems = 100_000

    func start(_ element: XMLElement, line: Int) {
        value = []
        switch element.name {
        case "item":
            if let id = element["id"], let reference = element["href"], manifest.count < Self.mostItems {
                manifest[id] = Resource(reference: reference, type: element["media-type"] ?? "", properties: element["properties"] ?? "")
            }
        case "spine": contentsID = element["toc"] ?? ""
        case "itemref": if let id = element["idref"], spine.count < Self.mostItems { spine.append((id, element["linear"] != "no")) }
        case "creator": role = element["role"]
        case "date": isPublication = element["event"] == "publication"
        default: break
        }
    }

    func text(_ bytes: [UInt8]) { if value.count < 1 << 16 { value.append(contentsOf: bytes) } }

    func end(_ name: String) {
        let text = String(decoding: value, as: UTF8.self).collapsingSpaces()
        value = []
        guard !text.isEmpty else { return }
        switch name {
        case "title": if title.isEmpty { title = text }
        case "creator": if role == nil || role == "aut" || authors.isEmpty, authors.count < 64 { authors.append(text) }
        case "date": if date == nil || isPublication { date = text }
        case "language": language = language ?? text
        case "publisher": publisher = publisher ?? text
        case "subject": if subjects.count < 256, !subjects.contains(text) { subjects.append(text) }
        default: break
        }
    }
}

/// Reads a table of contents: `<navPoint>` of NCX, or the list of `<nav epub:type="toc">`.
private final class ContentsHandler: XMLHandler {
    private(set) var entries: [(reference: String, title: String, depth: Int)] = []
    private var value: [UInt8] = []
    private var depth = 0
    private var reference: String?
    private var navs: [Bool] = []
    private var labels: [String] = []
    private static let mostEntries = 100_000

    func start(_ element: XMLElement, line: Int) {
        switch element.name {
        case "navPoint":
            depth += 1
            labels.append("")
        case "text": value = []
        case "content":
            // The label comes before it, or after it in faulty books.
            if let source = element["src"], let title = labels.last, entries.count < Self.mostEntries {
                entries.append((source, title, depth))
            }
        case "nav": navs.append(element["type"].map { $0.contains("toc") } ?? true)
        case "ol" where navs.last == true: depth += 1
        case "a" where navs.last == true:
            reference = element["href"]
            value = []
        default: break
        }
    }

    func text(_ bytes: [UInt8]) { if value.count < 1 << 14 { value.append(contentsOf: bytes) } }

    func end(_ name: String) {
        switch name {
        case "navPoint":
            depth = max(0, depth - 1)
            _ = labels.popLast()
        case "text":
            if !labels.isEmpty, labels[labels.count - 1].isEmpty {
                labels[labels.count - 1] = String(decoding: value, as: UTF8.self).collapsingSpaces()
            }
        case "nav": _ = navs.popLast()
        case "ol" where navs.last == true: depth = max(0, depth - 1)
        case "a":
            if navs.last == true, let reference, entries.count < Self.mostEntries {
                entries.append((reference, String(decoding: value, as: UTF8.self).collapsingSpaces(), depth))
            }
            reference = nil
        default: break
        }
    }
}

import LedePageExtraction

/// Reads `docProps/core.xml` and `meta.xml`, whose elements with the same meaning have the same names.
final class PropertiesHandler: XMLHandler {
    private var properties = OfficeProperties()
    private var creators: (initial: String?, last: String?)
    private var value: [UInt8] = []
    private static let mostBytes = 1 << 16

    static func read(_ bytes: [UInt8]) -> OfficeProperties {
        let handler = PropertiesHandler()
        handler.read(bytes)
        // In OpenDocument `dc:creator` is the last one who changed it.
        handler.properties.authors = [handler.creators.initial, handler.creators.last].compactMap { $0 }
        return handler.properties
    }

    func start(_ element: XMLElement, line: Int) { value.removeAll(keepingCapacity: true) }

    func text(_ bytes: [UInt8]) { if value.count < Self.mostBytes { value.append(contentsOf: bytes) } }

    func end(_ name: String) {
        let text = String(decoding: value, as: UTF8.self).trimmingSpaces()
        value.removeAll(keepingCapacity: true)
        guard !text.isEmpty else { return }
        switch name {
        case "title": properties.title = text
        case "initial-creator": creators.initial = text
        case "creator": creators.last = text
        case "created", "creation-date": properties.created = text
        case "modified", "date": properties.modified = text
        case "language": properties.language = text
        case "description": properties.description = text
        case "keywords", "keyword":
            for word in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
                let word = word.collapsingSpaces()
                if !word.isEmpty, properties.keywords.count < 256, !properties.keywords.contains(word) { properties.keywords.append(word) }
            }
        default: break
        }
    }
}

/// Finds something in the attributes of elements with a given name.
final class AttributesHandler: XMLHandler {
    private(set) var found: [String] = []
    private let name: String
    private let take: (XMLElement) -> String?

    init(_ name: String, _ take: @escaping (XMLElement) -> String?) {
        self.name = name
        self.take = take
    }

    func start(_ element: XMLElement, line: Int) {
        if element.name == name, found.count < 1000, let text = take(element) { found.append(text) }
    }

    func end(_ name: String) {}
    func text(_ bytes: [UInt8]) {}
}

extension XMLHandler {
    /// Reads a whole document.
    func read(_ bytes: [UInt8]) {
        let parser = XMLParser(self)
        parser.read(bytes[...])
        parser.finish()
    }
}

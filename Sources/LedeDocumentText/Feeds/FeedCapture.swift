/// The content of an item's element, while it is read.
struct FeedCapture {
    let name: String
    let depth: Int
    /// The element's attributes by name, without prefixes such as `xml:`.
    let attributes: XMLElement
    /// The address that those within it are relative to.
    let base: String?
    let isMarkup: Bool
    private let isOpaque: Bool
    private let isPeople: Bool
    private(set) var bytes: [UInt8] = []
    /// The names in elements of their own within a person.
    private(set) var personNames: [String] = []
    private var person: [UInt8]?
    private var inner: [String] = []
    /// Whether it has elements: a text with some is markup, and its other characters are text.
    private(set) var hasElements = false

    init(_ name: String, _ element: XMLElement, depth: Int, base: String?) {
        self.name = name
        self.depth = depth
        self.base = base
        attributes = element
        isMarkup = FeedVocabulary.markup.contains(name)
        isOpaque = FeedVocabulary.opaque.contains(name)
        isPeople = FeedVocabulary.people.contains(name)
    }

    mutating func start(_ element: XMLElement, _ known: String) {
        inner.append(element.name)
        hasElements = true
        if isPeople, ["name", "title"].contains(element.name.lowercased()), person == nil { person = [] }
        guard isMarkup, known.hasPrefix("xhtml:") || element.prefix.isEmpty else { return }
        bytes.append(contentsOf: "<\(element.name)".utf8)
        for attribute in element.attributes where ["href", "src", "alt", "class", "datetime", "title"].contains(attribute.name) {
            bytes.append(contentsOf: " \(attribute.name)=\"\(Self.escaped(attribute.value))\"".utf8)
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func end(_ name: String) {
        if inner.popLast() != nil, isMarkup, !FeedCapture.empty.contains(name.lowercased()) { bytes.append(contentsOf: "</\(name)>".utf8) }
        if isPeople, ["name", "title"].contains(name.lowercased()), let found = person {
            personNames.append(String(decoding: found, as: UTF8.self))
            person = nil
        }
    }

    mutating func text(_ piece: [UInt8]) {
        if person != nil { person?.append(contentsOf: piece) }
        guard !isOpaque || inner.isEmpty else { return }
        guard hasElements, isMarkup else { return bytes.append(contentsOf: piece) }
        bytes.append(contentsOf: Self.escaped(piece))
    }

    private static let empty: Set<String> = ["br", "hr", "img", "input", "wbr", "source", "col", "area", "embed"]

    private static func escaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return text }
        return text.flatMap { $0 == UInt8(ascii: "<") ? Array("&lt;".utf8) : $0 == UInt8(ascii: "&") ? Array("&amp;".utf8) : [$0] }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
    }
}

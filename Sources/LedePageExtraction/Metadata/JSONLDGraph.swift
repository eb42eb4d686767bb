/// What the scripts of linked data (`application/ld+json`) in a page say: their things, each with its type.
///
/// Things refer to each other by `@id` across the scripts of one page. Nothing is fetched, and contexts are not applied: pages use the
/// names of schema.org.
struct JSONLDGraph {
    /// A thing with a type.
    struct Thing {
        /// In lower case, without the address of the vocabulary: `newsarticle`.
        var types: [String]
        fileprivate var members: [LenientJSONMember]
        /// Whether it is in a list of other pages, a comment, a video.
        var isForeign: Bool

        /// The values of a property, by its name in lower case; those of a list one by one.
        subscript(name: String) -> [LenientJSONValue] {
            members.lazy.filter { JSONLDGraph.bare($0.name) == name }.flatMap { member in
                if case .list(let items) = member.value { items } else { [member.value] }
            }
        }

        /// The first text of a property.
        func text(_ name: String) -> String? { self[name].lazy.compactMap(JSONLDGraph.text).first }
    }

    private(set) var things: [Thing] = []
    private var members: [String: [LenientJSONMember]] = [:]

    /// Most bytes of all scripts; the rest is not read.
    static let mostBytes = 2 << 20
    private static let mostThings = 2_000

    /// Complexity: O(bytes).
    /// - Parameter keepsWhole: whether texts of any length are kept, and the line breaks in them.
    init(scripts: [[UInt8]], keepsWhole: Bool = false) {
        var left = Self.mostBytes
        for script in scripts {
            guard left > 0 else { break }
            var reader = LenientJSON(script.count <= left ? script : Array(script[..<left]), keepsWhole: keepsWhole)
            left -= script.count
            for value in reader.values() { gather(value, isForeign: false) }
        }
    }

    private mutating func gather(_ value: LenientJSONValue, isForeign: Bool) {
        switch value {
        case .list(let items):
            for item in items { gather(item, isForeign: isForeign) }
        case .object(let object):
            if let id = Self.id(object), object.count > 1, members[id].map({ $0.count < object.count }) ?? true { members[id] = object }
            let types = Self.types(object)
            if !types.isEmpty, things.count < Self.mostThings { things.append(Thing(types: types, members: object, isForeign: isForeign)) }
            let isOther = isForeign || types.contains { Self.foreignTypes.contains($0) }
            for member in object { gather(member.value, isForeign: isOther || Self.foreignMembers.contains(Self.bare(member.name))) }
        default: break
        }
    }

    /// Members that hold things the page is not about.
    private static let foreignMembers: Set<String> = [
        "itemlistelement", "haspart", "mentions", "relatedlink", "citation", "isbasedon", "video", "comment", "about", "associatedmedia",
        "review", "itemreviewed",
        "suggestedanswer", "acceptedanswer", "event", "offers", "workexample", "blogpost",
    ]
    private static let foreignTypes: Set<String> = ["itemlist", "breadcrumblist", "comment", "collectionpage"]

    /// The members of a value, or of what it refers to by `@id`.
    func members(of value: LenientJSONValue) -> [LenientJSONMember]? {
        guard case .object(let object) = value else { return nil }
        guard object.allSatisfy({ $0.name == "@id" || $0.name == "@type" }), let id = Self.id(object) else { return object }
        return members[id] ?? object
    }

    /// The first text of a member among others.
    static func text(_ name: String, of members: [LenientJSONMember]) -> String? {
        members.lazy.filter { bare($0.name) == name }.compactMap { text($0.value) }.first
    }

    /// The text of a value: a list's first, or `{"@value": …}`.
    static func text(_ value: LenientJSONValue) -> String? {
        switch value {
        case .text(let text): text.isEmpty ? nil : text
        case .number(let number): number
        case .list(let items): items.lazy.compactMap(text).first
        case .object(let members): members.first { $0.name == "@value" }.flatMap { text($0.value) }
        case .nothing: nil
        }
    }

    static func types(_ members: [LenientJSONMember]) -> [String] {
        let values = members.first { $0.name == "@type" } ?? members.first { $0.name == "type" }
        let texts: [String] =
            switch values?.value {
            case .text(let text)?: [text]
            case .list(let items)?: items.compactMap(text)
            default: []
            }
        return texts.map { bare($0.lowercased()) }
    }

    private static func id(_ members: [LenientJSONMember]) -> String? { members.first { $0.name == "@id" }.flatMap { text($0.value) } }

    /// A name without the vocabulary's address: `schema:headline`, `http://schema.org/headline`.
    private static func bare(_ name: String) -> String {
        guard let mark = name.utf8.lastIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") })
        else { return name }
        return String(name[name.utf8.index(after: mark)...])
    }
}

import LedePageExtraction

/// The tags of an SGML document and what is between them. End tags may be missing.
struct SGMLDocument {
    struct Tag {
        /// Lower case.
        var name: String
        var range: Range<Int>
        var isEnd: Bool
    }

    let bytes: [UInt8]
    let tags: [Tag]
    /// The end tags of each name, as ascending indices into `tags`.
    private let ends: [String: [Int]]

    /// Complexity: O(n).
    init(_ bytes: [UInt8]) {
        var tags: [Tag] = []
        var ends: [String: [Int]] = [:]
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
            guard let name = Self.name(in: bytes, at: isEnd ? at + 1 : at), let behind = SGMLText.endOfTag(in: bytes[...], from: open)
            else { continue }
            if isEnd { ends[name, default: []].append(tags.count) }
            tags.append(Tag(name: name, range: open..<behind, isEnd: isEnd))
            at = behind
        }
        self.bytes = bytes
        self.tags = tags
        self.ends = ends
    }

    /// The attributes of the tag with this index, names in lower case.
    func attributes(_ index: Int) -> [(name: String, value: String)] {
        let tag = tags[index]
        var rest = bytes[tag.range].dropFirst(tag.name.utf8.count + 1).dropLast()
        var found: [(String, String)] = []
        while true {
            rest = rest.drop { $0 <= 0x20 }
            let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "=") }
            guard !name.isEmpty else { return found }
            rest = rest[name.endIndex...].drop { $0 <= 0x20 }
            guard rest.first == UInt8(ascii: "=") else { continue }
            rest = rest.dropFirst().drop { $0 <= 0x20 }
            let value: ArraySlice<UInt8>
            if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                value = rest.dropFirst().prefix { $0 != quote }
                rest = rest[value.endIndex...].dropFirst()
            } else {
                value = rest.prefix { $0 > 0x20 }
                rest = rest[value.endIndex...]
            }
            found.append((String(decoding: name, as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self)))
        }
    }

    /// The outermost elements among the tags with indices in `range`, ending before the offset `end`.
    ///
    /// An element without an end tag whose name `isKnown` ends before the next tag of such an element; any other tag is only markup.
    /// Complexity: O(tags · log tags).
    func elements(in range: Range<Int>, end: Int, isKnown: (String) -> Bool) -> [SGMLElement] {
        var found: [SGMLElement] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let tag = tags[index]
            let start = index
            index += 1
            guard !tag.isEnd else { continue }
            if let partner = partner(of: start), partner < range.upperBound {
                found.append(
                    SGMLElement(
                        name: tag.name, whole: tag.range.lowerBound..<tags[partner].range.upperBound,
                        content: tag.range.upperBound..<tags[partner].range.lowerBound, tags: start + 1..<partner))
                index = partner + 1
            } else if isKnown(tag.name) {
                var next = index
                while next < range.upperBound, tags[next].isEnd || !isBoundary(next, of: start, isKnown) { next += 1 }
                let limit = next < range.upperBound ? tags[next].range.lowerBound : end
                found.append(
                    SGMLElement(
                        name: tag.name, whole: tag.range.lowerBound..<limit, content: tag.range.upperBound..<limit, tags: start + 1..<next))
                index = next
            }
        }
        return found
    }

    /// Elements that hold paragraphs; any other open element ends before one.
    private static let bodies: Set<String> = ["text", "body", "lp", "leadpara"]

    /// Whether an open element ends before this tag: it is known, or begins a line and has a partner.
    private func isBoundary(_ index: Int, of open: Int, _ isKnown: (String) -> Bool) -> Bool {
        let tag = tags[index]
        if isKnown(tag.name) { return true }
        if tag.name == "p" {
            let before = bytes[tags[open].range.upperBound..<tag.range.lowerBound].suffix(4096)
            return !Self.bodies.contains(tags[open].name) && before.contains { $0 > 0x20 }
        }
        let before = tag.range.lowerBound
        return tag.name != "f" && (before == 0 || bytes[before - 1] == 0x0A) && partner(of: index) != nil
    }

    /// The first end tag of the same name after a start tag.
    private func partner(of index: Int) -> Int? {
        guard let list = ends[tags[index].name], let last = list.last, last > index else { return nil }
        var low = 0
        var high = list.count - 1
        while low < high {
            let middle = (low + high) / 2
            if list[middle] > index { high = middle } else { low = middle + 1 }
        }
        return list[low]
    }

    /// The text between two offsets, outside the given elements, which are in order.
    func remainder(of range: Range<Int>, without elements: [SGMLElement]) -> [UInt8] {
        var out: [UInt8] = []
        var at = range.lowerBound
        for element in elements where element.whole.lowerBound >= at {
            out += SGMLText.plain(bytes[at..<element.whole.lowerBound])
            out.append(0x0A)
            at = element.whole.upperBound
        }
        return at < range.upperBound ? out + SGMLText.plain(bytes[at..<range.upperBound]) : out
    }

    /// The lower-case name that begins at `start`; nil if none does.
    private static func name(in bytes: [UInt8], at start: Int) -> String? {
        var name: [UInt8] = []
        var at = start
        while at < bytes.count, name.count < 32 {
            let byte = bytes[at]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            let isFirst = name.isEmpty
            guard
                (0x61...0x7A).contains(lower)
                    || (!isFirst && ((0x30...0x39).contains(lower) || lower == 0x5F || lower == 0x2D || lower == 0x3A || lower == 0x2E))
            else { break }
            name.append(lower)
            at += 1
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
}

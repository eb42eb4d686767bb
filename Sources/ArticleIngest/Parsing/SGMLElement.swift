/// An element of an SGML document that articles are made of.
struct SGMLElement {
    /// Lower case.
    var name: String
    /// From `<` of the start tag to behind the end tag.
    var whole: Range<Int>
    /// Between the tags.
    var content: Range<Int>

    /// The outermost elements with one of the given lower-case names. An element without an end tag reaches to the end of its line.
    ///
    /// Complexity: O(n · names) at worst, for each missing end tag is looked for once.
    static func elements(of bytes: [UInt8], named names: Set<String>) -> [SGMLElement] {
        var found: [SGMLElement] = []
        var unclosed: Set<String> = []
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            guard let name = tagName(in: bytes, at: at), names.contains(name),
                let behind = SGMLText.endOfTag(in: bytes[...], from: open)
            else { continue }
            if !unclosed.contains(name), let end = endTag(name, in: bytes, from: behind) {
                found.append(SGMLElement(name: name, whole: open..<end.upperBound, content: behind..<end.lowerBound))
                at = end.upperBound
            } else {
                unclosed.insert(name)
                let end = ByteSearch.firstIndex(of: 0x0A, in: bytes, from: behind) ?? bytes.count
                found.append(SGMLElement(name: name, whole: open..<end, content: behind..<end))
                at = end
            }
        }
        return found
    }

    /// The text of a document outside some elements, given in order.
    static func remainder(of bytes: [UInt8], without elements: [SGMLElement]) -> [UInt8] {
        var out: [UInt8] = []
        var at = 0
        for element in elements {
            out += SGMLText.plain(bytes[at..<element.whole.lowerBound])
            out.append(0x0A)
            at = element.whole.upperBound
        }
        return out + SGMLText.plain(bytes[at...])
    }

    /// The lower-case name that begins at `start`; nil where none does.
    private static func tagName(in bytes: [UInt8], at start: Int) -> String? {
        var name: [UInt8] = []
        var at = start
        while at < bytes.count, name.count < 16 {
            let byte = bytes[at]
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            guard (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) || lower == UInt8(ascii: "_") else { break }
            name.append(lower)
            at += 1
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    private static func endTag(_ name: String, in bytes: [UInt8], from: Int) -> Range<Int>? {
        var at = from
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "/"), tagName(in: bytes, at: at + 1) == name,
                let behind = SGMLText.endOfTag(in: bytes[...], from: open)
            else { continue }
            return open..<behind
        }
        return nil
    }
}

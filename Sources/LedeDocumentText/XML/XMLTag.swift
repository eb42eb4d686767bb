import LedePageExtraction

/// Where XML tags begin and end, as browsers rather than the XML standard see it.
enum XMLTag {
    /// Whether a word is at a place.
    static func begins(_ word: StaticString, in bytes: [UInt8], _ at: Int, _ end: Int) -> Bool {
        at + word.utf8CodeUnitCount <= end && word.isPart(of: bytes, at: at)
    }

    /// The first place of a word at or after `start` that ends before `end`. Complexity: O(n).
    static func firstIndex(of word: StaticString, in bytes: [UInt8], from start: Int, _ end: Int) -> Int? {
        guard let first = word.firstByte else { return nil }
        var at = start
        while let found = ByteSearch.firstIndex(of: first, in: bytes, from: at, end: end) {
            if begins(word, in: bytes, found, end) { return found }
            at = found + 1
        }
        return nil
    }

    private static let mostNameBytes = 256

    /// The name of an element that begins at a place, where a blank, `/` or `>` follows it.
    static func name(in bytes: [UInt8], at start: Int, _ end: Int) -> Range<Int>? {
        guard start < end, isNameStart(bytes, at: start, end) else { return nil }
        var at = start + 1
        let limit = min(end, start + mostNameBytes)
        while at < limit, isNameByte(bytes[at]) { at += 1 }
        guard at < limit, bytes[at] <= 0x20 || bytes[at] == UInt8(ascii: ">") || bytes[at] == UInt8(ascii: "/") else { return nil }
        return start..<at
    }

    /// Whether a place has the beginning of a name that the bytes cut off.
    static func mayGoOn(_ bytes: [UInt8], at start: Int, _ end: Int) -> Bool {
        guard start < end, end - start < mostNameBytes, isNameStart(bytes, at: start, end) else { return start >= end }
        return bytes[start..<end].allSatisfy(isNameByte)
    }

    private static func isNameStart(_ bytes: [UInt8], at: Int, _ end: Int) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_") }
        return String(decoding: bytes[at..<min(end, at + 4)], as: UTF8.self).unicodeScalars.first?.properties.isXIDStart ?? false
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
    }

    enum End {
        /// At the place after the `>`.
        case found(Int)
        /// A `<` comes before it: it is not a tag.
        case none
        /// The bytes end before it.
        case cut
    }

    /// The end of a tag whose attributes begin at `start`.
    static func end(in bytes: [UInt8], from start: Int, _ end: Int, _ quotes: inout QuoteMemory) -> End {
        var at = start
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: ">"): return .found(at + 1)
            case UInt8(ascii: "<"): return .none
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // A quote within a word is a character: `title=don't`.
                guard at > start, bytes[at - 1] == UInt8(ascii: "=") || bytes[at - 1] <= 0x20 else { break }
                guard let close = quotes.close(in: bytes, at, end) else { return .cut }
                at = close
            default: break
            }
            at += 1
        }
        return .cut
    }

    private static let mostAttributes = 256

    /// Gives the attributes in a range, each with a name, once, in quotes.
    static func attributes(in bytes: [UInt8], _ range: Range<Int>, _ out: inout [UInt8]) {
        var seen: [ArraySlice<UInt8>] = []
        var at = range.lowerBound
        while at < range.upperBound, seen.count < mostAttributes {
            guard isNameStart(bytes, at: at, range.upperBound) else {
                if bytes[at] == 0x0A { out.append(0x0A) }
                at += 1
                continue
            }
            let nameStart = at
            while at < range.upperBound, isNameByte(bytes[at]) { at += 1 }
            let name = bytes[nameStart..<at]
            var next = at
            while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
            var value = name
            if next < range.upperBound, bytes[next] == UInt8(ascii: "=") {
                next += 1
                while next < range.upperBound, bytes[next] <= 0x20 { next += 1 }
                (value, at) = self.value(in: bytes, next, range.upperBound)
            }
            guard !seen.contains(where: { $0.elementsEqual(name) }),
                String(decoding: name, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty })
            else { continue }
            seen.append(name)
            out.append(0x20)
            out.append(contentsOf: name)
            out.append(contentsOf: "=\"".utf8)
            append(value, of: bytes, &out)
            out.append(UInt8(ascii: "\""))
        }
    }

    /// The value at a place, without its quotes, and where it ends.
    private static func value(in bytes: [UInt8], _ start: Int, _ end: Int) -> (ArraySlice<UInt8>, Int) {
        guard start < end else { return (bytes[end..<end], end) }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let close = ByteSearch.firstIndex(of: quote, in: bytes, from: start + 1, end: end) ?? end
            return (bytes[(start + 1)..<close], min(end, close + 1))
        }
        let close = bytes[start..<end].firstIndex { $0 <= 0x20 } ?? end
        return (bytes[start..<close], close)
    }

    private static func append(_ value: ArraySlice<UInt8>, of bytes: [UInt8], _ out: inout [UInt8]) {
        var at = value.startIndex
        while at < value.endIndex {
            switch bytes[at] {
            case UInt8(ascii: "&"):
                at = XMLMending.reference(in: bytes, at: at, value.endIndex, isLast: true, &out) ?? value.endIndex
                continue
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
            case 0x09, 0x0A, 0x0D, 0x20...: out.append(bytes[at])
            default: out.append(0x20)
            }
            at += 1
        }
    }
}

/// Remembers how far quotes were looked for in vain, so that many unclosed ones take no more time than one.
struct QuoteMemory {
    private var searched: [UInt8: Range<Int>] = [:]

    /// The next quote like the one at `start`.
    mutating func close(in bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        let quote = bytes[start]
        var from = start + 1
        if let known = searched[quote], known.contains(from) { from = known.upperBound }
        if let found = ByteSearch.firstIndex(of: quote, in: bytes, from: from, end: end) { return found }
        searched[quote] = min(start + 1, searched[quote]?.lowerBound ?? .max)..<end
        return nil
    }
}

import Foundation
import LedeModules

/// Prints news as an Atom feed (RFC 4287): an entry per article, whichever searches it is new for, with their names as categories.
///
/// Ids follow from the article's id and the name of the index, so an article that comes again is the same entry. An index keeps no clock:
/// `updated` is the article's own date if it has one, else the time of the last commit.
struct AtomFeed {
    let index: Index
    let reader: IndexReader
    var output = StandardOutput.shared

    func print(_ found: [FoundNews]) throws {
        let committed = Self.time(try commitDate())
        let names = found.map(\.search.name)
        output.writeLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        output.writeLine("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
        output.writeLine("  <id>\(Self.identifier(["feed", index.name] + names))</id>")
        output.writeLine("  <title>\(Self.escaped("\(index.name): \(names.joined(separator: ", "))"))</title>")
        output.writeLine("  <updated>\(committed)</updated>")
        output.writeLine("  <author><name>\(Self.escaped(index.name))</name></author>")
        output.writeLine("  <generator version=\"\(LedeVersion.current)\">lede</generator>")
        let documents = found.map { Set($0.news.docs) }
        var printed: Set<UInt32> = []
        for one in found {
            var news = one.news
            while let page = try news.nextPage() {
                for hit in page.hits {
                    guard let doc = try reader.doc(docno: hit.article.id), printed.insert(doc).inserted else { continue }
                    let categories = zip(names, documents).filter { $0.1.contains(doc) }.map(\.0)
                    write(hit.article, passage: page.storesText ? hit.snippet.text : "", categories: categories, committed: committed)
                }
            }
        }
        output.writeLine("</feed>")
    }

    private func write(_ article: Article, passage: String, categories: [String], committed: String) {
        output.writeLine("  <entry>")
        output.writeLine("    <id>\(Self.identifier(["article", index.name, article.id]))</id>")
        output.writeLine("    <title>\(Self.escaped(article.displayTitle))</title>")
        let date = article.date.flatMap { WrittenDate($0) }.map { $0.period().start }.map(Self.time)
        if let date { output.writeLine("    <published>\(date)</published>") }
        output.writeLine("    <updated>\(date ?? committed)</updated>")
        if let author = article.author { output.writeLine("    <author><name>\(Self.escaped(author))</name></author>") }
        if let url = article.url, Self.isWebAddress(url) { output.writeLine("    <link rel=\"alternate\" href=\"\(Self.escaped(url))\"/>") }
        for category in categories { output.writeLine("    <category term=\"\(Self.escaped(category))\"/>") }
        // An entry without a link has to have content.
        output.writeLine("    <content type=\"text\">\(Self.escaped(passage))</content>")
        output.writeLine("  </entry>")
    }

    /// When the last commit was made.
    private func commitDate() throws -> Date {
        try FileManager.default.attributesOfItem(atPath: index.path + "/manifest")[.modificationDate] as? Date
            ?? Date(timeIntervalSince1970: 0)
    }

    private static func time(_ date: Date) -> String { date.formatted(.iso8601) }

    /// The beginning of a date, by its own clock, as if that were UTC: dates in an index have no zone.
    static func time(_ date: ArticleDate) -> String {
        let text = date.description
        return text.contains("T") ? text + ":00Z" : text + "T00:00:00Z"
    }

    /// A UUID of version 8 (RFC 9562) made of `parts`: the same parts, the same id.
    static func identifier(_ parts: [String]) -> String {
        var digits = ""
        for salt in 0...1 as ClosedRange<UInt64> {
            var hash = FNV1a()
            hash.add(littleEndian: salt)
            for part in parts {
                hash.add(littleEndian: UInt64(part.utf8.count))
                hash.add(part.utf8)
            }
            let word = String(hash.value, radix: 16)
            digits += String(repeating: "0", count: 16 - word.count) + word
        }
        var characters = Array(digits)
        characters[12] = "8"
        characters[16] = Array("89ab")[(characters[16].hexDigitValue ?? 0) % 4]
        var text = ""
        for (place, character) in characters.enumerated() {
            if [8, 12, 16, 20].contains(place) { text += "-" }
            text.append(character)
        }
        return "urn:uuid:" + text
    }

    /// Text for an element or an attribute in double quotes. What XML 1.0 does not allow becomes U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x09, 0x0A: result.unicodeScalars.append(scalar)
            case 0x0D: result += "&#13;"
            case 0..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a link may lead there.
    private static func isWebAddress(_ text: String) -> Bool {
        guard let scheme = URL(string: text)?.scheme?.lowercased() else { return false }
        return scheme == "http" || scheme == "https"
    }
}

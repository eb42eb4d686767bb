import LedePageExtraction

/// What a dump says about its wiki (`<siteinfo>`).
package struct WikiSite: Sendable {
    package var name = ""
    /// `enwiki`
    package var database = ""
    /// The address of its main page.
    package var base = ""
    package var namespaces = WikiNamespaces()

    package init() {}

    /// Whether its pages are news, which give their date.
    package var isNews: Bool { database.hasSuffix("wikinews") || name.lowercased().contains("wikinews") || base.contains("wikinews") }

    /// A page's permanent name: `enwiki:Berlin`, or only the title if the dump does not name its wiki.
    package func id(of title: String) -> String { database.isEmpty ? title : "\(database):\(title)" }

    /// The address of a page: the main page's with another name at its end. Nil if the dump does not give it.
    package func url(of title: String) -> String? {
        guard WebAddress.isPage(base), let slash = base.lastIndex(of: "/") else { return nil }
        return base[...slash] + Self.encoded(title.replacing(" ", with: "_"))
    }

    private static func encoded(_ title: String) -> String {
        var out: [UInt8] = []
        for byte in title.utf8 {
            if byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF) || (0x30...0x39).contains(byte) || "-_.~!$'()*,;:@/".utf8.contains(byte)
            {
                out.append(byte)
            } else {
                out.append(contentsOf: "%".utf8)
                out.append(contentsOf: String(byte, radix: 16, uppercase: true).utf8)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}

import Foundation
import LedeTestSupport

/// Invented files of an archive, of all kinds that people have.
enum ArchiveDayFiles {
    /// What a file of each kind is called, and what it holds.
    enum Kind: CaseIterable {
        case page, text, markdown, lines, table, feed, newsFeed, letter, mailbox, zip, tar, warc, wiki, json
    }

    /// File number `number`; another `version` of it says something else.
    static func file(_ number: Int, version: Int) -> (name: String, bytes: [UInt8]) {
        let kind = Kind.allCases[number % Kind.allCases.count]
        let folder = ["", "2023/", "2024/spring/", "desk/"][number % 4]
        let text = text(number, version)
        func named(_ name: String, _ content: String) -> (name: String, bytes: [UInt8]) { (folder + name, Array(content.utf8)) }
        switch kind {
        case .page: return named("page \(number).html", page(number, text))
        case .text: return named("note-\(number).txt", "Note \(number)\n\n\(text)\n")
        case .markdown:
            return named(
                "post-\(number).md", "---\ntitle: Post \(number)\ndate: 2024-0\(1 + number % 9)-12\n---\n\n# A heading\n\n\(text)\n")
        case .lines:
            return named(
                "wire-\(number).jsonl",
                records(number, version).map { "{\"title\":\"Wire \($0)\",\"text\":\"\(self.text($0, 0))\"}\n" }.joined())
        case .table:
            return named(
                "table-\(number).csv",
                "id,title,date,text\n"
                    + records(number, version).map { "t\(number)-\($0),Row \($0),0\(1 + $0 % 9)/04/2024,\(self.text($0, version))\n" }
                    .joined())
        case .feed: return named("feed-\(number).xml", feed(number, version))
        case .newsFeed: return named("feed-\(number).json", newsFeed(number, version))
        case .letter: return named("letter-\(number).eml", letter(number, text))
        case .mailbox:
            return named(
                "box-\(number).mbox",
                records(number, version).map {
                    "From a@example.org Mon Feb  3 04:05:06 2020\n" + letter($0 + 1_000 * number, self.text($0, 0)) + "\n"
                }.joined())
        case .zip: return (folder + "bundle-\(number).zip", ArchiveMaker.archive(.zip, entries(number, version)))
        case .tar: return (folder + "bundle-\(number).tar", ArchiveMaker.archive(.tar, entries(number, version)))
        case .warc:
            return named(
                "crawl-\(number).warc",
                records(number, version).map { warc("https://example.org/\(number)/\($0)", page($0, self.text($0, 0))) }.joined())
        case .wiki: return named("wiki-\(number).xml", wiki(number, version))
        case .json:
            return named(
                "list-\(number).json",
                "["
                    + records(number, version).map { "{\"headline\":\"Item \($0)\",\"body\":\"\(self.text($0, 0))\"}" }.joined(
                        separator: ",") + "]")
        }
    }

    private static let words = [
        "harbour", "wall", "ferry", "storm", "council", "lamp", "keeper", "pier", "tide", "quarry", "budget", "vote", "bridge", "winter",
    ]

    /// A sentence or two that follow from the numbers.
    private static func text(_ number: Int, _ version: Int) -> String {
        var random = SeededGenerator(seed: UInt64(number * 31 + version))
        return (0..<3).map { _ in
            "The " + (0..<9).map { _ in words[random.below(words.count)] }.joined(separator: " ") + " of version \(version)."
        }.joined(separator: " ")
    }

    /// The records of a file: some come and some go from version to version.
    private static func records(_ number: Int, _ version: Int) -> Range<Int> { version..<(version + 3 + number % 4) }

    private static func page(_ number: Int, _ text: String) -> String {
        """
        <html><head><title>Page \(number)</title><meta name="author" content="Ada Quill"><meta property="article:published_time" content="2024-03-0\(1 + number % 9)"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Page \(number)</h1><p>\(text)</p><p>\(text)</p></article><footer>All rights.</footer></body></html>

        """
    }

    private static func feed(_ number: Int, _ version: Int) -> String {
        let items = records(number, version).map {
            "<item><title>Item \($0)</title><guid>urn:\(number):\($0)</guid><description>\(text($0, version))</description></item>"
        }
        return
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Feed \(number)</title><link>https://example.org/</link>\(items.joined())</channel></rss>\n"
    }

    private static func newsFeed(_ number: Int, _ version: Int) -> String {
        let items = records(number, version).map {
            "{\"id\":\"\(number)-\($0)\",\"title\":\"Item \($0)\",\"content_text\":\"\(text($0, version))\"}"
        }
        return
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Feed \(number)\",\"items\":[\(items.joined(separator: ","))]}\n"
    }

    private static func letter(_ number: Int, _ text: String) -> String {
        "From: Ada Quill <ada@example.org>\nTo: desk@example.org\nSubject: Letter \(number)\nDate: Mon, 03 Feb 2020 04:05:06 +0100\nMessage-ID: <letter-\(number)@example.org>\n"
            + "Content-Type: text/plain; charset=utf-8\n\n\(text)\n"
    }

    private static func entries(_ number: Int, _ version: Int) -> [ArchiveMaker.Entry] {
        records(number, version).map { .file("in/entry-\($0).txt", "Entry \($0)\n\n\(text($0, version / 2))\n") } + [
            .file("in/picture.png", [0x89, 0x50, 0x4E, 0x47])
        ]
    }

    private static func warc(_ url: String, _ page: String) -> String {
        let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
        return
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nWARC-Date: 2020-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + "Content-Type: application/http; msgtype=response\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private static func wiki(_ number: Int, _ version: Int) -> String {
        let pages = records(number, version).map {
            "<page><title>Town \(number)-\($0)</title><ns>0</ns><id>\($0 + 1)</id><revision><id>9</id><timestamp>2024-05-06T10:00:00Z</timestamp><text>'''Town''' \(text($0, version))</text></revision></page>"
        }
        return
            "<mediawiki xmlns=\"http://www.mediawiki.org/xml/export-0.11/\" version=\"0.11\" xml:lang=\"en\"><siteinfo><sitename>Wiki</sitename><dbname>wiki\(number)</dbname>"
            + "<base>https://wiki.example.org/wiki/Main</base></siteinfo>\(pages.joined())</mediawiki>\n"
    }
}

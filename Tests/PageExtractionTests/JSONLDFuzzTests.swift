import LedePageExtraction
import LedeTestSupport
import Testing

/// Whatever is in a script of linked data, a page is read, in bounded time, and the same each time.
@Suite struct JSONLDFuzzTests {
    private static let seeds = [
        #"{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Old \"Bridge\" Reopens","datePublished":"2024-10-28T14:08:00Z","author":[{"@id":"_:a"},"Cy Dee"],"image":{"caption":"It"}},{"@type":"Person","@id":"_:a","name":"Ann B\u00e9e"}]}"#,
        "<!-- //<![CDATA[\n[{'@type':'BlogPosting',headline:'It\\'s',\"datePublished\":\"2024\",},]\n//]]> -->",
        #"{"@type":["Article"],"author":{"@type":"Person","name":["A B","C D"],"url":null},"keywords":["x","y"],"wordCount":-1.5e3,"isAccessibleForFree":false}"#,
    ]
    private static let pieces = [
        "{", "}", "[", "]", "\"", "'", ":", ",", "\\", "\\u12", "\\ud83d", "/*", "*/", "//", "<!--", "-->", "]]>", "\n", "\u{0}", "é",
        "null", "1e9", "@type", "NewsArticle", "@id",
    ]

    @Test func mutatedScriptsAreRead() {
        var random = SeededGenerator(seed: 20_241_128)
        for round in 0..<1_200 {
            var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(contentsOf: Array(Self.pieces.randomElement(using: &random)!.utf8), at: at)
                case 1: if at < bytes.count { bytes.remove(at: at) }
                case 2: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
                default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0...20, using: &random)))
                }
            }
            let html = Array("<h1>Old Bridge</h1><script type='application/ld+json'>".utf8) + bytes + Array("</script><p>Text.</p>".utf8)
            let first = ExtractedPage(html).metadata
            #expect(first == ExtractedPage(html).metadata)
            #expect((first.title?.value.utf8.count ?? 0) <= 8_192)
            #expect(first.authors.count <= 40)
        }
    }

    @Test func repeatedMarksTakeLinearTime() {
        for piece in Self.pieces + ["\"a\" ", "{\"a\":", "[\"", "\",", "{\"@id\":\"a\",\"b\":", "\" \n"] {
            let script = String(repeating: piece, count: 50_000 / piece.utf8.count)
            _ = ExtractedPage(Array("<script type='application/ld+json'>\(script)</script>".utf8))
        }
    }
}

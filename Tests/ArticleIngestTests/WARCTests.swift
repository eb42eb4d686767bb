import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Web archives give their pages, each under its address and with the time of its capture.
@Suite struct WARCTests {
    static func record(
        _ type: String, _ url: String?, _ contentType: String?, _ block: [UInt8], version: String = "1.0", length: Int? = nil
    ) -> [UInt8] {
        var head = "WARC/\(version)\r\nWARC-Type: \(type)\r\n"
        if let url { head += "WARC-Target-URI: \(url)\r\n" }
        head += "WARC-Date: 2020-02-03T04:05:06Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        if let contentType { head += "Content-Type: \(contentType)\r\n" }
        return Array("\(head)Content-Length: \(length ?? block.count)\r\n\r\n".utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func response(
        _ url: String, _ body: [UInt8], status: String = "200 OK", _ headers: [String] = ["Content-Type: text/html; charset=utf-8"]
    ) -> [UInt8] {
        let head = "HTTP/1.1 \(status)\r\n" + headers.map { $0 + "\r\n" }.joined() + "\r\n"
        return record("response", url, "application/http; msgtype=response", Array(head.utf8) + body)
    }

    static func page(_ name: String) -> [UInt8] {
        Array("<html><head><title>\(name)</title></head><body><p>The text of the page \(name), märz.</p></body></html>".utf8)
    }

    private func read(_ bytes: [UInt8], _ name: String = "a.warc", _ options: ReadingOptions = ReadingOptions()) throws
        -> (articles: [Article], passedOver: [String: Int], problems: [String])
    {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        var source = ArticleSource(paths: [path], options: options)
        while source.next() != nil {}
        var counts: [String: Int] = [:]
        for one in source.passedOver {
            switch one.reason {
            case .webRecord(let kind): counts[kind, default: 0] += one.count
            case .mediaType(let name): counts[name, default: 0] += one.count
            default: counts["other", default: 0] += one.count
            }
        }
        let readings = Readings([path], options)
        return (readings.articles, counts, readings.problems.map { $0.description.replacing(folder.path + "/", with: "") })
    }

    @Test func pagesHaveTheirAddressAndTime() throws {
        let bytes =
            Self.record("warcinfo", nil, "application/warc-fields", Array("software: x\r\n".utf8))
            + Self.response("http://e.org/a", Self.page("A"))
            + Self.record("resource", "<http://e.org/b>", "text/html", Self.page("B"), version: "1.1")
            + Self.record("conversion", "http://e.org/c", "text/plain", Array("C title\n\nText of c.".utf8))
        let found = try read(bytes)
        #expect(found.articles.map(\.id) == ["a.warc/http://e.org/a", "a.warc/http://e.org/b", "a.warc/http://e.org/c"])
        #expect(found.articles.map(\.url) == ["http://e.org/a", "http://e.org/b", "http://e.org/c"])
        #expect(found.articles.map(\.title) == ["A", "B", "C title"])
        #expect(found.articles.allSatisfy { $0.date == "2020-02-03T04:05:06Z" })
        #expect(found.problems == [])
        #expect(found.passedOver == ["warcinfo": 1])
        // By member, and in tiny blocks.
        var options = ReadingOptions()
        options.limits.blockBytes = 3
        #expect(try read(bytes, "a.warc", options).articles == found.articles)
        let members =
            Compression.gzip.applied(to: Self.response("http://e.org/a", Self.page("A")))
            + Compression.gzip.applied(to: Self.response("http://e.org/b", Self.page("B")))
        #expect(try read(members, "a.warc.gz").articles.map(\.title) == ["A", "B"])
    }

    @Test func whatThePageSaysOfItselfGoesBefore() throws {
        let html =
            "<html><head><title>T</title><meta property=\"article:published_time\" content=\"2019-05-06T07:00:00Z\"></head><body><p>Text of it.</p></body></html>"
        let article = try #require(try read(Self.response("http://e.org/a", Array(html.utf8))).articles.first)
        #expect(article.url == "http://e.org/a")
        #expect(article.title == "T")
    }

    @Test func bodiesAreDecoded() throws {
        func chunked(_ body: [UInt8]) -> [UInt8] {
            var out: [UInt8] = []
            for start in stride(from: 0, to: body.count, by: 40) {
                let chunk = body[start..<min(body.count, start + 40)]
                out += Array("\(String(chunk.count, radix: 16));x=y\r\n".utf8) + chunk + [0x0D, 0x0A]
            }
            return out + Array("0\r\n\r\n".utf8)
        }
        let html = "Content-Type: text/html"
        let latin = Array("<html><title>L</title><body><p>The text of the page, m".utf8) + [0xE4] + Array("rz.</p></body></html>".utf8)
        let bytes =
            Self.response("u:1", Compression.gzip.applied(to: Self.page("1")), [html, "Content-Encoding: gzip"])
            + Self.response(
                "u:2", chunked(Compression.gzip.applied(to: Self.page("2"))),
                [html, "Content-Encoding: gzip", "Transfer-Encoding: chunked"])
            + Self.response("u:3", chunked(Self.page("3")), [html, "Transfer-Encoding: chunked"])
            + Self.response("u:4", Self.page("4"), [html, "Transfer-Encoding: chunked", "Content-Encoding: br"])
            + Self.response("u:5", latin, ["Content-Type: text/html; charset=\"ISO-8859-1\""])
            + Self.response("u:6", Compression.zstd.applied(to: Self.page("6")), [html, "Content-Encoding: zstd"])
            + Self.response("u:7", Self.page("7"), []) + Self.response("u:8.gz", Self.page("8"))
        let found = try read(bytes)
        #expect(found.articles.map(\.title) == ["1", "2", "3", "4", "L", "6", "7", "8"])
        #expect(found.articles.allSatisfy { $0.body.contains("märz") })
        #expect(found.problems == [])
    }

    @Test func whatIsNoPageIsCounted() throws {
        let image: [UInt8] = [0x89, 0x50, 0x4E, 0x47]
        let bytes =
            Self.response("http://e.org/a", [], status: "301 Moved")
            + Self.response("http://e.org/b", Self.page("B"), status: "404 Not Found")
            + Self.response("http://e.org/c", image, ["Content-Type: image/png"])
            + Self.response("http://e.org/d", image, ["Content-Type: image/png"])
            + Self.response("http://e.org/robots.txt", Array("User-agent: *".utf8), ["Content-Type: text/plain"])
            + Self.record("request", "http://e.org/a", "application/http; msgtype=request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
            + Self.record("revisit", "http://e.org/a", "application/http; msgtype=response", Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
            + Self.record("response", "dns:e.org", "text/dns", Array("20200101".utf8)) + Self.response("http://e.org/e", Self.page("E"))
        let found = try read(bytes)
        #expect(found.articles.map(\.title) == ["E"])
        #expect(found.problems == [])
        #expect(
            found.passedOver == ["redirect": 1, "error 404": 1, "image/png": 2, "robots.txt": 1, "request": 1, "revisit": 1, "text/dns": 1])
    }

    @Test func recordsThatAreCutShort() throws {
        let (a, c) = (Self.response("http://e.org/a", Self.page("A")), Self.response("http://e.org/c", Self.page("C")))
        var b = Self.response("http://e.org/b", Self.page("B"))
        b.removeSubrange((b.count - 40)..<(b.count - 10))
        let found = try read(a + b + c)
        #expect(found.articles.map(\.title) == ["A", "C"])
        #expect(found.problems == ["a.warc/http://e.org/b: the record is cut short"])
        let last = try read(a + c.dropLast(20))
        #expect(last.articles.map(\.title) == ["A"])
        #expect(last.problems == ["a.warc/http://e.org/c: the record is cut short"])
        let junk = try read(a + Array("junk between\r\n".utf8) + c)
        #expect(junk.articles.map(\.title) == ["A", "C"])
        #expect(junk.problems == ["a.warc: what is between two records is not a record"])
        var options = ReadingOptions()
        options.limits.maxRecordBytes = 400
        let long = Self.response("http://e.org/b", Array(repeating: 0x61, count: 1000))
        let over = try read(a + long + c, "a.warc", options)
        #expect(over.articles.map(\.title) == ["A", "C"])
        try #require(over.problems.count == 1)
        #expect(over.problems[0].contains("over the limit of 400"))
    }

    @Test func damageToOneMemberLeavesTheOthers() throws {
        let members = ["A", "B", "C"].map { Compression.gzip.applied(to: Self.response("http://e.org/\($0)", Self.page($0))) }
        var damaged = members[1]
        for index in damaged.count / 2..<damaged.count / 2 + 8 { damaged[index] ^= 0x5A }
        let found = try read(members[0] + damaged + members[2], "a.warc.gz")
        #expect(found.articles.map(\.title) == ["A", "C"])
        #expect(found.problems.count == 1)
        let headless = try read(members[0] + members[1].dropFirst(3) + members[2], "a.warc.gz")
        #expect(headless.articles.map(\.title) == ["A", "C"])
        #expect(headless.problems == ["a.warc.gz: what is between two records is not a record"])
        // In other files what comes after the damage is lost, as usual.
        let rows = ["1", "2"].map { Compression.gzip.applied(to: Array("{\"id\":\"\($0)\",\"text\":\"t\"}\n".utf8)) }
        #expect(try read(rows[0] + rows[1].dropFirst(3), "a.jsonl.gz").articles.map(\.id) == ["1"])
    }

    @Test func encodingsInSevenBits() throws {
        let body =
            Array("<html><head><title>".utf8) + [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]
            + Array("</title></head><body><p>Text of it.</p></body></html>".utf8)
        #expect(
            try read(Self.response("http://e.org/a", body, ["Content-Type: text/html; charset=ISO-2022-JP"])).articles.map(\.title) == [
                "日本"
            ])
    }

    @Test func packagesOfThem() throws {
        let wacz = ArchiveMaker.archive(
            .zip,
            [
                .file("archive/data.warc", Self.response("http://e.org/a", Self.page("A"))), .file("datapackage.json", "{}"),
                .file("pages/pages.jsonl", "{\"id\":\"p\",\"url\":\"http://e.org/a\",\"text\":\"the same\"}\n"),
            ])
        let found = try read(wacz, "w.wacz")
        #expect(found.articles.map(\.id) == ["w.wacz/archive/data.warc/http://e.org/a"])
        #expect(found.problems == [])
    }

    @Test func aTextAboutThemIsText() throws {
        var options = ReadingOptions()
        options.format = .plain
        #expect(try read(Array("WARC/1.0 is a version\n\nof a format.".utf8), "a.txt", options).articles.count == 1)
    }
}

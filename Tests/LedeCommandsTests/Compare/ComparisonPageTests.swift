import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// The page of `lede compare --report`, as text and in a browser.
@Suite struct ComparisonPageTests {
    private let temporary: TemporaryFolder
    private var folder: URL { temporary.url }

    init() throws {
        temporary = try TemporaryFolder()
        let writer = try Index(creatingAt: temporary.url.appending(path: "Indexes/harbour").path, analyzer: "english").writer()
        for number in 0..<30 {
            let filler = String(repeating: " harbour", count: number * 3)
            try writer.add(
                Article(
                    id: "h\(number)", title: "Sea wall \(number)",
                    body: "The sea and the wall. " + (number % 3 == 0 ? "Ferry. Ferry." : "Ferries wait.") + filler))
        }
        try writer.add(
            Article(
                id: "x\"'<&>", title: "<script>alert(1)</script> & \"ferry\"",
                body: "The ferry </script><img src=x onerror=alert(2)> ferry."))
        try writer.commit()
        writer.close()
        try temporary.write("a\tsea wall\nb<i>\tferry \"<b>bold</b>\"\nc\tzeppelin\nd\tharbour ferry\n", to: "q.tsv")
        try temporary.write("a 0 h1 2\na 0 h2 0\nb<i> 0 h3 1\nc 0 h5 1\n", to: "qrels.tsv")
    }

    private func page(_ arguments: [String] = ["--queries", "q.tsv", "--qrels", "qrels.tsv"]) throws -> String {
        let backends = ["--backend", "lede", "--backend", "lede:b=0,k1=3", "--backend", "fts5:tokenize=porter"]
        let result = try LedeProcess(["compare", "--report", "page.html", "-k", "5"] + arguments + backends, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.hasSuffix("wrote page.html\n"), "\(result.errors)")
        return try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
    }

    /// The values of an attribute.
    private func values(_ attribute: String, in html: String) -> [String] {
        html.components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test func everyLinkLeadsSomewhereAndNothingIsFetched() throws {
        let html = try page()
        let ids = values("id", in: html)
        #expect(Set(ids).count == ids.count)
        let links = values("href", in: html)
        #expect(links.count > 10)
        for link in links {
            #expect(link.hasPrefix("#"), "\(link)")
            #expect(ids.contains(String(link.dropFirst())), "\(link)")
        }
        for reference in values("aria-labelledby", in: html).flatMap({ $0.split(separator: " ") }) {
            #expect(ids.contains(String(reference)))
        }
        #expect(!html.contains("src=\""))
        #expect(!html.contains("@import"))
        #expect(!html.contains("url("))
    }

    @Test func articlesAndQueriesCannotBecomeMarkup() throws {
        let html = try page()
        #expect(!html.contains("<img"))
        #expect(!html.contains("<b>bold"))
        #expect(!html.contains("alert(1)</script>"))
        #expect(!html.contains("b<i>"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;ferry&quot;"))
        // The two scripts of the page, and nothing that ends them early.
        #expect(html.components(separatedBy: "</script>").count == 3)
    }

    @Test func theFiguresStandInThePage() throws {
        let html = try page()
        let report = try ComparisonReport(json: Data(try #require(ComparisonPage.json(in: html)).utf8))
        #expect(report.backends.map(\.name) == ["lede", "lede:b=0,k1=3", "fts5:tokenize=porter"])
        #expect(report.queries.map(\.id) == ["a", "b<i>", "c", "d"])
        #expect(report.effectiveness?.judged == 3)
        #expect(report.causes.first?.causes.isEmpty == false)
        for query in report.queries {
            for result in query.answers[1].articles {
                guard let move = result.move else { continue }
                #expect((result.causes ?? []).reduce(0) { $0 + $1.gain } == move, "\(query.id) \(result.id)")
            }
        }
        for text in [
            "nDCG@10", "Why articles moved", "What could change these figures", "lede compare --again page.html",
            try #require(report.provenance).corpus,
        ] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test func aReportIsMadeAgain() throws {
        _ = try page()
        let again = try LedeProcess(["compare", "--again", "page.html", "--markdown", "page.md"], in: folder)
        #expect(again.status == 0)
        #expect(again.errors.hasPrefix("again: lede compare -k 5 --queries q.tsv"))
        #expect(again.errors.contains("The corpus is the same ("))
        #expect(again.errors.contains("All 4 queries have the same lists and scores."))
        let markdown = try String(contentsOf: folder.appending(path: "page.md"), encoding: .utf8)
        #expect(markdown.hasPrefix("# `lede`, `lede:b=0,k1=3`, `fts5:tokenize=porter`\n"))
        #expect(markdown.contains("| lede | 3 |"))
        let writer = try Index(opening: folder.appending(path: "Indexes/harbour").path).writer()
        try writer.add(Article(id: "new", body: "ferry ferry sea wall"))
        try writer.commit()
        writer.close()
        let changed = try LedeProcess(["compare", "--again", "page.html"], in: folder)
        #expect(changed.status == 0)
        #expect(changed.errors.contains("The corpus is another: 31 articles ("))
        #expect(changed.errors.contains("queries have other lists or scores (a"))
        let others = try LedeProcess(["compare", "--again", "page.html", "--backend", "lede", "--backend", "lede:model=dph"], in: folder)
        #expect(others.status == 0)
        #expect(others.errors.contains("Lists are not compared: the depth or the backends are others."))
        // A report whose command would bypass the checks of the options.
        let html = try String(contentsOf: folder.appending(path: "page.html"), encoding: .utf8)
        try Data(html.replacing("\"arguments\":[\"compare\"", with: "\"arguments\":[\"compare\",\"--again=x\",\"--seed=-1\"").utf8)
            .write(to: folder.appending(path: "crafted.html"))
        let crafted = try LedeProcess(["compare", "--again", "crafted.html"], in: folder)
        #expect(crafted.status == 2)
        #expect(crafted.errors.contains("--seed must be at least 0"))
        let broken = try LedeProcess(["compare", "--again", "q.tsv"], in: folder)
        #expect(broken.status == 2)
        #expect(broken.errors.hasPrefix("lede: q.tsv: is not a report of lede compare"))
    }

    @Test func aSingleQueryHasAPageToo() throws {
        let html = try page(["sea wall"])
        #expect(html.contains("1 query over 31 articles of harbour"))
        #expect(!html.contains("id=\"quality\""))
    }

    /// Labels of points close together are moved apart, even if adding to a place rounds down.
    @Test func labelsOfCostsKeepApart() throws {
        let json = try #require(ComparisonPage.json(in: try page()))
        var report = try ComparisonReport(json: Data(json.utf8))
        let backend = report.backends[0]
        report.backends = [0.4191, 0.3503, 0.3152, 0.3593].enumerated().map { index, value in
            var backend = backend
            backend.name = "b\(index)"
            backend.measures?["nDCG@10"] = value
            return backend
        }
        let chart = try #require(ComparisonCharts(report: report).costs)
        let sizes = chart.components(separatedBy: "<div class=\"chart").dropFirst()
        #expect(sizes.count == 2)
        for size in sizes {
            let places = size.split(separator: "\n").filter { $0.contains("class=\"name\"") }.compactMap {
                values("y", in: String($0)).first.flatMap { Double($0) }
            }.sorted()
            #expect(places.count == 4)
            #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 14.9 })
        }
    }

    /// At the widths of a phone, a tablet and a desk: nothing is wider than the window, no script complains, and the filters do what they
    /// say.
    @Test(.enabled(if: HeadlessBrowser.absence == nil, "no browser"), arguments: [390, 800, 1280])
    func inABrowser(_ width: Int) throws {
        let html = try page()
        // The page's own width, measured when its scripts have run.
        let probe = "<script>document.body.dataset.fits = document.documentElement.scrollWidth <= window.innerWidth;</script></body>"
        let file = folder.appending(path: "probe.html")
        try Data(html.replacingOccurrences(of: "</body>", with: probe).utf8).write(to: file)
        let all = try HeadlessBrowser.open(file, width: width)
        #expect(all.console.isEmpty, "\(all.console)")
        #expect(all.dom.contains("data-fits=\"true\""))
        #expect(all.dom.contains(">4 of 4<"))
        // What is hidden does not depend on the width.
        guard width == 390 else { return }
        let found = try HeadlessBrowser.open(file, hash: "words=ferry&kind=unjudged", width: width)
        #expect(found.dom.contains(">1 of 4<"))
        #expect(found.console.isEmpty)
        #expect(hidden(found.dom) == [true, true, true, false])
        let linked = try HeadlessBrowser.open(file, hash: "query-1", width: width)
        #expect(linked.console.isEmpty)
        #expect(hidden(linked.dom) == [false, false, false, false])
        #expect(linked.dom.contains("id=\"query-1\""))
        #expect(linked.dom.components(separatedBy: " open=\"\"").count == 2)
    }

    /// Everything that could make a page wide: long names, many measures, all pairs, costs in full. Nothing sticks out of its box, and no
    /// letter out of its chart.
    @Test(.enabled(if: HeadlessBrowser.absence == nil, "no browser"), arguments: [390, 800, 1280])
    func nothingIsCut(_ width: Int) throws {
        let backends = [
            "--backend", "A name of sixty characters that somebody gave this backend=lede", "--backend",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen=lede:b=0,k1=3",
            "--backend", "fuse:rrf(lede:k1=0.9,b=0.4,fts5:tokenize=porter,k=60)", "--backend", "fts5:tokenize=porter",
        ]
        let arguments = [
            "--queries", "q.tsv", "--qrels", "qrels.tsv", "--all-pairs", "--costs", "--measures",
            "nDCG@10,AP,RR,P(rel=2)@5,RBP(p=0.8),nDCG(dcg='exp-log2')@10",
        ]
        let result = try LedeProcess(["compare", "--report", "wide.html", "-k", "5"] + arguments + backends, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        let probe = """
            <script>
            for (const query of document.querySelectorAll("details")) query.open = true;
            const cut = [];
            if (document.documentElement.scrollWidth > window.innerWidth) cut.push("page");
            for (const element of document.querySelectorAll("h1, h2, h3, h4, p, li, dd, th, td, .table, .chart, table, summary")) {
              const box = element.getBoundingClientRect();
              if (box.width && (box.right > window.innerWidth + 0.5 || box.left < -0.5 || element.scrollWidth > element.clientWidth + 1 && element.clientWidth)) cut.push(element.tagName + " " + element.className + " " + element.textContent.slice(0, 30));
            }
            let texts = 0;
            for (const text of document.querySelectorAll(".chart text")) {
              const box = text.getBoundingClientRect(), frame = text.ownerSVGElement.getBoundingClientRect();
              if (!frame.width) continue;
              texts += 1;
              if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) cut.push("chart " + text.textContent);
              if (box.height < 11) cut.push("small " + text.textContent + " " + box.height);
            }
            document.body.dataset.cut = cut.join("; ");
            document.body.dataset.texts = texts;
            </script></body>
            """
        let html = try String(contentsOf: folder.appending(path: "wide.html"), encoding: .utf8)
        let file = folder.appending(path: "probe.html")
        try Data(html.replacingOccurrences(of: "</body>", with: probe).utf8).write(to: file)
        let page = try HeadlessBrowser.open(file, width: width)
        #expect(page.console.isEmpty, "\(page.console)")
        #expect(page.dom.contains("data-cut=\"\""), "\(values("data-cut", in: page.dom))")
        #expect((values("data-texts", in: page.dom).first.flatMap { Int($0) } ?? 0) > 30)
    }

    /// For each query, whether the page hides it.
    private func hidden(_ dom: String) -> [Bool] {
        dom.components(separatedBy: "<details ").dropFirst().map { $0.prefix { $0 != ">" }.contains(" hidden=\"\"") }
    }
}

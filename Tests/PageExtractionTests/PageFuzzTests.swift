import Foundation
import LedePageExtraction
import LedeTestSupport
import Testing

/// Damaged and hostile pages never trap, and take time in proportion to their length.
@Suite struct PageFuzzTests {
    static let seed = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) } ?? 20_241_028
    static let rounds = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1" ? 4000 : 250

    @Test func mutatedTextPagesNeverTrap() throws {
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<Self.rounds {
            let page = SavedPages.all[round % SavedPages.all.count]
            let text = String(decoding: ByteMutation.mutated(Array(page.text.utf8), &generator), as: UTF8.self)
            let found = PageExtractor(mode: round % 2 == 0 ? .recognise : .always).extract(text)
            #expect(found.body.utf8.count <= text.utf8.count * 2 + 2, "seed \(Self.seed), round \(round)")
        }
    }

    /// A page with all that sites have, at once.
    private static let base = Array(
        PageBodyTests.page("<h1>Fish market moves</h1>" + PageBodyTests.boxes.map(\.html).joined(separator: PageBodyTests.story.joined()))
            .utf8)

    @Test func mutatedPagesNeverTrap() {
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<Self.rounds / 2 {
            let bytes = ByteMutation.mutated(Self.base, &generator)
            let tree = PageTree(bytes)
            #expect(
                tree.nodes.indices.allSatisfy { Int(tree.nodes[$0].end) > $0 && Int(tree.nodes[$0].end) <= tree.nodes.count },
                "seed \(Self.seed), round \(round)")
            let body = PageBody(tree)
            #expect(body.text.utf8.count <= bytes.count * 2 + 2, "seed \(Self.seed), round \(round)")
        }
    }

    /// Tags in any order, closed or not: what is in a node lies within it, and every text is somewhere.
    @Test func treesOfRandomTagsAreTrees() throws {
        var generator = SeededGenerator(seed: Self.seed)
        let names = [
            "p", "div", "li", "ul", "table", "tr", "td", "b", "a", "h2", "select", "option", "dl", "dd", "x-y", "button", "form", "body",
            "head", "article", "template", "noscript",
        ]
        for round in 0..<Self.rounds {
            var html = ""
            for word in 0..<60 {
                let name = names.randomElement(using: &generator) ?? "p"
                html += Bool.random(using: &generator) ? "<\(name)>" : "</\(name)>"
                if word % 3 == 0 { html += "w\(word) " }
            }
            let tree = PageTree(Array(html.utf8))
            for index in tree.nodes.indices.dropFirst() {
                let parent = Int(tree.nodes[index].parent)
                try #require(parent < index, "seed \(Self.seed), round \(round): \(html)")
                #expect(tree.nodes[parent].end >= tree.nodes[index].end, "seed \(Self.seed), round \(round): \(html)")
            }
            let words = tree.elements(.text).map { String(decoding: tree.bytes(at: tree.textRange(of: $0)), as: UTF8.self) }.joined()
            #expect(words.split(separator: " ").count == 20, "seed \(Self.seed), round \(round): \(html)")
        }
    }

    /// What a reader could look through again and again.
    @Test(
        arguments: [
            "<div>", "<p>", "<b>", "</b>", "<table><tr><td>", "<li><ul>", "<a href=\"", "<a href='x\">", "<!--", "<!", "<script>", "<svg>",
            "<textarea>", "<title>", "&", "&#x", "<", "<p", "<x-a><x-b>", "<h1>word word",
            "<article><p>One word and another, and many more of them until it ends here.</p>",
            "<div class=related><p>One word and another, and many more of them until it ends.", "<div class=\"a b c d\">x<br><br>",
            "<blockquote>The same words are said again and again.</blockquote><p>",
            "<p x=1 x=2",
            "<li><a href=/>A link of some words</a><p>One word and another, and many more of them, until it ends here.</p></li>",
            "<div class=share><blockquote>", "</div>x", "w ",
        ])
    func hostilePagesAreReadInLinearTime(_ piece: String) {
        for start in ["", "<html><body><div><p>x</p>", "<p " + String(repeating: "a=b ", count: 5000) + ">"] {
            let isLinear = WorkGrowth.isLinear(from: 750) {
                _ = PageBody(PageTree(Array((start + String(repeating: piece, count: $0)).utf8))).text
            }
            #expect(isLinear, "after \(start.prefix(30))")
        }
    }
}

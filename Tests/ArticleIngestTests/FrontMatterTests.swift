import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// The fields at the head of Markdown, in every form.
@Suite struct FrontMatterTests {
    private func read(_ text: String, _ name: String = "a.md") throws -> Article {
        let found = try Readings(name, holding: text)
        #expect(found.problems == [])
        return try #require(found.articles.first)
    }

    @Test func foldedQuotedAndNestedYAML() throws {
        let article = try read(
            """
            ---
            title: >-
              Council votes to
              close bridge
            subtitle: "A vote
              that split"
            author:
              name: Ann Lee
              email: a@x.example
            tags: [news, "local, very"]
            place:
            - Rome
            - 'New York'
            summary: |
              One line.
              Another one.
            date: 2024-10-28   # a comment
            draft: ~
            ---
            Body.
            """)
        #expect(
            article
                == Article(
                    id: "a.md", title: "Council votes to close bridge", date: "2024-10-28", author: "Ann Lee", body: "Body.",
                    metadata: [
                        ("subtitle", "A vote that split"), ("tags", #"["news","local, very"]"#), ("place", #"["Rome","New York"]"#),
                        ("summary", "One line.\nAnother one."),
                    ]
                    .map { Metadatum(name: $0, value: $1) }))
    }

    @Test(arguments: [
        ("title: Bridge: closed for good", "Bridge: closed for good"), ("title: @bridge", "@bridge"), ("title: %x", "%x"),
        ("title: \"a\" and b", "\"a\" and b"),
        ("title: one\ntitle: two", "one"), ("title:\n  - One", "One"), ("title: 'It''s'", "It's"), ("title: \"a \\u00e9\"", "a é"),
        ("Title: X", "X"), ("title: &a X\nother: *a", "X"),
        ("title: >\n  Folded\n  text\n\ndate: 2024", "Folded text"), ("title:\tX", "X"), ("title: |\n  X", "X"),
        ("title: null\nheadline: H", "H"), ("title: 2024", "2024"),
    ])
    func whatPeopleWriteForYAML(_ matter: String, _ title: String) throws {
        let article = try read("---\n\(matter)\n---\nBody.\n")
        #expect(article.title == title)
        #expect(article.body == "Body.")
    }

    @Test func aPostThatBeginsWithARuleIsText() throws {
        #expect(
            try read("---\n\nIt began with a rule, and the ferry Hildegard.\n\n---\n\nThen the second part.\n").body
                == "It began with a rule, and the ferry Hildegard.\n\nThen the second part.")
        #expect(
            try read("---\n\nThe mayor said on Monday: we will see.\n\nNobody answered.\n\n---\nThen.\n").body.contains("Nobody answered."))
        #expect(try read("---\ntitle: not closed\n\nText.\n").body.contains("title: not closed"))
    }

    @Test func toml() throws {
        let article = try read(
            #"""
            +++
            title = "TOML: a \"title\""   # comment
            date = 2024-10-28T14:08:00+02:00
            author = 'Ann Lee'
            tags = ["a", 'b, c',
              "d"]   
            weight = 3
            text_of = """
            Two
            lines"""
            "quoted key" = { x = 1, y = ["z"] }
            broken line
            [params]
              author = "Other"
              place = "Rome"
            [[resources]]
            src = "a.png"
            +++
            Body toml **bold** text.
            """#)
        #expect(
            article
                == Article(
                    id: "a.md", title: "TOML: a \"title\"", date: "2024-10-28T14:08:00+02:00", author: "Ann Lee",
                    body: "Body toml bold text.",
                    metadata: [
                        ("tags", #"["a","b, c","d"]"#), ("weight", "3"), ("text_of", "Two\nlines"), ("quoted key", #"{"x":"1","y":["z"]}"#),
                        ("params.author", "Other"), ("place", "Rome"), ("src", "a.png"),
                    ].map { Metadatum(name: $0, value: $1) }))
    }

    @Test func jsonAndHeaders() throws {
        let json = try read("{\n  \"title\": \"A {title}\",\n  \"authors\": [\"Ann\", \"Bo\"]\n}\n\nBody.\n")
        #expect(json.title == "A {title}")
        #expect(json.author == "Ann, Bo")
        #expect(json.body == "Body.")
        #expect(try read("{curly} words begin it\n").body == "{curly} words begin it")
        let pelican = try read("Title: My title\nDate: 2010-12-03 10:20\nTags: a, b\nSummary: Short\n   and more\n\nBody.\n")
        #expect(pelican.title == "My title")
        #expect(pelican.date == "2010-12-03 10:20")
        #expect(pelican.body == "Body.")
        #expect(pelican.metadata == [Metadatum(name: "Tags", value: "a, b"), Metadatum(name: "Summary", value: "Short and more")])
        #expect(try read("Note: this is text.\n\nMore.\n").body == "Note: this is text.\n\nMore.")
        #expect(try read("Title: one line\nand prose below it\n\nMore.\n").body.contains("Title: one line"))
    }

    @Test func namesGiveDates() throws {
        #expect(try read("Text.\n", "2024-10-28-bridge.md").date == "2024-10-28")
        #expect(try read("Text.\n", "2024-10-28.md").date == "2024-10-28")
        #expect(try read("---\ndate: 2023-01-01\n---\nText.\n", "2024-10-28-bridge.md").date == "2023-01-01")
        #expect(try read("Text.\n", "2024-13-28-bridge.md").date == nil)
        #expect(try read("Text.\n", "2024-10-281.md").date == nil)
    }

    @Test(arguments: [
        ("AT&amp;T and caf&eacute; &#8217;", "AT&T and café ’"), ("`AT&amp;T` and &amp;", "AT&amp;T and &"),
        ("See [[Bridge|the bridge]] and [[Ferry]]", "See the bridge and Ferry"),
        ("![[photo.png]] words", "words"), ("seen %%not this%% here", "seen  here"), ("100% of %%", "100% of %%"),
        ("{{< figure src=\"x\" >}}Words {% include a.html %}here {{ page.title }}", "Words here"),
        ("a {{ not closed", "a {{ not closed"), ("A ==marked== word, a == b and a==b", "A marked word, a == b and a==b"),
        ("x<y>z and a < b", "x<y>z and a < b"), ("a [link\ntext](https://x.example)", "a link\ntext"),
        ("one <!-- no\n\nno --> two", "one  two"), ("<script>\nvar no;\n</script>\nWords", "Words"), ("%%\nno\n%%\nWords", "Words"),
        ("```\n<!-- yes -->\n```", "<!-- yes -->"),
        ("<div class=\"x\"\n id=\"y\">words</div>", "words"), ("``a ` b``", "a ` b"), ("an <!-- open comment", "an <!-- open comment"),
        ("{: .class}\nWords", "Words"),
        ("<ann@x.example> and <https://x.example>", "ann@x.example and https://x.example"),
    ])
    func marksOfMarkdown(_ source: String, _ text: String) throws {
        #expect(try read("Intro.\n\n\(source)\n").body == "Intro.\n\n\(text)")
    }

    @Test func hostileMatterIsBounded() throws {
        let many = 4000
        let laughs =
            "---\na0: &a0 [x, x]\n" + (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined() + "title: T\n---\nBody.\n"
        #expect(try Readings("a.md", holding: laughs).articles.map(\.title) == ["T"])
        for piece in ["[", "{", "- ", "? ", "&a ", "*a ", "x: ", "\"", "'", "a: [\n", "!!x ", "| ", "\t"] {
            _ = try Readings("a.md", holding: "---\ntitle: T\nk: " + String(repeating: piece, count: many / 4) + "\n---\nBody.\n")
            _ = try Readings("b.md", holding: "+++\nk = " + String(repeating: piece, count: many) + "\n+++\nBody.\n")
        }
        for piece in ["[[", "{{", "{%", "%%", "`", "<", "[", "&", "<!--", "<script>", "![[", "*", "`` ", "%%\n", "&#", "[a](", "=="] {
            _ = try Readings("c.md", holding: String(repeating: piece, count: many))
        }
    }

    @Test func mutatedMatterNeverTraps() throws {
        var random = SeededGenerator(seed: FuzzTests.seed)
        let bases = [
            "---\ntitle: >-\n  a\n  b\ntags: [a, \"b\", {c: d}]\nx: &y z\nw: *y\n---\nBody `c` [[d|e]] {{f}} %%g%%\n",
            "+++\na = \"b\"\nc = [1, {d = 'e'}]\n[f.g]\nh = \"\"\"i\"\"\"\n+++\nBody\n",
            "{\"a\": [1]}\nBody\n", "Title: a\n  b\nDate: c\n\nBody\n",
        ]
        let marks = Array("-+:>|[]{}\"'&*!%#@\\\n\t =.,<`~é".unicodeScalars)
        let folder = try TemporaryFolder()
        for round in 0..<FuzzTests.rounds {
            var text = Array(bases[round % bases.count].unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<text.count, using: &random)
                if Bool.random(using: &random) {
                    text.remove(at: at)
                } else {
                    text.insert(marks.randomElement(using: &random) ?? "-", at: at)
                }
            }
            let path = try folder.write(String(String.UnicodeScalarView(text)), to: "a.md")
            #expect(Readings([path]).articles.count + Readings([path]).problems.count == 1)
        }
    }
}

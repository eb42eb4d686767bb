import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// One table of names for all formats: any case, any marks, and values of many shapes.
@Suite struct FieldNameTests {
    private static func part(_ role: ArticleRole, of article: Article) -> String? {
        switch role {
        case .id: article.id
        case .title: article.title
        case .text: article.body
        case .date: article.date
        case .author: article.author
        case .url: article.url
        }
    }

    /// A name in the ways in which people write it.
    private static func spellings(_ name: String, _ random: inout SeededGenerator) -> [String] {
        let cut = name.index(name.startIndex, offsetBy: Int.random(in: 1..<name.count, using: &random))
        let (head, tail) = (name[..<cut], name[cut...])
        return [
            name, name.uppercased(), name.prefix(1).uppercased() + name.dropFirst(), "_" + name, "\(head)_\(tail)", "\(head)-\(tail)",
            "\(head) \(tail)",
            head + tail.prefix(1).uppercased() + tail.dropFirst(), "\(head):\(tail)",
        ]
    }

    @Test(arguments: ArticleRole.allCases)
    func everyNameInEverySpellingAndFormat(_ role: ArticleRole) throws {
        var random = SeededGenerator(seed: 11)
        let folder = try TemporaryFolder()
        var files: [String] = []
        for name in FieldNames.names(of: role) {
            for spelling in Self.spellings(name, &random) {
                // A text beside it, where the part is none itself, so that there is an article.
                let other = role == .text ? ("title", "T") : ("text", "words")
                let number = files.count
                files.append(
                    try folder.write("{\"\(other.0)\":\"\(other.1)\",\"\(spelling)\":\"v \(number)\"}\n", to: "in/\(number).jsonl"))
                files.append(try folder.write("\(other.0),\(spelling)\n\(other.1),v \(number + 1)\n", to: "in/\(number + 1).csv"))
            }
        }
        for (number, file) in files.enumerated() {
            let readings = Readings([file])
            #expect(readings.problems == [])
            let article = try #require(readings.articles.first)
            let hasName = Self.part(role, of: article) == "v \(number)"
            #expect(hasName, "\(file): \(article)")
            #expect(article.metadata == [])
        }
    }

    @Test func noNameBelongsToTwoParts() {
        let all = ArticleRole.allCases.flatMap(FieldNames.names)
        #expect(Set(all).count == all.count)
        #expect(all.allSatisfy { name in name.allSatisfy { $0.isLetter || $0.isNumber } && name == name.lowercased() })
    }

    @Test func ofSeveralTheFirstOfTheTableCountsAndTheOthersAreKept() throws {
        let found = try Readings(
            "a.jsonl",
            holding:
                #"{"docid":"D1","_id":"x","id":"i","headline":"H","title":"T","abstract":"A","text":"","body":"B","pub_date":"2024","byline":"By Ann Lee","link":"l"}"#
        )
        #expect(
            found.articles == [
                Article(
                    id: "i", title: "T", date: "2024", author: "Ann Lee", url: "l", body: "B",
                    metadata: [("docid", "D1"), ("_id", "x"), ("headline", "H"), ("abstract", "A")].map { Metadatum(name: $0, value: $1) })
            ])
    }

    @Test(arguments: [
        (#""text":["One.","Two."]"#, "One.\n\nTwo."), (#""text":["One.",{"text":"Two."},["Three."]]"#, "One.\n\nTwo.\n\nThree."),
        (
            #""contents":[{"type":"title","content":"T"},{"type":"byline","content":"By A"},{"type":"date","content":1},{"type":"sanitized_html","content":"One."},{"content":"Two."}]"#,
            "One.\n\nTwo."
        ),
        (#""paragraphs":["One."]"#, "One."), (#""content":{"rendered":"One.","protected":false}"#, "One."),
        (#""body":{"text":"One.","sections":[{"heading":"h","text":"x"}]}"#, "One."),
        (#""article":{"first":"One two.","second":"Three four.","kind":"news"}"#, "One two.\n\nThree four."), (#""text":17"#, "17"),
        (#""text":null,"selftext":"One."}"#.replacing("}", with: ""), "One."), (#""text":[],"body":"One.""#, "One."),
    ])
    func textsOfManyShapes(_ member: String, _ body: String) throws {
        let found = try Readings("a.jsonl", holding: "{\"id\":\"1\",\"title\":\"T\",\(member)}")
        #expect(found.articles.map(\.body) == [body])
        #expect(found.problems == [])
    }

    @Test(arguments: [
        (#""author":"Ann Lee""#, "Ann Lee"), (#""author":{"name":"Ann Lee","url":"u"}"#, "Ann Lee"),
        (#""authors":["Ann Lee","Bo Day"]"#, "Ann Lee, Bo Day"),
        (#""authors":[{"name":"Ann Lee"},{"@type":"Person","name":"Bo Day"}]"#, "Ann Lee, Bo Day"),
        (#""byline":{"original":"By Ann Lee"}"#, "Ann Lee"),
        (#""author":[{"first":"Ann","last":"Lee"}]"#, "Ann Lee"), (#""author":[{"given-name":"Ann","family_name":"Lee"}]"#, "Ann Lee"),
    ])
    func authorsOfManyShapes(_ member: String, _ author: String) throws {
        #expect(try Readings("a.jsonl", holding: "{\"text\":\"t\",\(member)}").articles.map(\.author) == [author])
    }

    @Test func extendedJSONOfMongo() throws {
        let found = try Readings(
            "a.jsonl",
            holding: """
                {"_id":{"$oid":"507f"},"date":{"$date":"2024-10-28T00:00:00Z"},"text":"t"}
                {"_id":{"$numberLong":"12"},"date":{"$date":{"$numberLong":"1730073600000"}},"text":"t"}
                {"id":"x","date":["2024-10-28"],"text":"t"}
                """)
        #expect(found.articles.map(\.id) == ["507f", "12", "x"])
        #expect(found.articles.map(\.date) == ["2024-10-28T00:00:00Z", "2024-10-28T00:00:00Z", "2024-10-28"])
        #expect(found.articles.allSatisfy { $0.metadata == [] })
    }

    @Test func theUserSaysWhichFieldIsWhat() throws {
        var options = ReadingOptions()
        options.fields = FieldMapping([
            .init(role: .text, name: "story.full"), .init(role: .text, name: "Inhalt"), .init(role: .title, name: "body"),
            .init(role: .date, name: "seen"),
        ])
        let found = try Readings(
            "a.jsonl",
            holding: #"{"body":"T","inhalt":"B","text":"other","seen":"2024","date":"2023"}"# + "\n"
                + #"{"story":{"full":"deep"},"id":"2"}"#, options)
        #expect(found.articles.map(\.title) == ["T", ""])
        #expect(found.articles.map(\.body) == ["B", "deep"])
        #expect(found.articles[0].date == "2024")
        #expect(found.articles[0].metadata == [Metadatum(name: "text", value: "other"), Metadatum(name: "date", value: "2023")])
        let table = try Readings("a.csv", holding: "Nr,Inhalt\n1,B\n", options)
        #expect(table.articles.map(\.body) == ["B"])
    }
}

import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// Topics that are XML.
@Suite struct XMLTopicTests {
    private func topics(_ text: String, _ field: TopicField = .title) throws(EvaluationFileError) -> [Topic] {
        try Topics(bytes: Array(text.utf8), name: "x", field: field).topics
    }

    private static let web = """
        <?xml version="1.0" encoding="UTF-8"?>
        <webtrack2010>
        <!-- a <query> in a comment is none -->
        <topic number="051" type="faceted">
          <query>harbour &amp; crane</query>
          <description>
            What is known
            of harbour cranes &lt; 1900?
          </description>
          <subtopic number="1" type="inf">Who built them?</subtopic>
          <subtopic number="2" type="nav">The museum's page</subtopic>
        </topic>
        <topic number="52" type="ambiguous"><query><![CDATA[lamp <keeper>]]></query><description>Lamp keepers</description></topic>
        </webtrack2010>
        """

    @Test func theWebTrack() throws {
        #expect(try topics(Self.web) == [Topic(id: "51", text: "harbour & crane"), Topic(id: "52", text: "lamp <keeper>")])
        #expect(try topics(Self.web, .description)[0].text == "What is known of harbour cranes < 1900?")
        #expect(try topics(Self.web, .titleAndDescription)[1].text == "lamp <keeper> Lamp keepers")
        #expect(try topics("\u{FEFF}" + Self.web.replacing("\n", with: "\r\n")) == topics(Self.web))
    }

    @Test(arguments: [
        // Clinical trials: the topic's own text.
        (
            "<topics task=\"2021 TREC Clinical Trials\">\n<topic number=\"1\">\nPatient is a 45-year-old man\nwith <b>no</b> history.\n</topic></topics>",
            "1", "Patient is a 45-year-old man with no history."
        ),
        ("<topic><num>2</num>A <i>bold</i>man <narr>n</narr></topic>", "2", "A bold man"),
        // Misinformation: a number within, further elements without interest.
        (
            "<topics><topic><number>101</number><query>ankle brace</query><description>Will it heal?</description><narrative>n</narrative><disclaimer>d</disclaimer></topic></topics>",
            "101", "ankle brace"
        ),
        // Decision support: a summary.
        (
            "<topics><topic number=\"3\" type=\"diagnosis\"><note>long note</note><description>long</description><summary>A boy with fever</summary></topic></topics>",
            "3", "A boy with fever"
        ),
        // Precision medicine: what there is.
        (
            "<topics><topic number=\"4\"><disease>Melanoma</disease><gene>BRAF (V600E)</gene><demographic>64-year-old male</demographic></topic></topics>",
            "4", "Melanoma BRAF (V600E) 64-year-old male"
        ),
        (
            "<topics><topic number=\"5\"><query>coronavirus origin</query><question>what is the origin</question><narrative>seeking</narrative></topic></topics>",
            "5", "coronavirus origin"
        ),
        ("<topics><top lang=\"en\"><num>26</num><title>Rescue of a dog</title><desc>d</desc></top></topics>", "26", "Rescue of a dog"),
        (
            "<topic lang=\"en\"><identifier>10.2452/41-AH</identifier><title>Arctic  voyages</title></topic>", "10.2452/41-AH",
            "Arctic voyages"
        ),
        (
            "<topics xmlns=\"http://e.org\" xmlns:t=\"http://f.org\"><t:Topic ID=\"7\"><t:Title>a title</t:Title></t:Topic></topics>", "7",
            "a title"
        ),
        (
            "<parameters><query><type>indri</type><number>301</number><text>organized crime</text></query></parameters>", "301",
            "organized crime"
        ),
        ("<queries><query id=\"q1\">sea wall</query></queries>", "q1", "sea wall"),
        ("<!DOCTYPE topics SYSTEM \"http://e.org/none.dtd\"><topics><topic id=\"1\"><title>Title: a</title></topic></topics>", "1", "a"),
        ("<?xml version='1.0'?><topics><top><num>Number: 9</num><title>R&amp;D</title></top></topics>", "9", "R&D"),
        ("<topics><topic><num> Number: 012 </num><title>twelve</title></topic></topics>", "12", "twelve"),
    ])
    func formsOfManyTracks(_ text: String, _ id: String, _ expected: String) throws {
        #expect(try topics(text) == [Topic(id: id, text: expected)])
    }

    @Test func encodingsThatTheFileDeclares() throws {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><topics><topic number=\"1\"><query>M\u{FC}nchen</query></topic></topics>"
        let bytes = text.unicodeScalars.map { UInt8($0.value) }
        #expect(try Topics(bytes: bytes, name: "x").topics == [Topic(id: "1", text: "München")])
    }

    /// What looks like XML and is the older form stays that: closing tags may be missing, ampersands are text.
    @Test func theOlderFormIsNoXML() throws {
        #expect(try topics("<?xml version=\"1.0\"?><top><num>1<title>AT&T < IBM</top>") == [Topic(id: "1", text: "AT&T < IBM")])
    }

    @Test(arguments: [
        (
            "<topics>\n<topic number=\"1\"><query>a</query>\n</topics>", "title",
            "x:3: is not well-formed XML: Opening and ending tag mismatch"
        ),
        ("<topics>\n<topic number=\"1\"><query>AT&T</query></topic></topics>", "title", "x:2: is not well-formed XML"),
        ("<topics>\n<topic><query>a</query></topic></topics>", "title", "x:2: the topic has no number or id"),
        (
            "<topics>\n\n<topic number=\"1\"><narrative>a</narrative></topic></topics>", "desc",
            "x:3: topic 1 has no <desc> or <description> or <question>"
        ),
        ("<topics><topic number=\"1\"><description>a</description></topic></topics>", "title", "x:1: topic 1 has no <title> or <query>"),
        ("<topics><topic number=\"1\"/></topics>", "title", "x:1: query 1 has no text"),
        (
            "<topics><topic number=\"1\"><query>a</query></topic>\n<topic number=\"01\"><query>b</query></topic></topics>", "title",
            "x:2: query 1 was already given at line 1"
        ),
        (
            "<topics><topic number=\"1\"><query>a</query>\n<query>b</query></topic></topics>", "title",
            "x:2: a second <query> in one topic; the first is at line 1"
        ),
        ("<topics><topic number=\"1 2\"><query>a</query></topic></topics>", "title", "x:1: the query's id \"1 2\" contains white space"),
        ("<topics></topics>", "title", "x: holds no query"), ("<a>", "title", "x:1: is not well-formed XML"),
    ])
    func whatIsWrongIsNamed(_ text: String, _ field: String, _ message: String) throws {
        let field = try #require(TopicField(rawValue: field))
        #expect { try topics(text, field) } throws: { ($0 as? EvaluationFileError)?.description.hasPrefix(message) ?? false }
    }

    /// Hostile files: entities that grow, files and addresses to be fetched, depth, size.
    @Test func hostileFiles() throws {
        let secret = try TemporaryFolder()
        let path = try secret.write("the secret", to: "secret.txt")
        let bomb = (1...9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a\($0 - 1);", count: 10))\">" }.joined()
        let declared = [
            "<!DOCTYPE t [<!ENTITY a0 \"ha\">\(bomb)]><t><topic number=\"1\"><query>&a9;</query></topic></t>",
            "<!DOCTYPE t [<!ENTITY x SYSTEM \"file://\(path)\">]><t><topic number=\"1\"><query>&x;</query></topic></t>",
            "<!DOCTYPE t [<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\"> %p;]><t><topic number=\"1\"><query>a</query></topic></t>",
        ]
        for text in declared {
            #expect { try topics(text) } throws: { ($0 as? EvaluationFileError)?.problem == "declares entities, which are not read" }
        }
        #expect(throws: EvaluationFileError.self) {
            try topics("<!DOCTYPE t SYSTEM \"file://\(path)\"><t><topic number=\"1\"><query>&x;</query></topic></t>")
        }
        #expect(throws: EvaluationFileError.self) { try topics("<topic number=\"1\">" + String(repeating: "<a>", count: 100_000)) }
        #expect(throws: EvaluationFileError.self) {
            try topics("<topic number=\"1\">" + String(repeating: "a", count: 11_000_000) + "</topic>")
        }
        let utf16 = declared[0].replacing("<!DOCTYPE", with: "<?xml version=\"1.0\" encoding=\"UTF-16LE\"?><!DOCTYPE").utf16.flatMap {
            [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)]
        }
        #expect(throws: EvaluationFileError.self) { try Topics(bytes: utf16, name: "x") }
    }

    @Test func randomBytes() {
        var generator = SeededGenerator(seed: 44)
        let whole = Array(Self.web.utf8)
        for _ in 0..<3_000 {
            var bytes = whole
            for _ in 0..<1 + generator.below(4) { bytes[generator.below(bytes.count)] = UInt8(truncatingIfNeeded: generator.next()) }
            do throws(EvaluationFileError) {
                let topics = try Topics(bytes: bytes, name: "x").topics
                #expect(!topics.isEmpty)
            } catch { #expect(!error.problem.isEmpty) }
        }
    }
}

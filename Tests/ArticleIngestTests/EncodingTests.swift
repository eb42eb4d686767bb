import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

@testable import LedeArticleIngest

/// Text in every encoding comes back: by a mark, by its look, or by its name; and invalid bytes cost no article.
@Suite struct EncodingTests {
    /// Texts in the languages that the encodings are for.
    static let german =
        "Die Fähre über die Förde fällt am Mittwoch wegen der Stürme aus, heißt es in Büsum – „größere Schäden“ gebe es nicht."
    static let french = "L’été a été très sec à Évreux : les élèves de l’école fêtent Noël où ça leur plaît, près du théâtre."
    static let polish =
        "Łódź podwodna wróciła do Gdańska; załoga opowiada, że sztorm był najcięższy od lat, a żeglarze z Mrągowa już świętują."
    static let russian =
        "Паром через пролив отменили в среду из-за шторма. Жители острова ждут, когда откроют новый причал, сообщил мэр города."
    static let japanese = "政府は二十八日、港湾の整備計画を見直すと発表した。台風の影響で、フェリーは三日間欠航した。"
    static let simplified = "政府二十八日宣布将重新审查港口建设计划。受台风影响，轮渡停航三天。警方称没有人员受伤。"
    static let traditional = "政府二十八日宣布將重新審查港口建設計畫。受颱風影響，渡輪停航三天。警方表示沒有人員受傷。"
    static let korean = "정부는 이십팔일 항만 정비 계획을 재검토하겠다고 발표했다. 태풍의 영향으로 여객선이 사흘 동안 결항했다."

    static let samples: [(encoding: String, text: String)] = [
        ("windows-1252", german), ("windows-1252", french), ("windows-1250", polish), ("windows-1251", russian), ("koi8-r", russian),
        ("shift_jis", japanese),
        ("euc-jp", japanese), ("gb18030", simplified), ("big5", traditional), ("euc-kr", korean),
    ]

    static let wide = ["utf-16le", "utf-16be", "utf-32le", "utf-32be"]

    /// `text` in an encoding, which has all of its characters.
    static func bytes(_ text: String, _ encoding: String) throws -> [UInt8] {
        let names: [String: UInt] = [
            "windows-1252": 12, "windows-1250": 15, "windows-1251": 11, "shift_jis": 8, "euc-jp": 3, "utf-16le": 0x9400_0100,
            "utf-16be": 0x9000_0100, "utf-32le": 0x9C00_0100,
            "utf-32be": 0x9800_0100, "utf-8": 4,
        ]
        // Foundation has few of them; the others come from the system's own converter.
        if let number = names[encoding], let data = text.data(using: String.Encoding(rawValue: number)) { return Array(data) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["iconv", "-f", "UTF-8", "-t", encoding]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(text.utf8))
        try input.fileHandleForWriting.close()
        let bytes = Array(try output.fileHandleForReading.readToEnd() ?? Data())
        process.waitUntilExit()
        return bytes
    }

    private func text(_ bytes: [UInt8], named name: String = "a.txt", encoding: TextEncoding? = nil, blockBytes: Int = 1 << 18) throws -> (
        text: String, read: String, repairs: Int
    ) {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        var source = ArticleSource(paths: [path], format: .plain, encoding: encoding, limits: ReadingLimits(blockBytes: blockBytes))
        var text = ""
        var repairs = 0
        while let reading = source.next() {
            switch reading {
            case .problem(let problem): throw problem
            case .record(let record): text += try RecordParser().parse(record, repairs: &repairs).get().body
            }
        }
        return (text, source.decodings.entries.map(\.encoding.name).joined(), repairs)
    }

    @Test(arguments: samples.indices) func byItsLook(sample: Int) throws {
        let (encoding, text) = Self.samples[sample]
        for block in [1, 7, 64, 1 << 18] {
            let read = try self.text(try Self.bytes(text, encoding), blockBytes: block)
            #expect(read.text == text, "\(encoding) in blocks of \(block): \(read)")
            #expect(read.read == encoding, "\(encoding) in blocks of \(block): \(read)")
            #expect(read.repairs == 0, "\(encoding) in blocks of \(block): \(read)")
        }
    }

    @Test(arguments: samples.indices) func byItsName(sample: Int) throws {
        let (name, text) = Self.samples[sample]
        let encoding = try #require(TextEncoding(named: name))
        for word in text.split(separator: " ") {
            // A word alone tells nothing.
            let read = try self.text(try Self.bytes(String(word), name), encoding: encoding)
            #expect(read.text == String(word), "\(name): \(read)")
            #expect(read.repairs == 0, "\(name): \(read)")
        }
    }

    @Test(arguments: wide) func inUnicodesOtherForms(name: String) throws {
        for (_, text) in Self.samples {
            let plain = try Self.bytes(text + "\n", name)
            let mark = try Self.bytes("\u{FEFF}", name)
            for block in [1, 3, 1 << 18] {
                let marked = try self.text(mark + plain, blockBytes: block)
                #expect(marked.text == text, "\(name)")
                #expect(marked.read == name, "\(name)")
                #expect(marked.repairs == 0, "\(name)")
            }
            let encoding = try #require(TextEncoding(named: name))
            let wished = try self.text(plain, encoding: encoding)
            #expect(wished.text == text)
        }
        // Without a mark: text with blanks and ends of lines.
        for text in [Self.german, Self.french, Self.russian, Self.korean, "plain"] {
            let read = try self.text(try Self.bytes(text + "\n", name))
            #expect(read.text == text, "\(name): \(read)")
            #expect(read.read == name, "\(name): \(read)")
        }
    }

    @Test func recordsAreCutInDecodedText() throws {
        let folder = try TemporaryFolder()
        for (name, text) in Self.samples where !text.contains("\"") {
            let lines = (0..<50).map { "{\"id\":\"\($0)\",\"title\":\"\(text)\",\"text\":\"\(String(text.reversed()))\"}\n" }.joined()
            let path = try folder.write(try Self.bytes(lines, name), to: "\(name).jsonl")
            let read = Readings([path], limits: ReadingLimits(blockBytes: 100))
            #expect(read.problems == [], "\(name)")
            #expect(read.articles.count == 50, "\(name)")
            #expect(read.articles.allSatisfy { $0.title == text }, "\(name)")
            let rows = try folder.write(
                try Self.bytes("id,title,text\r\n1,\"\(text)\",x\r\n2,y,\"\(text)\"\r\n", "utf-16le"), to: "\(name).csv")
            #expect(Readings([rows]).articles.map(\.title) == [text, "y"])
        }
    }

    /// A text that is ASCII for long and then is not.
    @Test(arguments: [100, 4095, 4096, 262_143, 262_144, 1_100_000]) func lateInTheFile(length: Int) throws {
        let plain = String(repeating: "plain words, ", count: length / 13 + 1).prefix(length)
        // A long file in a few encodings is enough.
        let samples = length < 10_000 ? Self.samples : [Self.samples[0], Self.samples[5]]
        for (name, text) in samples {
            let read = try self.text(Array(plain.utf8) + (try Self.bytes(text, name)))
            #expect(read.text == plain + text, "\(name)")
        }
        // In UTF-8 one bad byte changes nothing but itself.
        for text in samples.map(\.text) {
            let read = try self.text(Array(plain.utf8) + [0xE9] + Array(text.utf8))
            #expect(read.text == plain + "\u{FFFD}" + text)
            #expect(read.read == "")
            #expect(read.repairs == 1)
        }
    }

    @Test(
        arguments: [[0xFF], [0x80], [0xC3, 0x28], [0xC0, 0xAF], [0xED, 0xA0, 0xBD], [0xF5], [0xE2, 0x82], [0xFE, 0xFF]] as [[UInt8]])
    func whatIsNoTextIsRepaired(bad: [UInt8]) throws {
        let folder = try TemporaryFolder()
        let lines =
            Array("{\"id\":\"a\",\"text\":\"caf\u{E9} one\"}\n{\"id\":\"b\",\"text\":\"x ".utf8) + bad
            + Array(" y\"}\n{\"id\":\"c\",\"text\":\"t\"}\n".utf8)
        let read = Readings([try folder.write(lines, to: "a.jsonl")])
        #expect(read.problems == [])
        #expect(read.articles.map(\.id) == ["a", "b", "c"])
        #expect(read.articles[1].body == String(decoding: Array("x ".utf8) + bad + Array(" y".utf8), as: UTF8.self))
        #expect(read.articles[0].body == "café one")
        // In a file of ASCII alone, too.
        let plain = Readings([try folder.write(Array("id,text\na,x ".utf8) + bad + Array(" y\nb,t\n".utf8), to: "b.csv")])
        #expect(plain.problems == [])
        #expect(plain.articles.map(\.id) == ["a", "b"])
        #expect(plain.articles[1].body == "t")
        #expect(plain.articles[0].body.contains("\u{FFFD}"))
    }

    @Test(arguments: [
        (#"lone \ud83d high"#, "lone \u{FFFD} high"), (#"low \ude00 alone"#, "low \u{FFFD} alone"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
        (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
        (#"pair \ud83d\ude00"#, "pair 😀"), (#"\uD83D\n"#, "\u{FFFD}\n"), (#"text \\ud83d"#, #"text \ud83d"#), (#"\\\ud83d"#, "\\\u{FFFD}"),
        (#"\ud83"#, nil), (#"\udfff"#, "\u{FFFD}"),
    ])
    func halvesOfPairsAreRepaired(_ escaped: String, _ text: String?) throws {
        let folder = try TemporaryFolder()
        let read = Readings([try folder.write("{\"id\":\"\(escaped)\",\"text\":\"\(escaped)\"}\n", to: "a.jsonl")])
        #expect(read.articles.map(\.body) == (text.map { [$0] } ?? []))
        // Ids are without blanks around.
        #expect(read.articles.map(\.id) == (text.map { [$0.trimmingCharacters(in: .whitespacesAndNewlines)] } ?? []))
    }

    @Test func noiseIsNoText() throws {
        var random = SeededGenerator(seed: 4)
        let folder = try TemporaryFolder()
        var read = 0
        for round in 0..<60 {
            // Bytes without NUL, as of compressed data that its first lines announce as text.
            let noise = (0..<5_000).map { _ in UInt8(1 + random.below(255)) }
            let path = try folder.write(Array("%FORMAT 1.4\n".utf8) + noise, to: "\(round).dat")
            read += Readings([path]).articles.count
        }
        #expect(read == 0)
    }

    @Test(arguments: [
        "<html><head><meta charset=NAME><title>x</title></head><body><p>TEXT</p></body></html>",
        "<!DOCTYPE html>\n<HTML><HEAD><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=NAME'></HEAD><BODY>TEXT</BODY></HTML>",
        "<?xml version='1.0' encoding='NAME'?><doc>TEXT</doc>",
    ])
    func markupSaysItsEncoding(_ markup: String) throws {
        // Words that alone tell nothing.
        for (name, word) in [
            ("koi8-r", "мир"), ("windows-1251", "мир"), ("iso-8859-2", "łza"), ("iso-8859-7", "νησί"), ("shift_jis", "港"),
            ("windows-1252", "né"),
        ] {
            let text = markup.replacing("NAME", with: name).replacing("TEXT", with: word)
            let read = try self.text(try Self.bytes(text, name))
            #expect(Self.words(read.text).contains(word[...]), "\(name): \(read)")
            #expect(read.read == name, "\(name): \(read)")
            #expect(read.repairs == 0, "\(name): \(read)")
        }
        // What is UTF-8 stays so whatever is said, and so does what does not fit.
        let wrong = markup.replacing("NAME", with: "shift_jis").replacing("TEXT", with: Self.french)
        let words = Self.words(Self.french)
        #expect(Self.words(try self.text(Array(wrong.utf8)).text).contains(words))
        #expect(Self.words(try self.text(try Self.bytes(wrong, "windows-1252")).text).contains(words))
    }

    /// The words of a text, markup apart: a page is read without its own, other formats with it.
    private static func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace || $0 == "<" || $0 == ">" } }

    /// Any bytes are read to their end, in blocks of any size alike.
    @Test func anyBytesAreRead() throws {
        var random = SeededGenerator(seed: FuzzTests.seed)
        let folder = try TemporaryFolder()
        let texts = try Self.samples.map { try Self.bytes($0.text, $0.encoding) } + Self.samples.map { Array($0.text.utf8) }
        for round in 0..<FuzzTests.rounds {
            var bytes: [UInt8] = []
            for _ in 0..<1 + random.below(4) {
                let text = texts[random.below(texts.count)]
                let start = random.below(text.count)
                bytes += text[start...].prefix(1 + random.below(60))
                bytes += (0..<random.below(4)).map { _ in UInt8(random.below(256)) }
                if random.below(3) == 0 { bytes.append(0x0A) }
            }
            let path = try folder.write(bytes, to: "x.txt")
            let encodings = [nil] + Self.samples.map(\.encoding) + Self.wide
            let name = encodings[random.below(encodings.count)]
            let encoding = name.flatMap { TextEncoding(named: $0) }
            func read(_ block: Int) throws -> [UInt8] {
                let stream = InputStream(file: try FileBytes(path: Array(path.utf8)), name: path, size: nil, blockBytes: block)
                let text = TextStream(stream, encoding: encoding)
                var all: [UInt8] = []
                while try text.readBlock(appendingTo: &all) {}
                return all
            }
            let whole = try read(1 << 18)
            // If no encoding is given, how much is examined may depend on the blocks, but not for so little.
            for block in [1, 2, 5, 64] { #expect(try read(block) == whole, "seed \(FuzzTests.seed), round \(round), \(name ?? "-")") }
        }
    }

    @Test(arguments: [
        ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"), ("CP1252", "windows-1252"), ("Windows1251", "windows-1251"),
        ("win-1251", "windows-1251"), ("KOI8-R", "koi8-r"), ("sjis", "shift_jis"),
        ("Shift-JIS", "shift_jis"), ("gbk", "gb18030"), ("GB2312", "gb18030"), ("big5", "big5"), ("EUC-KR", "euc-kr"), ("utf8", "utf-8"),
        ("UTF-16", "utf-16le"), ("windows-1253", "windows-1253"),
        ("iso-8859-2", "iso-8859-2"), ("macintosh", "macintosh"),
    ])
    func encodingsByName(_ name: String, _ expected: String) { #expect(TextEncoding(named: name)?.name == expected) }

    @Test(arguments: ["", "none", "utf-8//IGNORE", "a b", "\u{0}", "é", String(repeating: "x", count: 100)]) func unknownNames(
        _ name: String
    ) { #expect(TextEncoding(named: name) == nil) }

    @Test func whatIsTyped() throws {
        func typed(_ bytes: [UInt8], _ locale: String = "de_DE.UTF-8") -> TypedText { TypedText(bytes, environment: ["LANG": locale]) }
        #expect(typed(Array("café".utf8)).text == "café")
        #expect(typed(Array("café".utf8)).encoding == nil)
        #expect(typed(Array("caf".utf8) + [0xE9]).text == "café")
        #expect(typed([0xE9]).encoding == .windows1252)
        #expect(typed([0xCD, 0xC9, 0xD2], "ru_RU.KOI8-R").text == "мир")
        #expect(typed([0xE9], "C").text == "é")
        #expect(typed([0xA4], "de_DE.ISO-8859-15@euro").text == "€")
        #expect(typed([0x81]).text == "\u{FFFD}")
    }

    @Test func namesOfFilesStayApart() throws {
        let folder = try TemporaryFolder()
        for (byte, text) in [(UInt8(0xFF), "one"), (0xFE, "two")] {
            let path = Array(folder.path.utf8) + Array("/b".utf8) + [byte] + Array(".txt".utf8)
            // Some file systems take no such names.
            guard RawFile.write(text, to: path) else { return }
        }
        let names = [folder.path + "/b\\xFE.txt", folder.path + "/b\\xFF.txt"]
        #expect(Readings([folder.path]).articles.map { folder.path + "/" + $0.id.split(separator: "/").last! } == names)
        // As they are shown they can be named.
        #expect(Readings([names[1]]).articles.map(\.body) == ["one"])
    }
}

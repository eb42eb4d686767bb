import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// What `lede index` says it took and did not take, how it ends, and what it leaves behind.
@Suite struct IndexCommandTests {
    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> LedeProcess {
        try LedeProcess(["index"] + arguments + ["--no-fts5"], in: folder.url)
    }

    private func exists(_ name: String, in folder: TemporaryFolder) -> Bool {
        FileManager.default.fileExists(atPath: folder.path + "/" + name)
    }

    @Test func whatArticlesLackIsSaid() throws {
        let folder = try TemporaryFolder()
        try folder.write("id,title,story so far,place\n1,A,x,Rome\n2,B,y,Oslo\n3,C,z,\n", to: "a.csv")
        for threads in ["1", "3"] {
            let found = try run(["a.csv", "--into", "i\(threads)", "--threads", threads], in: folder)
            #expect(found.status == 0, "\(found)")
            #expect(found.output.contains("\n  no text    3 of 3 articles; fields seen: story so far, place\n"), "\(found)")
            #expect(found.output.contains("\n  no date    3 of 3 articles; fields seen: story so far, place\n"))
            #expect(!found.output.contains("no title"))
        }
        let named = try run(["a.csv", "--into", "j", "--field", "text=story_so_far"], in: folder)
        #expect(named.status == 0)
        #expect(!named.output.contains("no text"))
        #expect(try run(["a.csv", "--into", "k", "--field", "body=x"], in: folder).status == 2)
    }

    @Test func equalIDsAreNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("id,text\n1,a\n2,b\n", to: "in/2023.csv")
        try folder.write("id,text\n1,c\n2,d\n3,e\n", to: "in/2024.csv")
        let found = try run(["in", "--into", "i"], in: folder)
        #expect(found.output.contains("3 articles indexed, 2 replaced by a later one with the same id"))
        #expect(found.output.contains("\n  same id    1, 2: of articles with one id the last counts\n"), "\(found.output)")
    }

    @Test func skipsAreSummedUpByReason() throws {
        let folder = try TemporaryFolder()
        for number in 10..<30 { try folder.write("Rar!\u{1A}\u{7}\u{1}\u{0} \(number)", to: "in/\(number).rar") }
        try folder.write([0x41, 0, 0x42], to: "in/b.dat")
        try folder.write("{\"text\":\"a\"}\n{\"text\":\n", to: "in/c.jsonl")
        let found = try run(["in", "--into", "i"], in: folder)
        #expect(found.status == 0)
        #expect(
            found.errors == """
                skipped in/10.rar: RAR is not read; unpack it, and name the folder
                skipped in/11.rar: RAR is not read; unpack it, and name the folder
                skipped in/12.rar: RAR is not read; unpack it, and name the folder
                skipped in/b.dat: a binary file
                skipped in/c.jsonl:2: not valid JSON: the object is not closed at column 9
                skipped 22: 20 RAR (not read), 1 binary, 1 malformed; --verbose names all

                """)
        let all = try run(["in", "--into", "j", "--verbose"], in: folder)
        #expect(all.errors.split(separator: "\n").count == 22)
    }

    @Test(arguments: [["x.pdf"], ["x.pdf", "y.pdf"], ["empty"], ["bad.jsonl"], ["empty.txt"], ["only"]])
    func nothingIndexedIsAnErrorAndLeavesNothing(_ paths: [String]) throws {
        let folder = try TemporaryFolder()
        for name in ["x.pdf", "y.pdf"] { try folder.write("%PDF-1.4", to: name) }
        try folder.write("nonsense\n", to: "bad.jsonl")
        try folder.write("", to: "empty.txt")
        try folder.write("x", to: "only/a.js")
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        let found = try run(paths + ["--into", "deep/er/index"], in: folder)
        #expect(found.status == 2, "\(found)")
        #expect(found.output.isEmpty, "\(found)")
        #expect(found.errors.contains("lede: nothing was indexed"), "\(found)")
        #expect(!exists("deep", in: folder))
        // What was there before stays to the byte.
        try folder.write("{\"id\":\"1\",\"text\":\"a\"}\n", to: "good.jsonl")
        #expect(try run(["good.jsonl", "--into", "i"], in: folder).status == 0)
        func content() throws -> [String: Data] {
            var content: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/i") {
                content[name] = try Data(contentsOf: folder.url.appending(path: "i/" + name))
            }
            return content
        }
        let before = try content()
        #expect(try run(paths + ["--into", "i"], in: folder).status == 2)
        #expect(try content() == before)
    }

    @Test func aNamedInputThatCannotBeReadIsAnErrorAfterTheRest() throws {
        let folder = try TemporaryFolder()
        try folder.write("{\"id\":\"1\",\"text\":\"a\"}\n", to: "good.jsonl")
        try folder.write("%PDF-1.4", to: "x.pdf")
        try folder.write("{\"text\":\"a\"}\nbad\n", to: "some.jsonl")
        let found = try run(["good.jsonl", "./x.pdf", "--into", "i"], in: folder)
        #expect(found.status == 2, "\(found)")
        #expect(found.output.contains("1 article indexed, 1 skipped"), "\(found)")
        #expect(found.errors.contains("one named input could not be read, or not to the end: x.pdf"), "\(found)")
        #expect(exists("i/manifest", in: folder))
        // One bad record in a named file, or a bad file in a named folder, does not count.
        #expect(try run(["some.jsonl", "--into", "j"], in: folder).status == 0)
        #expect(try run([".", "--into", "k"], in: folder).status == 0)
        let cut = Array(try Data(contentsOf: folder.url.appending(path: "good.jsonl"))) + Array(repeating: 0x20, count: 5000)
        try folder.write(Array([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + cut.prefix(3), to: "cut.jsonl.gz")
        #expect(try run(["good.jsonl", "cut.jsonl.gz", "--into", "l"], in: folder).status == 2)
    }

    @Test func anIndexNeedsAFolderOfItsOwn() throws {
        let folder = try TemporaryFolder()
        try folder.write("Some words of text.\n", to: "notes/a.txt")
        let found = try run(["notes", "--into", "notes"], in: folder)
        #expect(found.status == 2, "\(found.errors)")
        #expect(found.errors.contains("notes holds 1 other file (such as a.txt) and no index"), "\(found.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/notes") == ["a.txt"])
        try folder.write("", to: "new/.DS_Store")
        #expect(try run(["notes", "--into", "new"], in: folder).status == 0)
        // Again, and from within: the index is no article.
        #expect(try run(["notes", "--into", "new"], in: folder).status == 0)
        let within = try run([".", "--into", "new"], in: folder)
        #expect(within.status == 0, "\(within)")
        #expect(within.output.contains("passed by  1 that is not an article: 1 index"), "\(within)")
        #expect(within.output.contains("holds      1 article,"), "\(within)")
    }
}

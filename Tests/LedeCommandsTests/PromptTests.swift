import Foundation
import Lede
import TestSupport
import Testing

@testable import LedeCommands

/// `lede search` without a query: queries from a pipe and from a prompt.
@Suite final class PromptTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        try writer.add(Article(id: "h1", title: "Sea wall repaired", body: "The sea wall at Dunmere was repaired. Walls stand."))
        try writer.add(Article(id: "h2", body: "The sea was calm."))
        try writer.commit()
        writer.close()
    }

    private func search(_ arguments: String..., input: String) throws -> LedeProcess {
        try LedeProcess(["search"] + arguments, in: folder.url, input: input)
    }

    @Test func aPipeGivesAQueryALine() throws {
        let result = try search(input: "sea wall\n\n  \nzeppelin\n\"sea was\"")
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.output.hasPrefix("query 1: sea wall\n 1  "), "\(result.output)")
        #expect(result.output.contains("\n\nquery 2: zeppelin\nno matches · ") && result.output.contains("\n\nquery 3: \"sea was\"\n 1  "))
        #expect(try search("--count", input: "sea\nwall\nzeppelin\n").output == "2\n1\n0\n")
        #expect(try search(input: "zeppelin\n").status == 1)
        #expect(try search(input: "\n").status == 2)
        let bad = try search(input: "\u{1B}[2J\n")
        #expect(bad.status == 1 && !bad.output.contains("\u{1B}"))
    }

    @Test func objectsNameTheirQuery() throws {
        let result = try search("--json", input: "wall\nsea\n")
        let objects = try result.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(objects.map { $0["queryNumber"] as? Int } == [1, 1, 2, 2, 2] && objects.map { $0["query"] as? String } == ["wall", "wall", "sea", "sea", "sea"])
        #expect(objects.map { $0["summary"] != nil } == [false, true, false, false, true])
    }

    @Test func wordsAreCompletedBeforeTheCursor() throws {
        let completion = WordCompletion { prefix in ["sea", "sealed", "wall", "wallpaper", "zoo"].filter { $0.hasPrefix(prefix.lowercased()) } }
        #expect(completion.complete("the zo") == .init(replaced: 2, inserted: "zoo "))
        #expect(completion.complete("title:Zo") == .init(replaced: 2, inserted: "zoo "))
        #expect(completion.complete("a -(\"s") == .init(replaced: 1, inserted: "sea"))
        #expect(completion.complete("sea") == .init(choices: ["sea", "sealed"]))
        #expect(completion.complete("-w") == .init(replaced: 1, inserted: "wall"))
        for line in ["", "zoo ", "xyz", "\"", "-"] { #expect(completion.complete(line) == .init()) }
    }

    @Test func theHistoryIsInTheStateFolder() throws {
        let path = try #require(HistoryFile.prepare(environment: ["XDG_STATE_HOME": folder.path + "/state", "HOME": "/nowhere"]))
        #expect(path == folder.path + "/state/lede/history" && FileManager.default.fileExists(atPath: path))
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(HistoryFile.prepare(environment: ["XDG_STATE_HOME": "relative", "HOME": folder.path]) == folder.path + "/.local/state/lede/history")
        #expect(HistoryFile.prepare(environment: [:]) == nil)
    }

    /// The prompt on a terminal that `script` (util-linux) makes: completion, history, and Ctrl-D.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script") && Self.isLinux, "needs script of util-linux"))
    func thePromptEditsAndCompletes() throws {
        let result = try prompt("dunm\\t\\n", terminal: "xterm")
        #expect(result.output.contains("lede> ") && result.output.contains("1 match · "), "\(result.output)")
        let history = try String(contentsOfFile: folder.path + "/state/lede/history", encoding: .utf8)
        #expect(history.contains("dunmere"))
        #expect(try prompt("wall\\n", terminal: "dumb").output.contains("1 match · "))
    }

    /// Types `keys` (for printf) and then Ctrl-D again and again: one that comes before the prompt is there is lost.
    private func prompt(_ keys: String, terminal: String) throws -> LedeProcess {
        let command = """
            { printf '\(keys)'; n=0; while [ $n -lt 60 ]; do sleep 0.5; printf '\\004'; n=$((n+1)); done; } 2>/dev/null \
            | script -qec "'\(try LedeProcess.executable().path)' search --color never" /dev/null
            """
        return try LedeProcess(
            URL(filePath: "/bin/sh"), ["-c", command], in: folder.url, environment: ["TERM": terminal, "XDG_STATE_HOME": folder.path + "/state"])
    }

    private static let isLinux: Bool = {
        #if os(Linux)
            true
        #else
            false
        #endif
    }()
}

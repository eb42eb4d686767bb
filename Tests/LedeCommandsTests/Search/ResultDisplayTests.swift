import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// How results look to people: titles, lines that fit the window, short lists, the pager.
@Suite final class ResultDisplayTests {
    private let folder: TemporaryFolder
    private static let longPath = "archive/2024/ferry-notes/a-very-long-folder-name/of-some-kind/harbour_report.final.txt"

    init() throws {
        folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.path + "/Indexes/harbour").writer()
        try writer.add(
            Article(
                id: "h1", title: "Sea wall at Dunmere is repaired after eleven years of letters", date: "2024-10-28T08:00:00",
                author: "Ada Quill-Featherstonehaugh",
                url: "https://www.courier.example/a/1", body: "The sea wall at Dunmere was repaired."))
        try writer.add(
            Article(
                id: "h2", date: "28 October 2024", path: "dump/b.jsonl", body: "\n  --- \nThe   ferry sails\tagain\n\nThe sea was calm.",
                metadata: [Metadatum(name: "Source", value: "Dunmere Gazette")]))
        try writer.add(
            Article(
                id: Self.longPath, path: Self.longPath,
                body: "Crews looked at the sea all day " + String(repeating: "and all night ", count: 20)))
        for number in 0..<40 {
            try writer.add(
                Article(
                    id: "n\(number)", title: "Note \(number)", body: "Buoy \(number). " + String(repeating: "The buoy swings. ", count: 20))
            )
        }
        try writer.commit()
        writer.close()
    }

    private func search(_ arguments: String...) throws -> LedeProcess { try LedeProcess(["search"] + arguments, in: folder.url) }

    private func onTerminal(_ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws
        -> [String]
    {
        let result = try TerminalProcess.lede(
            arguments + ["--color", "never"], columns: columns, rows: rows, in: folder.url, environment: environment)
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        var lines = result.output.components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    @Test func titlesOfArticlesWithoutOne() {
        func title(_ title: String = "", id: String = "x", path: String? = nil, body: String = "") -> String {
            Article(id: id, title: title, path: path, body: body).displayTitle
        }
        #expect(title("A  title\nof two lines", body: "Text") == "A title of two lines")
        #expect(title(" ", body: "\r\n \t\n***\n The first\tline \nthe second") == "The first line")
        #expect(title(body: "Ligne\u{2028}deux") == "Ligne")
        #expect(title(body: "北京\n天") == "北京")
        let long = title(body: String(repeating: "harbour ", count: 50))
        #expect(long.count <= 80)
        #expect(long.hasSuffix("harbour …"))
        #expect(title(body: String(repeating: "x", count: 500)) == String(repeating: "x", count: 79) + "…")
        #expect(title(id: "a/b c.txt", path: "a/b c.txt") == "b c.txt")
        #expect(title(id: "d.jsonl#3", path: "d.jsonl").isEmpty)
        #expect(title(body: "—\n\n").isEmpty)
    }

    @Test func resultsShowThemAndNoScore() throws {
        let result = try search("sea", "-n", "9")
        #expect(result.output.contains("  The ferry sails again\n    28 October 2024 · h2\n"), "\(result.output)")
        #expect(!result.output.contains("(no title)"))
        #expect(result.output.contains(/(?m)^ 1  [A-Z]/))
        #expect(try search("sea", "--explain").output.contains(/(?m)^ 1  \d\.\d{4}  [A-Z]/))
        let objects = try search("sea", "--json", "-n", "9").output.split(separator: "\n")
        let untitled = try #require(objects.first { $0.contains("\"id\":\"h2\"") })
        #expect(untitled.contains("\"title\":null"))
        #expect(untitled.contains("\"displayTitle\":\"The ferry sails again\""))
        #expect(objects.allSatisfy { !$0.contains("\"id\":\"h1\"") || !$0.contains("displayTitle") })
    }

    @Test func briefIsALineAResult() throws {
        let result = try search("sea", "--brief")
        let rows = result.output.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows.count == 3, "\(result.output)")
        #expect(rows.allSatisfy { $0.count == 4 }, "\(result.output)")
        let byTitle = Dictionary(uniqueKeysWithValues: rows.map { ($0[3], Array($0[1...2])) })
        #expect(byTitle["The ferry sails again"] == ["28 October 2024", "Dunmere Gazette"])
        #expect(byTitle["Sea wall at Dunmere is repaired after eleven years of letters"] == ["2024-10-28", "courier.example"])
        #expect(byTitle.values.contains(["", "of-some-kind"]))
        #expect(try search("sea", "zeppelin", "--brief").errors.contains("No article has all the words"))
        #expect(try search("sea", "--brief", "--json").status == 2)
    }

    @Test("the time is that of the answer, with --explain by its parts") func time() throws {
        #expect(try search("sea").output.contains(/3 matches · [0-9.]+ m?s\n$/))
        #expect(try search("sea", "--explain").output.contains(/3 matches · [0-9.]+ m?s: ranking [0-9.]+ m?s, passages [0-9.]+ m?s\n$/))
        let missing = try search("zeppelim", "--explain")
        #expect(missing.output.contains(/no matches · [0-9.]+ m?s: ranking .*, suggestions [0-9.]+ m?s\n/), "\(missing.output)")
    }

    @Test(
        "no line is wider than the window, and none breaks within a word", .enabled(if: TerminalProcess.isAvailable),
        arguments: [20, 40, 80, 200])
    func linesFit(columns: Int) throws {
        let commands = [
            ["search", "sea", "-n", "9"], ["search", "sea", "--explain", "-n", "9"], ["search", "sea", "--brief"], ["concordance", "sea"],
            ["explain", "sea", "--why", "h1"],
            ["explain", "sea", "--why", "h1", "--over", "h2"], ["explain", "calm", "--why-not", "h1"],
        ]
        for command in commands {
            let lines = try onTerminal(command, columns: columns)
            for line in lines { #expect(line.displayWidth <= columns, "\(command): \(line)") }
            if command.first == "search", !command.contains("--brief"), columns >= 40 {
                let text = lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ")
                #expect(text.contains("Sea wall at Dunmere is repaired after eleven years of letters"), "\(text)")
                #expect(text.replacingOccurrences(of: " ", with: "").contains(Self.longPath), "\(text)")
                #expect(lines.contains { $0.hasSuffix("harbour_report.final.txt") }, "\(lines)")
            }
        }
        #expect(try onTerminal(["concordance", "sea"], columns: columns).count { $0.contains("sea") || $0.contains("Sea") } == 4)
    }

    @Test("as many results as the window has room for", .enabled(if: TerminalProcess.isAvailable)) func fillsTheWindow() throws {
        var shown: [Int] = []
        for rows in [8, 24, 50, 100] {
            let lines = try onTerminal(["search", "buoy"], rows: rows)
            #expect(lines.count < rows || rows == 8, "\(lines.count) lines in \(rows)")
            shown.append(lines.count { $0.contains(" Note ") })
        }
        #expect(shown == shown.sorted(), "\(shown)")
        #expect(shown[0] == 2, "\(shown)")
        #expect(shown[3] > 10, "\(shown)")
        #expect(shown[1] < 10, "\(shown)")
        #expect(try onTerminal(["search", "buoy", "--brief"], rows: 24).count { $0.contains("Note ") } == 22)
        #expect(try onTerminal(["search", "buoy", "-n", "7"], rows: 24).count { $0.contains(" Note ") } == 7)
        #expect(try search("buoy").output.components(separatedBy: " Note ").count - 1 == 10)
    }

    @Test("what is longer than the window goes through the pager", .enabled(if: TerminalProcess.isAvailable)) func pages() throws {
        func lines(_ arguments: String..., pager: String, rows: Int = 24, variable: String = "LEDE_PAGER") throws -> [String] {
            var environment = [variable: pager, "NO_COLOR": "1"]
            if variable == "PAGER" { environment["LEDE_PAGER"] = nil }
            return try TerminalProcess.shell(
                (variable == "PAGER" ? "unset LEDE_PAGER; " : "") + "'\(try LedeProcess.executable().path)' "
                    + arguments.joined(separator: " ") + "; echo status $?",
                rows: rows, in: folder.url, environment: environment
            ).output.components(separatedBy: "\n")
        }
        let long = try lines("search", "buoy", "-n", "30", pager: "sed s/^/paged:/")
        #expect(long.count { $0.hasPrefix("paged:") } == long.count - 2, "\(long)")
        #expect(long.contains("status 0"), "\(long)")
        #expect(try lines("search", "buoy", "-n", "30", pager: "sed s/^/paged:/", variable: "PAGER").contains { $0.hasPrefix("paged:") })
        // What fits is written as usual, even if the last line is at the window's end.
        #expect(try !lines("search", "buoy", "-n", "1", pager: "sed s/^/paged:/").contains { $0.hasPrefix("paged:") })
        #expect(try !lines("search", "buoy", "-n", "30", "--no-pager", pager: "sed s/^/paged:/").contains { $0.hasPrefix("paged:") })
        #expect(try !lines("search", "buoy", "-n", "30", "|", "tee", pager: "sed s/^/paged:/").contains { $0.hasPrefix("paged:") })
        // One that is left early, one that reads nothing, one that cannot be run.
        #expect(try lines("concordance", "buoy", pager: "head -n 3").suffix(5).contains("status 0"))
        #expect(try lines("search", "buoy", "-n", "40", pager: "true").contains("status 0"))
        let broken = try lines("search", "buoy", "-n", "30", pager: "no-such-pager-anywhere")
        #expect(broken.contains { $0.contains("cannot run the pager no-such-pager-anywhere") }, "\(broken)")
        #expect(broken.count { $0.contains(" Note ") } == 30, "\(broken)")
        #expect(try lines("concordance", "buoy", pager: "exec sed s/^/paged:/").count { $0.hasPrefix("paged:") } > 800)
        #expect(try lines("search", "buoy", "--after", "1800", pager: "cat").contains("status 1"))
    }

    @Test func onlyATerminalHasAPager() {
        func pager(_ environment: [String: String], isTerminal: Bool = true) -> Pager? {
            let terminal = Terminal(
                color: .never, outputIsTerminal: isTerminal, errorIsTerminal: true, measuredColumns: 20, measuredRows: 10,
                environment: environment)
            return Pager(for: terminal, environment: environment)
        }
        #expect(pager(["TERM": "xterm", "PAGER": "more -s", "PATH": ""])?.command == "more -s")
        #expect(pager(["TERM": "xterm", "PAGER": "more", "LEDE_PAGER": "less"])?.command == "less")
        for none in [
            ["TERM": "xterm", "PAGER": "more", "LEDE_PAGER": ""], ["TERM": "xterm", "PAGER": "cat"], ["TERM": "dumb", "PAGER": "less"],
            ["PAGER": "less"], ["TERM": "xterm", "PATH": "/nowhere"],
        ] {
            #expect(pager(none) == nil, "\(none)")
        }
        #expect(pager(["TERM": "xterm", "PAGER": "more"], isTerminal: false) == nil)
        guard let pager = pager(["TERM": "xterm", "PAGER": "more"]) else { return }
        let line = String(repeating: "x", count: 20)
        #expect(pager.fits(String(repeating: line + "\n", count: 9)))
        #expect(!pager.fits(String(repeating: line + "\n", count: 10)))
        #expect(!pager.fits(String(repeating: line + "x\n", count: 5)))
        #expect(pager.fits(String(repeating: "\n", count: 9)))
        #expect(
            pager.fits(
                String(repeating: "\u{1B}[1;33m\(line)\u{1B}[0m\u{1B}]8;;https://example.org/\u{1B}\\\u{1B}]8;;\u{1B}\\\n", count: 9)))
    }
}

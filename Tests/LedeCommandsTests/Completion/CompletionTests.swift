import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// What shells complete, and what is suggested for mistyped commands and options; `lede list` and `lede analyzers`.
@Suite final class CompletionTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["harbour", "house"] {
            let writer = try Index(creatingAt: folder.path + "/Indexes/" + name).writer()
            try writer.add(Article(id: "1", author: "Ada Quill", body: "sea", metadata: [Metadatum(name: "section", value: "port")]))
            try writer.commit()
            writer.close()
        }
        let writer = try Index(creatingAt: folder.path + "/archive/own").writer()
        try writer.commit()
        writer.close()
        try folder.write("text\n", to: "archive/a b.txt")
    }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    @Test func foldersOfIndexes() {
        func candidates(_ prefix: String) -> [String] { IndexCompletion.candidates(for: prefix, in: folder.path) }
        #expect(candidates("") == ["harbour", "house", "Indexes/harbour", "Indexes/house", "archive/"])
        #expect(candidates("ha") == ["harbour"])
        #expect(candidates("Ind") == ["Indexes/harbour", "Indexes/house"])
        #expect(candidates("Indexes/ho") == ["Indexes/house"])
        #expect(candidates("arch") == ["archive/"])
        #expect(candidates("archive/") == ["archive/own"])
        #expect(candidates("zzz").isEmpty)
        #expect(candidates(folder.path + "/archive/o") == [folder.path + "/archive/own"])
    }

    @Test("a shell completes with the generated script", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let script = try lede("--generate-completion-script", shell)
        #expect(script.status == 0)
        // Without that shell the script's text has to do.
        #expect(script.output.contains("concordance"))
        #expect(script.output.contains("search"))
        #expect(script.output.contains("analyzers"))
        guard let path = ["/bin/", "/usr/bin/"].map({ $0 + shell }).first(where: { FileManager.default.isExecutableFile(atPath: $0) })
        else { return }
        try folder.write(script.output, to: "complete.\(shell)")
        #expect(try LedeProcess(URL(filePath: path), ["-n", "complete.\(shell)"], in: folder.url).status == 0)
        guard shell != "zsh" else { return }
        func completed(_ line: String) throws -> [String] {
            let command =
                shell == "fish"
                ? "source complete.fish; complete -C '\(line)'"
                : """
                source complete.bash; COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=(\(line)); [ "${COMP_LINE: -1}" = " " ] && COMP_WORDS+=(''); \
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _lede lede "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}" 2>/dev/null; printf '%s\\n' "${COMPREPLY[@]}"
                """
            let folderOfCommand = try LedeProcess.executable().deletingLastPathComponent().path
            let path = ProcessInfo.processInfo.environment["PATH", default: "/usr/bin:/bin"]
            let result = try LedeProcess(
                URL(filePath: path == "" ? "/bin/sh" : "/usr/bin/env"), [shell, "-c", command], in: folder.url,
                environment: ["PATH": folderOfCommand + ":" + path, "HOME": folder.path])
            return result.output.split(separator: "\n").map { $0.split(separator: "\t")[0].trimmingCharacters(in: .whitespaces) }
        }
        #expect(try completed("lede index arch").contains { $0.hasPrefix("archive") })
        #expect(try completed("lede index archive/a").contains { $0.contains("a b.txt") || $0.contains("a\\ b.txt") })
        #expect(try completed("lede index --analyzer eng").contains("english"))
        // What asks lede itself needs fish's own command line, which exists only at its prompt.
        if shell == "bash" {
            #expect(try completed("lede search --in ha").contains("harbour"))
            #expect(try completed("lede check Indexes/ho").contains("Indexes/house"))
            #expect(try completed("lede search --in harbour --count-by se").contains("section"))
        }
        #expect(try completed("lede help con").contains("concordance"))
        #expect(try completed("lede con").contains("concordance"))
    }

    @Test(arguments: [
        ("idnex", "index"), ("serach", "search"), ("seach", "search"), ("Search", "search"), ("get", "show"), ("cat", "show"),
        ("view", "show"), ("ls", "list"), ("rm", "delete"),
        ("concord", "concordance"), ("optimise", "optimize"), ("evalute", "evaluate"), ("stats", "inspect"),
    ])
    func commandsThatAreMeant(typed: String, meant: String) throws {
        let result = try lede(typed, "x y")
        #expect(result.status == 2, "\(result.errors)")
        #expect(
            result.errors == "lede: there is no command \"\(typed)\"; did you mean \(meant)?\n      lede \(meant) 'x y'\n",
            "\(result.errors)")
    }

    @Test func whatIsNoCommandMayBeAQuery() throws {
        for word in ["harbour", "zq", "the"] {
            let result = try lede(word, "fire")
            #expect(result.status == 2, "\(result.errors)")
            #expect(!result.errors.contains("did you mean"), "\(result.errors)")
            #expect(result.errors.contains("To search for it: lede search \(word) fire"), "\(result.errors)")
        }
        #expect(try lede("help").status == 0)
        #expect(try lede("--version").status == 0)
        #expect(try lede("help", "search").status == 0)
    }

    @Test func optionsAreProposedOnlyWhereTheyAreNear() throws {
        for option in ["--xml", "--format", "--within", "--zz", "--uniq", "--q"] {
            let result = try lede("search", "sea", option)
            #expect(result.status == 2, "\(result.errors)")
            #expect(result.errors.contains(option), "\(result.errors)")
            #expect(!result.errors.contains("Did you mean"), "\(result.errors)")
        }
        for (option, meant) in [
            ("--srt", "--sort"), ("--bfore", "--before"), ("--explian", "--explain"), ("--colapse", "--collapse"),
            ("--fragment", "--fragments"),
        ] {
            #expect(try lede("search", "sea", option).errors.contains("Did you mean '\(meant)'?"), "\(option)")
        }
    }

    @Test func editsAreCounted() {
        for (one, other, edits) in [
            ("", "", 0), ("a", "", 1), ("idnex", "index", 1), ("ca", "abc", 3), ("kitten", "sitting", 3), ("search", "search", 0),
        ] {
            #expect(NearestName.edits(one, other) == edits)
            #expect(NearestName.edits(other, one) == edits)
        }
        #expect(NearestName.nearest(to: "on", among: ["in"]) == nil)
        #expect(NearestName.nearest(to: "chekc", among: ["check"]) == "check")
    }

    @Test func theListOfIndexes() throws {
        let result = try lede("list")
        let rows = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(result.status == 0, "\(result.output)")
        #expect(rows.map(\.first) == ["index", "Indexes/harbour", "Indexes/house"], "\(result.output)")
        #expect(rows[1][1] == "1", "\(result.output)")
        #expect(rows[1].last == "standard", "\(result.output)")
        #expect(result.output.contains(/20\d\d-\d\d-\d\d/))
        #expect(
            try lede("list", "archive", "house").output.split(separator: "\n").dropFirst().map { $0.split(separator: " ")[0] } == [
                "archive/own", "Indexes/house",
            ])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(lede("list", "Indexes/harbour", "--json").output.utf8)) as? [String: Any])
        #expect(object["path"] as? String == "Indexes/harbour")
        #expect(object["articles"] as? Int == 1)
        #expect(object["analyzer"] as? String == "standard")
        #expect((object["bytes"] as? Int ?? 0) > 0)
        let none = try lede("list", "archive/own/nothing")
        #expect(none.status == 2)
        #expect(try LedeProcess(["list"], in: folder.url.appending(path: "archive")).status == 1)
        let outside = try LedeProcess(
            ["list"], in: folder.url.appending(path: "archive"), environment: ["LEDE_INDEX": folder.path + "/Indexes/house"])
        #expect(outside.status == 0)
        #expect(outside.output.contains("/Indexes/house"))
    }

    @Test func helpIsInOrder() throws {
        let search = try lede("search", "--help").output
        let titles = ["TO FIND:", "TO SHOW:", "TO RANK, FOR EXPERTS:"].map { search.range(of: $0)?.lowerBound }
        #expect(titles.allSatisfy { $0 != nil }, "\(search)")
        #expect(titles.compactMap { $0 } == titles.compactMap { $0 }.sorted(), "\(search)")
        if let rank = titles[2] {
            for option in ["--k1", "--backend", "--feedback"] {
                #expect(search.range(of: "  \(option)").map { $0.lowerBound > rank } == true, "\(option)")
            }
        }
        let index = try lede("index", "--help").output
        #expect(index.components(separatedBy: "USAGE:")[0].split(separator: "\n").count < 15, "\(index)")
        let analyzers = try lede("analyzers").output
        #expect(analyzers.contains("english"))
        #expect(analyzers.contains("ukrainian"))
        #expect(analyzers.split(separator: "\n").count == AnalyzerCatalog.names.count)
        #expect(try lede("analyzers", "--json").output.hasPrefix("{\"name\":"))
    }

    @Test func theFirstReportIsInPlainWords() throws {
        for analyzer in ["standard", "english", "whitespace", "auto", "cjk", "porter"] {
            let result = try lede("index", "archive/a b.txt", "--in", "Indexes/\(analyzer)", "--analyzer", analyzer)
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            #expect(result.output.contains("1 article, 1 word (1 different"), "\(result.output)\(result.errors)")
            for word in ["token", "term", "segment", "posting"] { #expect(!result.output.contains(word), "\(result.output)") }
            let check = try lede("check", "Indexes/\(analyzer)").output.split(separator: "\n")[0]
            for word in ["token", "term", "segment", "posting"] { #expect(!check.contains(word), "\(check)") }
        }
    }
}

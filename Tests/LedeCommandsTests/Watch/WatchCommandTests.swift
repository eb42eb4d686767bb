import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// `lede watch`, from its start to Ctrl-C.
@Suite struct WatchCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func lede(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url) }

    @Test func filesComeAndGoUntilItIsInterrupted() throws {
        try folder.write("The sea wall stands.\n", to: "notes/a.txt")
        #expect(try lede("index", "notes", "--into", "Indexes/n", "--no-fts5").status == 0)
        // While nobody watches.
        try folder.write("A ferry.\n", to: "notes/b.txt")
        let watch = try LedeCoProcess(["watch", "--quiet", "0.1", "--in", "Indexes/n"], in: folder.url)
        #expect(watch.waits { $0.hasPrefix("Indexes/n: 1 added, 0 changed, 0 removed, 1 unchanged in ") })
        // At once, whole: a folder that is only just made, or a file just opened, might be an update of its own.
        try folder.write("A lamp.\n", to: "deep/c.txt")
        try FileManager.default.moveItem(atPath: folder.path + "/deep", toPath: folder.path + "/notes/deep")
        #expect(watch.waits { $0.split(separator: "\n").count == 2 })
        try FileManager.default.removeItem(atPath: folder.path + "/notes/a.txt")
        #expect(watch.waits { $0.contains("0 added, 0 changed, 1 removed, 2 unchanged") })
        watch.send(signal: SIGINT)
        let end = watch.finish()
        #expect(end.status == 130, "\(end)")
        #expect(end.output.split(separator: "\n").count == 3, "\(end)")
        #expect(end.errors.hasPrefix("lede: Indexes/n: watching 1 source\n"), "\(end.errors)")
        #expect(end.errors.contains("; 3 commits: 2 added, 0 changed, 1 removed\n"), "\(end.errors)")
        #expect(try lede("search", "lamp", "--in", "Indexes/n", "--ids").output == "notes/deep/c.txt\n")
    }

    @Test func linesOfJSON() throws {
        try folder.write("The sea wall stands.\n", to: "notes/a.txt")
        #expect(try lede("index", "notes", "--into", "Indexes/n", "--no-fts5").status == 0)
        try folder.write("A ferry.\n", to: "notes/b.txt")
        let watch = try LedeCoProcess(["watch", "--json", "--in", "Indexes/n"], in: folder.url)
        #expect(watch.waits { $0.hasSuffix("}\n") })
        watch.send(signal: SIGTERM)
        let end = watch.finish()
        let object = try #require(try JSONSerialization.jsonObject(with: Data(end.output.utf8)) as? [String: Any])
        #expect(end.status == 143, "\(end)")
        #expect(object["added"] as? Int == 1, "\(end)")
        #expect(object["unchanged"] as? Int == 1, "\(end)")
    }

    @Test func whatCannotBeWatchedIsSaid() throws {
        let made = try LedeProcess(
            ["index", "-", "--into", "Indexes/s", "--no-fts5"], in: folder.url, input: "{\"id\":\"a\",\"text\":\"sea\"}\n")
        #expect(made.status == 0)
        let none = try lede("watch", "--in", "Indexes/s")
        #expect(none.status == 2)
        #expect(none.errors.contains("Indexes/s has no sources"))
        for arguments in [["--quiet", "-1"], ["--longest", "x"], ["--in", "nowhere"]] {
            #expect(try LedeProcess(["watch"] + arguments, in: folder.url).status == 2, "\(arguments)")
        }
    }
}

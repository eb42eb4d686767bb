import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// What goes wrong around the command — its disk, its files, its limits, its signals, whoever drives it — and what it then says and leaves
/// behind.
@Suite(.serialized) struct FaultTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var index: String { folder.path + "/index" }

    /// Articles of a few hundred words as JSON Lines.
    private func lines(_ count: Int, prefix: String = "a", words: Int = 200, seed: UInt64 = 1) -> String {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { number in
            let text = (0..<words).map { _ in "w\(random.number(bits: 11))" }.joined(separator: " ")
            return "{\"id\": \"\(prefix)\(number)\", \"title\": \"sea wall \(number)\", \"text\": \"\(text) ferry\"}\n"
        }.joined()
    }

    private func makeIndex(_ count: Int = 40, fts5: Bool = false) throws {
        let input = try folder.write(lines(count), to: "in.jsonl")
        let made = try LedeProcess(["index", input, "--into", index] + (fts5 ? [] : ["--no-fts5"]), in: folder.url)
        #expect(made.status == 0, "\(made.errors)")
    }

    private var indexFiles: [String] { (try? FileManager.default.contentsOfDirectory(atPath: index).sorted()) ?? [] }

    private func count() throws -> Int { try Index(opening: index).reader().statistics.documentCount }

    private func expectSound(_ place: String) throws {
        let report = try Index(opening: index).check()
        #expect(report.problems == [], "\(place)")
    }

    // MARK: A pipe of queries

    @Test(arguments: [[], ["--json"], ["--count"], ["--parse"], ["--json", "--count"]])
    func everyQueryOfAPipeIsAnsweredAtOnce(options: [String]) throws {
        try makeIndex()
        let lede = try LedeCoProcess(["search", "--in", index, "-n", "2"] + options, in: folder.url)
        var before = 0
        for query in ["sea", "nothingofthiskind", "wall OR ferry", "w1 w2 w3"] {
            lede.send(query + "\n")
            var now = 0
            #expect(
                lede.waits {
                    now = $0.utf8.count; return now > before
                }, "\(options), \(query)")
            before = now
        }
        #expect(lede.finish().status == 0)
    }

    @Test func aFaultTakesNoAnswerBack() throws {
        try makeIndex()
        let lede = try LedeCoProcess(["search", "--in", index], in: folder.url)
        lede.send("sea wall\n")
        #expect(lede.waits { $0.contains("sea wall 1") })
        // As cp and rsync --inplace do.
        for name in indexFiles where name.contains("segment") { truncate(index + "/" + name, 0) }
        lede.send("w1 ferry\n")
        let end = lede.finish()
        #expect(end.status == 2, "\(end)")
        #expect(end.signal == nil, "\(end)")
        #expect(end.errors.contains("cut short by another program"), "\(end.errors)")
        #expect(end.errors.split(separator: "\n").count == 2, "\(end.errors)")
        #expect(end.output.contains("sea wall 1"))
    }

    @Test func everyFileCutShortUnderAReader() throws {
        try makeIndex()
        let names = indexFiles.filter { $0.hasPrefix("segment-") }
        for name in names {
            let lede = try LedeCoProcess(["search", "--in", index], in: folder.url)
            lede.send("sea wall\n")
            #expect(lede.waits { $0.contains("sea wall") }, "\(name)")
            let path = index + "/" + name
            let bytes = try Data(contentsOf: URL(filePath: path))
            truncate(path, 0)
            lede.send("w1 OR w2 OR \"sea wall\" OR fer*\n")
            let end = lede.finish()
            // What is not read again makes no difference.
            #expect(end.signal == nil, "\(name): \(end)")
            #expect([0, 1, 2].contains(end.status), "\(name): \(end)")
            #expect(end.status != 2 || end.errors.contains("cut short"), "\(name): \(end.errors)")
            try bytes.write(to: URL(filePath: path))
        }
        try expectSound("after all was put back")
    }

    // MARK: Weights

    /// Queries and options with the largest and smallest numbers that can be typed.
    @Test func noNumberEndsTheProcess() throws {
        try makeIndex(80)
        let tiny = "0." + String(repeating: "0", count: 29) + "1"
        let weights = [tiny, "0", String(repeating: "9", count: 32), "0.000001", "1"]
        var queries: [String] = []
        for first in weights {
            for second in weights {
                queries += [
                    "sea^\(first) OR wall^\(second) OR w1", "sea^\(first) wall^\(second)",
                    "(sea^\(first) OR \"sea wall\"^\(second))^\(first)",
                ]
            }
        }
        let input = queries.joined(separator: "\n") + "\n"
        for options in [
            [], ["--bm25", "fts5"], ["--bm25", "plus", "--k1", "0"], ["--bm25", "l", "--k1", "1000000", "--b", "1"],
            ["--bm25", "atire", "--k1", "1e-320", "--b", "1e-320"],
            ["--like", "lucene"], ["--model", "ql", "--mu", "0.001"], ["--model", "jm", "--lambda", "1e-320"],
            ["--model", "pl2", "--c", "0.001"], ["--model", "dph"],
            ["--model", "tfidf"], ["--weights", "title=1000,body=1e-320"], ["--proximity", "1000"], ["--feedback", "rm3:weight=1e-320"],
        ] {
            let lede = try LedeCoProcess(["search", "--in", index, "-n", "3"] + options, in: folder.url)
            // Short enough for the pipe's buffer.
            lede.send(input)
            lede.endInput()
            #expect(lede.waits { $0.contains("query \(queries.count):") }, "\(options)")
            let end = lede.finish()
            #expect(end.status == 0, "\(options): \(end.signal ?? 0) \(end.errors.suffix(300))")
        }
        try folder.write("a\tsea wall\nb\tsea^\(tiny) OR wall^\(tiny)\nc\tferry\n", to: "q.tsv")
        let compared = try LedeProcess(
            ["compare", "--queries", "q.tsv", "--in", index, "--backend", "lede:bm25=fts5", "--backend", "lede"], in: folder.url)
        #expect(compared.status == 0, "\(compared.errors)")
    }

    // MARK: Signals and the lock

    private static let signals: [(signal: Int32, status: Int32)] = [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)]

    /// Waits until another process writes to the index; it has to wait for the lock, which is tried meanwhile.
    private func waitForWriter() {
        let lock = open(index + "/write.lock", O_RDWR)
        defer { close(lock) }
        for _ in 0..<6_000 {
            if flock(lock, LOCK_EX | LOCK_NB) != 0 { return }
            flock(lock, LOCK_UN)
            usleep(10_000)
        }
    }

    @Test(arguments: signals) func signalsEndWritingInOrder(signal: Int32, status: Int32) throws {
        try makeIndex()
        // How far the run has come cannot be seen from outside: tried at several moments, until one hits. On a busy machine this process may
        // be held up until the run is over, so the moments come again.
        let moments: [UInt32] = [50, 20, 100, 200, 5]
        for round in 0..<40 {
            let more = try folder.write(lines(4_000, prefix: "b\(round)-"), to: "more.jsonl")
            let before = try count()
            let lede = try LedeCoProcess(["index", more, "--into", index, "--no-fts5", "--threads", "1", "--wait", "900"], in: folder.url)
            waitForWriter()
            usleep(moments[round % moments.count] * 1_000)
            lede.send(signal: signal)
            let end = lede.finish()
            if end.signal == signal || end.status == 0 { continue }
            #expect(end.status == status, "\(end)")
            #expect(end.errors.contains("lede: interrupted"))
            #expect(try count() == before)
            #expect(indexFiles.filter { $0.hasPrefix("run-") } == [])
            try expectSound("after signal \(signal)")
            return
        }
        Issue.record("no signal \(signal) came during the run")
    }

    /// A run that waits for its input is ended too.
    @Test func aSignalWhileNothingComes() throws {
        try makeIndex()
        for (signal, status) in Self.signals {
            let lede = try LedeCoProcess(
                ["index", "-", "--format", "jsonl", "--into", index, "--no-fts5", "--wait", "900"], in: folder.url)
            lede.send("{\"id\": \"q\", \"text\": \"queue\"}\n")
            waitForWriter()
            usleep(500_000)
            lede.send(signal: signal)
            // The input stays open.
            #expect(!lede.waits { $0.contains("indexed") })
            let end = lede.finish()
            #expect(end.status == status, "\(end)")
            #expect(end.errors.contains("lede: interrupted"), "\(end)")
            #expect(try count() == 40)
        }
    }

    @Test func waitingForAnotherWriter() throws {
        try makeIndex()
        let writer = try Index(opening: index).writer()
        let refused = try LedeProcess(["delete", "a1", "--in", index], in: folder.url)
        #expect(refused.status == 2)
        #expect(refused.errors.contains("is being written by another process"))
        #expect(refused.errors.contains("--wait"))
        let gaveUp = try LedeProcess(["optimize", "--in", index, "--wait", "0.05"], in: folder.url)
        #expect(gaveUp.status == 2)
        #expect(gaveUp.errors.contains("is being written by another process"))
        let input = try folder.write(lines(2, prefix: "c"), to: "c.jsonl")
        let waiting = try [
            ["delete", "a1", "--in", index, "--wait", "900"], ["index", input, "--into", index, "--no-fts5", "--wait", "900"],
        ].map {
            try LedeCoProcess($0, in: folder.url)
        }
        usleep(300_000)
        writer.close()
        for lede in waiting { #expect(lede.finish().status == 0) }
        #expect(try count() == 41)
        for wrong in ["-1", "x", "1e99", "nan"] {
            #expect(try LedeProcess(["delete", "a1", "--in", index, "--wait=\(wrong)"], in: folder.url).status == 2)
        }

        let other = try Index(opening: index).writer()
        let interrupted = try LedeCoProcess(["delete", "a2", "--in", index, "--wait", "900"], in: folder.url)
        usleep(500_000)
        interrupted.send(signal: SIGINT)
        let end = interrupted.finish()
        #expect(end.status == 130 || end.signal == SIGINT, "\(end)")
        other.close()
    }

    // MARK: Limits and the disk

    private func limited(_ limits: String, _ arguments: [String]) throws -> LedeCoProcess.End {
        let command = ([try LedeProcess.executable().path] + arguments).map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(
            separator: " ")
        return try LedeCoProcess(URL(filePath: "/bin/sh"), ["-c", "\(limits); exec \(command)"], in: folder.url).finish()
    }

    /// Every size at which a file of the run, or of the merge, stops: an error in words, and the commit before.
    @Test func filesThatMayNotGrow() throws {
        try makeIndex()
        let more = try folder.write(lines(600, prefix: "b"), to: "more.jsonl")
        var failures = 0
        // In blocks of 512 bytes.
        for (round, blocks) in [1, 40, 120, 160, 200, 240, 280, 330, 380, 420, 460, 520, 600].enumerated() {
            let before = try count()
            let threads = round % 4 == 3 ? "1" : "2"
            let end = try limited("ulimit -f \(blocks)", ["index", more, "--into", index, "--no-fts5", "--threads", threads])
            #expect(end.signal == nil, "\(blocks) blocks: \(end)")
            #expect([0, 2].contains(end.status), "\(blocks) blocks: \(end)")
            guard end.status == 2 else { continue }
            failures += 1
            #expect(end.errors.contains("File too large"), "\(blocks) blocks: \(end.errors)")
            #expect(try count() == before)
            #expect(indexFiles.filter { $0.hasPrefix("run-") } == [], "\(blocks) blocks")
        }
        #expect(failures > 4)
        try expectSound("after files that could not grow")
    }

    /// A file system that is full at any moment; only the superuser can make one of its own.
    @Test(.enabled(if: geteuid() == 0 && FileManager.default.fileExists(atPath: "/bin/mount"))) func aFullDisk() throws {
        let disk = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        let mounted = try LedeProcess(URL(filePath: "/bin/mount"), ["-t", "tmpfs", "-o", "size=2m", "none", disk], in: folder.url)
        guard mounted.status == 0 else { return }
        defer { _ = try? LedeProcess(URL(filePath: "/bin/umount"), [disk], in: folder.url) }
        let full = disk + "/index"
        let first = try folder.write(lines(60), to: "first.jsonl")
        #expect(try LedeProcess(["index", first, "--into", full, "--no-fts5"], in: folder.url).status == 0)
        let before = try Index(opening: full).reader().statistics.documentCount
        var failures = 0
        for kilobytes in stride(from: 800, through: 1_900, by: 150) {
            // A file of its own each time: one that was read and has not changed is not read again.
            let more = try folder.write(lines(500, prefix: "b"), to: "more-\(kilobytes).jsonl")
            try Data(count: kilobytes * 1024).write(to: URL(filePath: disk + "/filler"))
            let end = try LedeCoProcess(["index", more, "--into", full, "--no-fts5", "--threads", "2"], in: folder.url).finish()
            #expect(end.signal == nil, "\(kilobytes) kB: \(end)")
            #expect([0, 2].contains(end.status), "\(kilobytes) kB: \(end)")
            if end.status == 0 {
                #expect(try LedeProcess(["delete", "--in", full] + (0..<500).map { "b\($0)" }, in: folder.url).status == 0)
                _ = try LedeProcess(["optimize", "--in", full], in: folder.url)
            } else {
                failures += 1
                #expect(end.errors.contains("No space left on device"), "\(kilobytes) kB: \(end.errors)")
            }
            #expect(try Index(opening: full).reader().statistics.documentCount == before, "\(kilobytes) kB")
            #expect(try Index(opening: full).check().problems == [], "\(kilobytes) kB")
            try FileManager.default.removeItem(atPath: disk + "/filler")
        }
        #expect(failures > 2)
    }

    /// Little address space: whatever cannot be allocated, the run ends by itself, and the previous commit remains.
    @Test func littleAddressSpace() throws {
        try makeIndex()
        let more = try folder.write(lines(150, prefix: "b"), to: "more.jsonl")
        for kilobytes in [150_000, 250_000, 400_000] {
            let before = try count()
            let end = try limited("ulimit -v \(kilobytes)", ["index", more, "--into", index, "--no-fts5", "--threads", "2"])
            // Out of memory, Swift itself ends the process; it must not hang.
            #expect(end.signal != SIGKILL, "\(kilobytes) kB: \(end)")
            let after = try count()
            #expect(after == before || end.status == 0, "\(kilobytes) kB")
        }
        try expectSound("after little memory")
    }

    // MARK: What lies in the folder

    @Test func pipesInThePlaceOfFiles() throws {
        try makeIndex(fts5: true)
        for name in indexFiles where name != "write.lock" && name != "build-times.json" {
            let (path, aside) = (index + "/" + name, folder.path + "/aside")
            try FileManager.default.moveItem(atPath: path, toPath: aside)
            #expect(mkfifo(path, 0o600) == 0)
            for arguments in [
                ["search", "sea", "--in", index], ["check", index], ["search", "sea", "--in", index, "--backend", "fts5"],
                ["delete", "zz", "--in", index],
            ] {
                let end = try LedeCoProcess(arguments, in: folder.url).finish()
                #expect(end.signal == nil, "\(name), \(arguments): \(end)")
                // A search does not open what says where the articles come from.
                if !name.contains("sqlite"), !name.contains("source"), arguments.first != "delete" {
                    #expect(end.status == 2, "\(name), \(arguments): \(end)")
                    #expect((end.output + end.errors).contains("not a regular file"), "\(name), \(arguments): \(end)")
                }
            }
            // The database was rebuilt if its checksum was not available, and has a file for it.
            if name.hasSuffix(".crc32c"),
                (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeRegular
            {
                try FileManager.default.removeItem(atPath: aside)
                continue
            }
            unlink(path)
            try FileManager.default.moveItem(atPath: aside, toPath: path)
        }
        try expectSound("after the pipes")
    }

    @Test(.enabled(if: geteuid() != 0)) func whatMayNotBeReadIsNotCalledDamaged() throws {
        try makeIndex()
        let file = index + "/segment-1.terms"
        chmod(file, 0)
        let checked = try LedeProcess(["check", index], in: folder.url)
        chmod(file, 0o600)
        #expect(checked.status == 2)
        #expect(!checked.errors.contains("damaged\n"))
        #expect(checked.errors.contains("Make the files readable"))
        #expect(checked.output.contains("Permission denied"))
    }

    @Test func aLongPathIsShortened() throws {
        let path = "/" + String(repeating: "long/", count: 900)
        let result = try LedeProcess(["search", "sea", "--in", path], in: folder.url)
        #expect(result.status == 2, "\(result.errors)")
        #expect(result.errors.utf8.count < 700, "\(result.errors)")
        #expect(result.errors.contains("…"), "\(result.errors)")
    }

    // MARK: Death

    /// Killed at any moment of any writing, what is left is a commit, and the next writer carries on.
    @Test func killedAtAnyMoment() throws {
        try makeIndex()
        var random = SeededGenerator(seed: 7)
        let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
        var known = Set((0..<40).map { "a\($0)" })
        for round in 0..<(isThorough ? 120 : 10) {
            // A file of its own each time: what vanishes from a file that was read before goes.
            let input = try folder.write(lines(300, prefix: "r\(round)-"), to: "more-\(round).jsonl")
            let removed = known.sorted().prefix(3)
            let added = Set((0..<300).map { "r\(round)-\($0)" })
            let (arguments, after): ([String], Set<String>) =
                switch round % 3 {
                case 0: (["index", input, "--into", index, "--no-fts5"], known.union(added))
                case 1: (["delete", "--in", index] + removed, known.subtracting(removed))
                default: (["optimize", "--in", index], known)
                }
            let lede = try LedeCoProcess(arguments, in: folder.url)
            usleep(UInt32(random.below(round % 3 == 0 ? 900_000 : 120_000)))
            lede.send(signal: SIGKILL)
            _ = lede.finish()
            var found: Set<String> = []
            var articles = LiveArticles(try Index(opening: index).reader())
            while let article = try articles.nextArticle() { found.insert(article.id) }
            #expect(found == known || found == after, "seed 7, round \(round)")
            known = found
            try expectSound("seed 7, round \(round)")
        }
    }
}

import LedeArticleModel
import Foundation
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// A commit that fails at any operation leaves the complete old or new content, and a usable index.
@Suite struct CrashTests {
    enum Base: CaseIterable { case memory, fileSystem }
    enum Fault: CaseIterable { case forGood, once }

    /// An index of several segments with deletions, and a commit to it that adds, replaces, deletes and merges.
    private struct Scenario {
        var contents: [String: [UInt8]] = [:]
        var old: NaiveIndex
        var new: NaiveIndex
        let added: [Article]
        let deleted: [String]

        init() throws {
            var random = SeededGenerator(seed: 1)
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory)
            old = try NaiveIndex()
            for (count, prefix, deleted) in [(60, "a", []), (12, "b", ["a1"]), (2, "c", ["a2", "b3"])] {
                let articles = Writing.articles(count, prefix: prefix, &random)
                try Writing.commit(writer, articles, deleting: deleted)
                _ = old.commit(articles, deleting: deleted, generation: 0)
            }
            #expect(writer.manifest.segments.count == 3)
            writer.close()
            contents = try Writing.contents(directory)
            added = Writing.articles(4, prefix: "d", &random) + [Writing.article("a7", &random), Writing.article("d1", &random)]
            deleted = ["a9", "b5", "c0"]
            new = old
            _ = new.commit(added, deleting: deleted, generation: 0)
        }

        func directory(_ base: Base, _ folder: TemporaryFolder) throws -> any Directory {
            if base == .memory { return Writing.copy(contents) }
            let directory = try FileSystemDirectory(path: folder.path)
            for name in try directory.names() { try directory.remove(name) }
            for (name, bytes) in contents {
                let file = try directory.create(name)
                try file.append(bytes.span)
                try file.close()
            }
            return directory
        }

        func commit(_ writer: IndexWriter) throws {
            try Writing.commit(writer, added, runs: [2], deleting: deleted)
        }
    }

    /// What a directory holds, found out once for the same files.
    private struct Verdicts {
        enum Verdict { case none, empty, old, new, other }

        let scenario: Scenario
        private var known: [[String: [UInt8]]: Verdict] = [:]

        init(_ scenario: Scenario) { self.scenario = scenario }

        mutating func verdict(_ directory: any Directory) throws -> Verdict {
            var contents = try Writing.contents(directory)
            guard contents["manifest"] != nil else { return .none }
            let manifest = try Manifest.read(directory)
            contents = contents.filter { !manifest.isLeftOver($0.key) }
            if let verdict = known[contents] { return verdict }
            let reader = try IndexReader(directory)
            var verdict = Verdict.other
            if try Writing.problems(directory).isEmpty {
                if reader.statistics.documentCount == 0 { verdict = .empty }
                if try scenario.old.difference(from: reader) == nil { verdict = .old }
                if try scenario.new.difference(from: reader) == nil { verdict = .new }
            }
            known[contents] = verdict
            return verdict
        }
    }

    @Test(arguments: Base.allCases, Fault.allCases) func everyOperationMayFail(base: Base, fault: Fault) throws {
        let scenario = try Scenario()
        let folder = try TemporaryFolder()
        let sound = FaultInjectingDirectory(try scenario.directory(base, folder))
        try scenario.commit(try IndexWriter(sound))
        #expect(sound.operations > 90)
        var verdicts = Verdicts(scenario)
        var seen: Set<Verdicts.Verdict> = []
        // Every operation when thorough; else one of three, and of more where each is really made durable: others in each run, by a seed
        // that is printed. The last is always among them, after which all is as the commit wants it.
        let step = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1" ? 1 : base == .memory ? 3 : 10
        var random = SeededGenerator(seed: .random(in: 0 ... .max))
        let places = stride(from: 0, to: sound.operations - 1, by: step).map { first in
            first + random.below(min(step, sound.operations - 1 - first))
        }
        for (number, place) in (places + [sound.operations - 1]).enumerated() {
            let directory = try scenario.directory(base, folder)
            let open = try IndexReader(directory)
            let writer = try IndexWriter(
                FaultInjectingDirectory(directory, failingFrom: place, failures: fault == .once ? 1 : .max))
            var failed = false
            do { try scenario.commit(writer) } catch {
                #expect(error is IndexFileError, "\(place)")
                failed = true
            }
            let verdict = try verdicts.verdict(directory)
            #expect(verdict == .new || failed && verdict == .old, "\(place)")
            seen.insert(verdict)
            if number % max(1, 20 / step) == 0 { #expect(try scenario.old.difference(from: open) == nil, "\(place)") }

            // The same writer may try again where the fault has passed, and a new one in any case.
            var again = writer
            if fault == .forGood {
                writer.close()
                again = try IndexWriter(directory)
            }
            try scenario.commit(again)
            again.close()
            #expect(try verdicts.verdict(directory) == .new, "\(place)")
            try IndexWriter(directory).close()
            let manifest = try Manifest.read(directory)
            #expect(try directory.names().filter { manifest.isLeftOver($0) } == [], "\(place)")
        }
        #expect(seen == [.old, .new])
    }

    @Test func whatIsDurableIsWholeAtEveryInstant() throws {
        let scenario = try Scenario()
        let directory = PowerCutDirectory()
        var verdicts = Verdicts(scenario)
        var seen: Set<Verdicts.Verdict> = []
        // Making the index, filling it, then a commit to it.
        let writer = try IndexWriter(directory)
        let made = directory.instants.count
        try Writing.commit(writer, scenario.old.articles)
        let filled = directory.instants.count
        try scenario.commit(writer)
        for (instant, states) in directory.instants.enumerated() {
            for state in states {
                let verdict = try verdicts.verdict(Writing.copy(state))
                let allowed: Set<Verdicts.Verdict> =
                    instant < made ? [.none, .empty] : instant < filled ? [.empty, .old] : [.old, .new]
                #expect(allowed.contains(verdict), "\(instant)")
                seen.insert(verdict)
            }
        }
        let last = try #require(directory.instants.last?.first)
        #expect(try verdicts.verdict(Writing.copy(last)) == .new)
        #expect(seen == [.none, .empty, .old, .new])
    }

    /// Cleaning up after a failed step must not take away what a power cut would bring back.
    @Test func whatIsDurableIsWholeAfterAFailureAndAPowerCut() throws {
        let scenario = try Scenario()
        func prepared() throws -> PowerCutDirectory {
            let directory = PowerCutDirectory()
            for (name, bytes) in scenario.contents {
                let file = try directory.create(name)
                try file.append(bytes.span)
                try file.sync()
            }
            try directory.syncNames()
            return directory
        }
        let sound = FaultInjectingDirectory(try prepared())
        try scenario.commit(try IndexWriter(sound))
        var verdicts = Verdicts(scenario)
        var seen: Set<Verdicts.Verdict> = []
        // The end of the commit: the manifest, and what becomes superfluous by it.
        for failures in [1, .max] {
            for place in max(0, sound.operations - 32)..<sound.operations {
                let directory = try prepared()
                let before = directory.instants.count
                let writer = try IndexWriter(FaultInjectingDirectory(directory, failingFrom: place, failures: failures))
                do { try scenario.commit(writer) } catch { writer.removeUncommitted() }
                for states in directory.instants[before...].suffix(6) {
                    for state in states { seen.insert(try verdicts.verdict(Writing.copy(state))) }
                }
            }
        }
        #expect(seen == [.old, .new])
    }

    @Test(arguments: Base.allCases) func aReaderKeepsItsSnapshot(base: Base) throws {
        let scenario = try Scenario()
        let folder = try TemporaryFolder()
        let directory = try scenario.directory(base, folder)
        let before = try IndexReader(directory)
        let writer = try IndexWriter(directory)
        try scenario.commit(writer)
        let between = try IndexReader(directory)
        var random = SeededGenerator(seed: 2)
        let all = scenario.new.articles.map(\.id)
        try Writing.commit(writer, Writing.articles(100, prefix: "z", &random), deleting: all)
        #expect(writer.manifest.segments.count == 1)
        #expect(try scenario.old.difference(from: before) == nil)
        #expect(try scenario.new.difference(from: between) == nil)
        #expect(try IndexReader(directory).statistics.documentCount == 100)
    }

    @Test(arguments: Base.allCases) func theSecondWriterIsLockedOut(base: Base) throws {
        let scenario = try Scenario()
        let folder = try TemporaryFolder()
        let directory = try scenario.directory(base, folder)
        let first = try IndexWriter(directory)
        let error = #expect(throws: IndexFileError.self) { _ = try IndexWriter(directory) }
        #expect(error?.code == .locked)
        try scenario.commit(first)
        first.close()
        try IndexWriter(directory).close()
    }

    @Test func filesOfOthersAreLeftAlone() throws {
        let scenario = try Scenario()
        let directory = Writing.copy(scenario.contents)
        let others = ["my.articles", "notes.terms", "segment.postings", "segment-x.terms", "run-.docnos", "manifest.old", "a-1.terms"]
        for name in others { directory.replace(name, with: [1]) }
        for name in ["run-3.terms", "segment-99.articles", "segment-1-99.deletions", "manifest.tmp"] {
            directory.replace(name, with: [1])
        }
        try scenario.commit(try IndexWriter(directory))
        let names = try directory.names()
        #expect(others.allSatisfy(names.contains))
        #expect(names.filter { $0.hasPrefix("run-3") || $0.contains("99") || $0.hasSuffix("tmp") } == [])
    }

    @Test func segmentsWithoutAManifestAreNotThrownAway() throws {
        let scenario = try Scenario()
        let directory = Writing.copy(scenario.contents)
        try directory.remove("manifest")
        let error = #expect(throws: IndexFileError.self) { _ = try IndexWriter(directory) }
        #expect(error?.code == .corrupt)
        #expect(try directory.names().count == scenario.contents.count - 1)
    }

    @Test func aCancelledCommitChangesNothing() throws {
        struct Stop: Error {}
        let scenario = try Scenario()
        let directory = Writing.copy(scenario.contents)
        let writer = try IndexWriter(directory)
        for limit in 0..<1000 {
            let builder = try writer.makeRunBuilder()
            for article in scenario.added { try builder.add(article) }
            let run = try builder.finish()
            let count = Counter()
            do {
                _ = try writer.commit([run], deleting: scenario.deleted) { if count.next() >= limit { throw Stop() } }
                #expect(limit > 2)
                break
            } catch is Stop {}
            writer.removeUncommitted()
            #expect(try Writing.contents(directory) == scenario.contents)
        }
        #expect(try scenario.new.difference(from: try IndexReader(directory)) == nil)
    }
}

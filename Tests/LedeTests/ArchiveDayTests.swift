import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// A day in an archive: files of all kinds come, change, are renamed and go, an update is interrupted and the disk is full. After each step
/// the index equals one built from scratch, article for article.
@Suite(.serialized) struct ArchiveDayTests {
    fileprivate static let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
    private static let fileCount = isThorough ? 2_000 : 56

    /// The archive, and which version of each file is where.
    private struct Archive {
        let world: SourceWorld
        var random: SeededGenerator
        /// The place of each file, and its version.
        private(set) var files: [Int: (name: String, version: Int)] = [:]
        private var next = 0

        init(seed: UInt64) throws {
            world = try SourceWorld()
            random = SeededGenerator(seed: seed)
        }

        mutating func add(_ count: Int) throws {
            for _ in 0..<count {
                let file = ArchiveDayFiles.file(next, version: 0)
                try world.folder.write(file.bytes, to: "archive/" + file.name)
                files[next] = (file.name, 0)
                next += 1
            }
        }

        /// About this many of the files, drawn at random: at least one.
        mutating func some(_ part: Double) -> [Int] {
            let all = files.keys.sorted()
            return (0..<max(1, Int(Double(all.count) * part))).map { _ in all[random.below(all.count)] }
        }

        mutating func edit(_ numbers: [Int]) throws {
            for number in Set(numbers).sorted() {
                guard let file = files[number] else { continue }
                let version = file.version + 1
                try world.folder.write(ArchiveDayFiles.file(number, version: version).bytes, to: "archive/" + file.name)
                files[number] = (file.name, version)
            }
        }

        mutating func rename(_ numbers: [Int]) throws {
            for number in Set(numbers).sorted() {
                guard let file = files[number] else { continue }
                let parts = file.name.split(separator: "/")
                let name = "moved/\(number)/" + (parts.last ?? "")
                try world.move("archive/" + file.name, to: "archive/" + name)
                files[number] = (name, file.version)
            }
        }

        mutating func renameFolder(_ folder: String, to newFolder: String) throws {
            try world.move("archive/" + folder, to: "archive/" + newFolder)
            for (number, file) in files where file.name.hasPrefix(folder + "/") {
                files[number] = (newFolder + file.name.dropFirst(folder.count), file.version)
            }
        }

        mutating func delete(_ numbers: [Int]) throws {
            for number in Set(numbers).sorted() {
                guard let file = files.removeValue(forKey: number) else { continue }
                try world.remove("archive/" + file.name)
            }
        }

        func expectInStep(_ step: String) async throws {
            // Of few enough articles to compare all.
            let words = ArchiveDayTests.isThorough ? ["\"harbour wall ferry\"", "\"ferry storm lamp\""] : ["harbour", "ferry"]
            try await world.expectInStep(with: ["archive"], searching: words, step)
        }
    }

    @Test func theIndexIsThatOfTheFiles() async throws {
        var archive = try Archive(seed: 12)
        let world = archive.world

        try archive.add(Self.fileCount)
        let first = try await world.run(["archive"])
        #expect(first.problemCount == 0)
        #expect(first.sources.addedCount > Self.fileCount)
        try await archive.expectInStep("morning")
        #expect(try await world.update().counts == [0, 0, 0, try world.ids.count])

        try archive.add(Self.fileCount / 10)
        try archive.edit(archive.some(0.1))
        let edited = try await world.update()
        #expect(edited.addedCount > 0)
        #expect(edited.changedCount > 0)
        #expect(edited.removedCount > 0)
        #expect(edited.unchangedFileCount > Self.fileCount / 2)
        try await archive.expectInStep("edits")

        try archive.rename(archive.some(0.05))
        try archive.renameFolder("2024", to: "older/2024")
        let moved = try await world.update()
        #expect(moved.addedCount > 0)
        #expect(moved.readFileCount < Self.fileCount)
        try await archive.expectInStep("renames")

        try archive.delete(archive.some(0.08))
        #expect(try await world.update().removedCount > 0)
        try await archive.expectInStep("deletions")

        // Touched and not changed: read perhaps, and nothing comes of it.
        let count = try world.ids.count
        for number in Set(archive.some(0.2)) { try world.age("archive/" + (archive.files[number]?.name ?? ""), seconds: Double(number)) }
        let generation = try world.index.reader().manifest.generation
        #expect(try await world.update().counts == [0, 0, 0, count])
        try await archive.expectInStep("touched")
        #expect(try world.index.reader().segments.allSatisfy { $0.docCount > 0 })
        #expect(try world.index.reader().manifest.generation <= generation + 1)

        try archive.edit(archive.some(0.1))
        try await interrupt(world)
        _ = try await world.update()
        try await archive.expectInStep("interrupted")

        try archive.edit(archive.some(0.1))
        try archive.delete(archive.some(0.03))
        try fillDisk(world)
        _ = try await world.update()
        try await archive.expectInStep("full disk")

        // Away, as a disk that is not mounted: nothing is removed.
        let before = try world.articles
        try world.move("archive", to: "elsewhere")
        let away = try await world.update()
        #expect(away.isIncomplete)
        #expect(away.unavailable.count == 1)
        #expect(away.removedCount == 0)
        #expect(try world.articles == before)
        try world.move("elsewhere", to: "archive")
        #expect(try await world.update().counts == [0, 0, 0, before.count])
        try await archive.expectInStep("back")

        try await world.index.optimize()
        try archive.edit(archive.some(0.05))
        _ = try await world.update()
        try await archive.expectInStep("evening")
    }

    /// Updates that are cancelled at several moments: the index is as before, or in step.
    private func interrupt(_ world: SourceWorld) async throws {
        for milliseconds in [0, 3, 10, 40] {
            let before = try world.articles
            let indexer = BulkIndexer(world.index, options: Corpus.options())
            let update = Task { try await indexer.update() }
            try await Task.sleep(for: .milliseconds(milliseconds))
            update.cancel()
            do {
                _ = try await update.value
            } catch {
                #expect(error is CancellationError, "\(error)")
                #expect(try world.articles == before, "after \(milliseconds) ms")
            }
            #expect(try world.index.check().problems == [], "after \(milliseconds) ms")
        }
    }

    /// Files that may not grow to what the update needs: an error in words, and the index is as before.
    private func fillDisk(_ world: SourceWorld) throws {
        let before = try world.articles
        let lede = try LedeProcess.executable().path
        let end = try LedeProcess(
            URL(filePath: "/bin/sh"), ["-c", "ulimit -f 2; exec '\(lede)' update --no-fts5 --in '\(world.index.path)'"],
            in: world.folder.url)
        #expect(end.status == 2, "\(end.errors)")
        #expect(end.errors.contains("File too large"), "\(end.errors)")
        #expect(try world.articles == before)
        #expect(try world.index.check().problems == [])
    }
}

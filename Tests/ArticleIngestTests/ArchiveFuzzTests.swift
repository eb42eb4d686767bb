import LedeArticleIngest
import LedeTestSupport
import Testing

/// Mutated archives never trap, and end.
@Suite struct ArchiveFuzzTests {
    @Test(arguments: ArchiveMaker.Format.allCases)
    func mutatedArchivesNeverTrap(_ format: ArchiveMaker.Format) throws {
        var generator = SeededGenerator(seed: FuzzTests.seed)
        let inner = ArchiveMaker.archive(.zip, [.file("in.txt", "inner text"), .file("in.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n")])
        let archive = ArchiveMaker.archive(
            format,
            [
                .file("a.txt", "Text of the first.\n"), .file("dir/b.zip", inner), .link("l", to: "a.txt"),
                .file("page.html", "<html><p>Page</p></html>"),
            ])
        let folder = try TemporaryFolder()
        var options = ReadingOptions()
        options.limits.unpacking.maxBytes = 10 << 20
        options.limits.unpacking.maxEntries = 1000
        for round in 0..<(FuzzTests.rounds / 5) {
            var bytes = ByteMutation.mutated(archive, &generator)
            if round % 5 == 0 { bytes = Array(bytes[..<Int.random(in: 0...bytes.count, using: &generator)]) }
            let path = try folder.write(bytes, to: "a.\(format.rawValue)")
            options.limits.blockBytes = round % 2 == 0 ? 256 << 10 : 1 + round
            let found = Readings([path], options)
            #expect(found.articles.count + found.problems.count <= 2002, "seed \(FuzzTests.seed), round \(round)")
        }
    }
}

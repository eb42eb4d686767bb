import Foundation
import Lede

// Runs everything that the documentation shows, and says what was not as it should be.
var failures: [String] = []

@MainActor func expect(_ condition: Bool, _ what: String) { if !condition { failures.append(what) } }

let folder = FileManager.default.temporaryDirectory.appending(path: "lede-embedding-\(UUID().uuidString)", directoryHint: .isDirectory)

let day = Date(timeIntervalSince1970: 1_730_000_000)
let notes = [
    Note(id: "pier", headline: "Ferry strikes pier", text: "She struck it in thick fog.", tags: ["shipping"], day: day),
    Note(id: "fog", headline: "Fog warning", text: "Ferries wait until the fog lifts.", tags: ["weather"], day: day + 86400),
    Note(id: "match", headline: "Match in fog", text: "Nobody saw the goal.", tags: ["sports"], day: day + 2 * 86400),
    Note(id: "sea", headline: "Sea wall", text: "The fog did not keep the sea out.", tags: ["weather"], day: day + 3 * 86400),
]

expect(await handle(folder) == "make one", "no index is \(LedeError.Code.notFound)")
let index = try await openOrCreate(folder)
expect(try await write(index, notes, ["nobody"]) == 4, "four articles were added")
expect(try await search(index) == ["Ferry strikes pier: She struck it in thick fog."], "a typed query finds the pier")
expect(try await build(index, "2024").hits.map(\.id) == ["pier"], "a built query finds the pier: Ferries is ferry")
let (hits, tags) = try await page(index)
expect(hits.map(\.id) == ["sea", "fog", "pier"], "pages go on: \(hits.map(\.id))")
expect(tags.values.map(\.value) == ["weather", "shipping"], "tags are counted: \(tags.values)")
expect(try await highlight(index).contains("fog"), "matches are ranges of the text")
expect(try await readOneState(index) == 8, "a snapshot is one state")
expect(try inMemory() == 1, "an index in memory finds ferries")
let ranked = try await rankByHeadlines(index).hits.map(\.id)
expect(ranked == ["sea", "pier"], "a backend ranks: \(ranked)")

let (tailored, hashtags) = try analyzers()
try await tailored.write { try $0.add(Article(id: "1", body: "An automobile in New York, made with C++ and AB-12/X")) }
expect(try await tailored.search("ny car").matchCount == 1, "synonyms are found")
expect(try await tailored.search(.words("ab-12/x")).matchCount == 1, "codes are kept whole")
expect(try await tailored.search(.words("12")).matchCount == 0, "and not in parts")
try await hashtags.write { try $0.add(Article(id: "1", body: "The #fog lifts")) }
expect(try await hashtags.search(.words("#fog")).matchCount == 1, "a tokenizer of one's own")
expect(try await hashtags.search(.words("fog")).matchCount == 0, "keeps its tags")

let commit = try await index.snapshot().commit
async let seen = observe(index, until: commit.generation + 1)
try await Task.sleep(for: .milliseconds(50))
try await index.write { try $0.delete(id: "match") }
expect(await seen == 3, "commits are observed")

let model = ImportModel()
let (stream, continuation) = AsyncStream.makeStream(of: Note.self)
for number in 0..<2500 {
    continuation.yield(Note(id: "n\(number)", headline: "Note \(number)", text: "Text \(number)", tags: [], day: day))
}
continuation.finish()
try await model.load(index, stream)
expect(model.progress == 2500, "progress reaches the main actor")

let searching = SearchModel(index)
let running = Task { await searching.run() }
for text in ["f", "fo", "fog"] { searching.typed(text) }
for _ in 0..<200 where searching.hits.map(\.id).sorted() != ["fog", "pier", "sea"] { try await Task.sleep(for: .milliseconds(20)) }
expect(searching.hits.map(\.id).sorted() == ["fog", "pier", "sea"], "the last text typed is answered")
running.cancel()

expect(try await removeAndRepair(folder), "the index is sound")
expect(try await folder.path(percentEncoded: false).asFolder().count == 2503, "an extension of String opens an ArticleIndex")
expect(Mine.name == "mine", "the stand-ins' names are theirs")

for failure in failures { FileHandle.standardError.write(Data("embedding: not so: \(failure)\n".utf8)) }
if failures.isEmpty { print("An app that embeds Lede: all that the documentation shows works.") }
exit(failures.isEmpty ? 0 : 1)

import Foundation
import LedePageExtraction

// Extracts every page of a folder and writes what it found as JSON, with the speed: `lede-extraction FOLDER OUTPUT [ROUNDS]`.
// The folder holds HTML in UTF-8, not compressed. `Tools/benchmark-extraction` makes it so and compares what comes out.

struct Found: Encodable {
    struct Page: Encodable {
        var articleBody: String
        var title: String?
        var authors: [String]
        var date: String?
        var url: String?
        /// What was left out, each with why.
        var cuts: [[String]]
    }

    var bytes = 0
    /// Of processor time: the quickest round over all pages.
    var seconds = Double.infinity
    var pages: [String: Page] = [:]
}

func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    FileHandle.standardError.write(Data("usage: lede-extraction FOLDER OUTPUT [ROUNDS]\n".utf8))
    exit(64)
}
let files = try FileManager.default.contentsOfDirectory(at: URL(filePath: arguments[1]), includingPropertiesForKeys: nil)
    .filter { ["html", "htm"].contains($0.pathExtension) }.sorted { $0.path < $1.path }
var pages: [(name: String, bytes: [UInt8])] = []
for file in files { pages.append((file.deletingPathExtension().lastPathComponent, Array(try Data(contentsOf: file)))) }

var found = Found()
found.bytes = pages.reduce(0) { $0 + $1.bytes.count }
for round in 0..<max(1, arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1) {
    let start = processorSeconds()
    var results: [ExtractedPage] = []
    var texts: [String] = []
    for page in pages {
        let result = ExtractedPage(page.bytes)
        texts.append(result.body.text)
        results.append(result)
    }
    found.seconds = min(found.seconds, processorSeconds() - start)
    guard round == 0 else { continue }
    for (index, page) in pages.enumerated() {
        let metadata = results[index].metadata
        found.pages[page.name] = Found.Page(
            articleBody: texts[index], title: metadata.title?.value, authors: metadata.authors, date: metadata.published?.value,
            url: metadata.url?.value,
            cuts: results[index].body.cuts.map { [$0.label.rawValue, $0.text] })
    }
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
try encoder.encode(found).write(to: URL(filePath: arguments[2]))

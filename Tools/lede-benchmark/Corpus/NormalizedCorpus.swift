import Foundation
import LedeModules

/// The corpus as every engine gets it: a file of lines `{"id": 17, "text": "words between single spaces"}`, numbered from 0.
struct NormalizedCorpus: Encodable, Sendable {
    var path: String
    /// Documents with at least one word; others are left out.
    var documentCount: Int
    var wordCount: Int
    /// Bytes of the texts alone: what MB/s are counted in.
    var textBytes: Int

    /// Where the file was does not belong in a report.
    private enum CodingKeys: CodingKey {
        case documentCount, wordCount, textBytes
    }

    /// Reads `source`, in any format that Lede reads, and writes the first `limit` documents to `path`.
    /// - Throws: `BenchmarkFailure`, `Interrupted`, or the file system's error.
    init(of source: String, writingTo path: String, limit: Int?) throws {
        var articles = ArticleSource(paths: [source])
        let file = try FileHandle(creating: path)
        defer { try? file.close() }
        self.path = path
        documentCount = 0
        wordCount = 0
        textBytes = 0
        var normalizer = TextNormalizer()
        let parser = RecordParser()
        var output: [UInt8] = []
        var problems = 0
        while limit.map({ documentCount < $0 }) ?? true, let reading = articles.next() {
            guard case .record(let record) = reading, case .success(let article) = parser.parse(record) else {
                problems += 1
                continue
            }
            let start = output.count
            output.append(contentsOf: "{\"id\": \(documentCount), \"text\": \"".utf8)
            let textStart = output.count
            normalizer.append(article.title + "\n" + article.body, to: &output)
            guard normalizer.wordCount > 0 else {
                output.removeLast(output.count - start)
                continue
            }
            textBytes += output.count - textStart
            output.append(contentsOf: "\"}\n".utf8)
            documentCount += 1
            wordCount += normalizer.wordCount
            if output.count > 1 << 20 {
                try file.write(contentsOf: output)
                output.removeAll(keepingCapacity: true)
                try Interruption.check()
            }
        }
        try file.write(contentsOf: output)
        if problems > 0 { Console.say("  \(problems) records of \(source) cannot be read and are left out") }
        guard documentCount > 0 else {
            throw BenchmarkFailure("No document of \(source) has a word. `lede index` would name what is wrong with it.")
        }
    }

    /// The text in a line of the file.
    static func text(of line: String) -> String {
        // It begins after `"text": "` and ends before `"}`, and has no escapes.
        guard let comma = line.utf8.firstIndex(of: UInt8(ascii: ",")) else { return "" }
        return String(line.utf8[comma...].dropFirst(11).dropLast(2)) ?? ""
    }
}

import Foundation

/// The corpora beside the repository, in ../shared/corpora.
enum SharedCorpora {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/corpora").resolvingSymlinksInPath()

    static let isPresent = FileManager.default.fileExists(atPath: root.path)

    /// Every text file of the corpora, in a fixed order; the largest collection only in a full run.
    static func files() -> [URL] {
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        let wanted = found.filter { url in
            [".jsonl", ".jsonl.zst", ".txt", ".tsv", ".html", ".html.gz", ".json"].contains { url.lastPathComponent.hasSuffix($0) }
        }
        return wanted.filter { ProcessEnvironment.isFull || !$0.path.contains("/performance/docs") }.sorted { $0.path < $1.path }
    }

    /// The titles and bodies of a file of JSON Lines in the corpora.
    static func articles(_ path: String) throws -> [(title: String, body: String)] {
        let data = [UInt8](try Data(contentsOf: root.appendingPathComponent(path)))
        let bytes = path.hasSuffix(".zst") ? try ZstdFrame.decompress(data, limit: .max) : data
        return try bytes.split(separator: 0x0A).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return (object?["title"] as? String ?? "", object?["text"] as? String ?? "")
        }
    }

    /// The strings of about the first `limit` bytes of `file`: of JSON Lines every string value, else the bytes as they are.
    static func texts(in file: URL, limit: Int) throws -> [[UInt8]] {
        let data = [UInt8](try Data(contentsOf: file))
        let name = file.lastPathComponent
        let bytes = (name.hasSuffix(".zst") ? try ZstdFrame.decompress(data, limit: limit) : data).prefix(limit)
        guard name.contains(".jsonl") else { return [Array(bytes)] }
        var texts: [[UInt8]] = []
        var lines = bytes.split(separator: 0x0A)
        if bytes.count >= limit { lines.removeLast() }
        for line in lines {
            guard let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else { continue }
            for key in object.keys.sorted() {
                if let text = object[key] as? String { texts.append(Array(text.utf8)) }
            }
        }
        return texts
    }
}

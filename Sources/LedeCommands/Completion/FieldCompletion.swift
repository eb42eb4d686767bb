import ArgumentParser
import Foundation
import LedeModules

/// Completes names of fields, and authors, for a shell: those of the index that the command line names.
enum FieldCompletion {
    /// What `--count-by` takes.
    static var countable: CompletionKind {
        .custom { words, _, prefix in
            let names = ["year", "month"] + (Self.reader(words)?.fieldNames ?? ["author"])
            return names.filter { $0.hasPrefix(prefix) }
        }
    }

    /// What `--fields` takes, after the names already there.
    static var printable: CompletionKind {
        .custom { words, _, prefix in
            let end = prefix.lastIndex(of: ",").map { prefix.index(after: $0) } ?? prefix.startIndex
            let done = prefix[..<end]
            let own = ["rank", "score", "index", "id", "title", "date", "author", "url", "path", "snippet", "text"]
            let names = own + (Self.reader(words)?.fieldNames ?? []).filter { !own.contains($0) }
            return names.filter { $0.hasPrefix(prefix[end...]) }.map { String(done) + $0 }
        }
    }

    static var authors: CompletionKind {
        .custom { words, _, prefix in
            guard let reader = Self.reader(words) else { return [] }
            return ((try? Searcher(reader: reader).fieldValues(of: "author", beginningWith: prefix, limit: 50)) ?? []).map(\.text)
        }
    }

    /// - Parameter words: the command line so far, perhaps with the shell's quotation marks.
    private static func reader(_ words: [String]) -> IndexReader? {
        let named = words.indices.last { words[$0] == "--in" && $0 + 1 < words.endIndex && !words[$0 + 1].isEmpty }.map { words[$0 + 1] }
        let path = named?.trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
        return try? IndexLocation.open(path.map { [$0] } ?? []).first?.reader()
    }
}

import Foundation
import LedeModules

/// An article that a person names, found.
struct FoundArticle {
    let indexes: SearchedIndexes
    let doc: UInt32
    /// The search whose answer it is part of.
    let search: LastSearch?

    var article: Article { get throws { try indexes.reader.article(doc) } }
    /// Where the sources of its index are.
    var roots: SourceRoots? { try? indexes.indexes[indexes.reader.indexNumber(of: doc)].sourceRoots() }
    var indexName: String { indexes.name(indexes.reader.indexNumber(of: doc)) }
}

/// Finds the article that a person names by its id, or by its rank in the last search of this terminal.
struct ArticleReference {
    private let selection: IndexSelection
    private let own: LastSearch?
    private let latest: LastSearch?
    private let isIndexNamed: Bool

    init(_ selection: IndexSelection, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.selection = selection
        let file = LastSearchFile(environment: environment)
        own = file?.own
        latest = file?.latest
        isIndexNamed = !selection.paths.isEmpty
    }

    /// - Parameter isID: whether a number is an id, too. Otherwise it is a rank of the last search in this session; failing that, an id;
    ///   and failing that, a rank of the last search in another session.
    /// - Throws: `CommandFailure` with exit status 1 if there is no such article.
    func find(_ text: String, isID: Bool) throws -> FoundArticle {
        let rank = isID || text.isEmpty || text.utf8.count > 9 || !text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? nil : Int(text)
        if let rank, let own, let found = try find(rank: rank, in: own) {
            if let other = try found.indexes.reader.doc(docno: text), other != found.doc {
                note("\(text) is rank \(rank) of the last search; --id takes it for an id, which is another article's")
            }
            return found
        }
        if !isIndexNamed, let own, let result = own.result(id: text), let found = try? Self.find(result, in: own) { return found }
        var missing: CommandFailure?
        do {
            let indexes = try selection.openAll()
            if let doc = try indexes.document(text) {
                let found = FoundArticle(indexes: indexes, doc: doc, search: nil)
                return FoundArticle(indexes: indexes, doc: doc, search: own.flatMap { isShown(found, text, $0) ? $0 : nil })
            }
            let names = indexes.indexes.map(\.path).joined(separator: ", ")
            missing = CommandFailure("\(names): there is no article \(text)", exitCode: .noMatches)
        } catch let failure as CommandFailure {
            missing = failure
            // If no index can be chosen, those of the last search are meant.
            if !isIndexNamed, let search = own ?? latest, let indexes = try? Self.indexes(of: search), let doc = try indexes.document(text)
            {
                return FoundArticle(indexes: indexes, doc: doc, search: search.result(id: text) == nil ? nil : search)
            }
        }
        if let rank, own == nil, let latest, let found = try find(rank: rank, in: latest) {
            note("rank \(rank) of the last search, which was in another terminal: \(latest.query)")
            return found
        }
        var failure = missing ?? CommandFailure("there is no article \(text)", exitCode: .noMatches)
        if rank != nil {
            failure = CommandFailure(
                own == nil
                    ? "there is no article \(text), and no search to take rank \(text) from"
                    : "the last search shows no rank \(text), and there is no article of this id",
                exitCode: .noMatches)
        }
        if failure.hint == nil {
            failure.hint =
                "Ids are in the second line of each result of lede search; a number is a rank of the last search in this terminal."
        }
        throw failure
    }

    /// Whether an article found by its id is one that the search showed.
    private func isShown(_ found: FoundArticle, _ id: String, _ search: LastSearch) -> Bool {
        guard let result = search.result(id: id) else { return false }
        return URL(filePath: found.indexName).standardizedFileURL.path == search.indexes[result.index]
    }

    private static func indexes(of search: LastSearch) throws -> SearchedIndexes {
        try SearchedIndexes(try search.indexes.map { (path) throws(CommandFailure) in try IndexLocation.open(named: path, by: nil) })
    }

    private func find(rank: Int, in search: LastSearch) throws -> FoundArticle? {
        guard let result = search.result(rank: rank) else { return nil }
        if isIndexNamed {
            let named = Set(
                selection.paths.compactMap { try? IndexLocation.open(named: $0, by: "--in").path }.map {
                    URL(filePath: $0).standardizedFileURL.path
                })
            guard named.contains(search.indexes[result.index]) else { return nil }
        }
        return try Self.find(result, in: search)
    }

    /// The article that `search` showed as `result`.
    static func find(_ result: LastSearch.Result, in search: LastSearch) throws -> FoundArticle {
        let indexes = try SearchedIndexes([try IndexLocation.open(named: search.indexes[result.index], by: nil)])
        guard let doc = try indexes.reader.doc(docno: result.id) else {
            throw CommandFailure("\(result.id), which the last search showed, is no longer in the index", exitCode: .noMatches)
        }
        return FoundArticle(indexes: indexes, doc: doc, search: search)
    }

    private func note(_ text: String) { StandardOutput.standardError.writeLine("lede: " + text.sanitizedForTerminal()) }
}

import LedeModules

/// Prints news as JSON Lines: an object per article, and after those of each search one about the search.
struct NewsJSONPrinter {
    let index: Index
    let reader: IndexReader
    var output = StandardOutput.shared

    /// What a search says about a result and news do not: they have their own order.
    private static let left: Set = ["rank", "score", "matches", "matchCount", "fragments"]

    func print(_ found: [FoundNews]) throws {
        let results = SearchJSONPrinter(indexNames: [index.path])
        for one in found {
            let name = (name: "search", value: JSONValue.string(one.search.name))
            var news = one.news
            while let page = try news.nextPage() {
                for hit in page.hits {
                    let arrival = try reader.doc(docno: hit.article.id).map { try reader.origin($0).arrival } ?? 0
                    let fields = results.fields(hit, storesText: page.storesText).filter { !Self.left.contains($0.name) }
                    output.writeLine(JSONValue.object([name, ("commit", .integer(Int(arrival)))] + fields).line)
                }
            }
            let commits = one.news.commits
            output.writeLine(
                JSONValue.object([
                    (
                        "summary",
                        .object([
                            name, ("query", .string(one.search.query)), ("news", .integer(one.news.count)),
                            ("since", .integer(Int(max(0, commits.lowerBound - 1)))),
                            ("commit", .integer(Int(reader.manifest.generation))),
                        ])
                    )
                ]).line)
        }
    }
}

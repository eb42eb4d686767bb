import LedeQueryLanguage
import LedeRetrieval

/// An engine with a ranking formula that answers queries over one collection: what is searched, compared and tuned.
///
/// Your own needs three parts: a name, `rank` and `count`; the rest is derived from them.
package protocol RankingBackend: Sendable {
    /// What the user called it, or the spec by which it was named, such as `lede:bm25=atire` or `fts5`.
    var name: String { get }

    /// The best `limit` articles for `query`, best first; the order is total. `Int.max` asks for all.
    func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle]

    /// The number of articles that match `query`; nil if the backend cannot tell.
    func count(_ query: BackendQuery) throws -> Int?

    /// The hits that a request asks for, how many articles match, and what the backend tells about its search.
    ///
    /// Everything asks this. A backend that does not answer it itself ranks all its matches if there are conditions or an order by date,
    /// and the index that has the attributes chooses among them.
    func retrieve(_ request: RetrievalRequest) throws -> RetrievalAnswer

    /// All matches that satisfy the conditions of `selection`, as numbers of its snapshot, ascending.
    /// - Parameter query: as it is asked, not as it is searched.
    func documents(matching query: BackendQuery, _ selection: AttributeSelection) throws -> [UInt32]

    /// What the backend ranks by, so that differences can be attributed to its parts; nil if nobody can tell, and without being asked
    /// for.
    var recipe: RankingRecipe? { get }

    /// Whether the time that an answer takes says anything: true unless told otherwise.
    var isTimed: Bool { get }
}

extension RankingBackend {
    package var recipe: RankingRecipe? { nil }

    package var isTimed: Bool { true }

    /// The name with only ASCII letters, digits, dots and hyphens, 80 at most: a run tag, or a part of a file's name.
    package var runTag: String {
        String(
            name.unicodeScalars.prefix(80).map { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == ".")
                    ? Character(scalar) : "-"
            })
    }
}

extension Collection where Element == any RankingBackend {
    /// The backends' run tags; of those that differ by no more than case, the second and later ones end in a number.
    package var runTags: [String] {
        var taken: Set<String> = []
        return map { backend in
            let tag = backend.runTag
            // Ends, as only so many are taken.
            let unique = ([tag] + (2...Swift.max(2, count + 1)).map { "\(tag)-\($0)" }).first { !taken.contains($0.lowercased()) } ?? tag
            taken.insert(unique.lowercased())
            return unique
        }
    }
}

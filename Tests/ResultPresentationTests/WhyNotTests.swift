import LedeArticleModel
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeResultPresentation
@testable import LedeRetrieval

@Suite struct WhyNotTests {
    private func explained(_ query: Query, title: String = "", _ body: String) throws -> MatchExplanation {
        let document = TestCollection.Document(
            title: title.split(separator: " ").map(String.init), body: body.split(separator: " ").map(String.init))
        let other = TestCollection.Document(title: [], body: ["other"])
        return try Searcher(reader: try TestCollection(segments: [[document, other]]).reader()).explainMatch(query, doc: 0)
    }

    private func phrase(_ text: String, field: IndexedField? = nil) -> Query {
        .phrase(PhraseQuery(terms: text.split(separator: " ").map { Array($0.utf8) }, text: text, field: field))
    }

    private func misses(_ query: Query, title: String = "", _ body: String) throws -> [NearMiss] {
        try explained(query, title: title, body).failures.flatMap(\.nearMisses)
    }

    /// The passage with its highlights in brackets.
    private func marked(_ snippet: Snippet) -> String { snippet.pieces.map { $0.isHighlighted ? "[\($0.text)]" : $0.text }.joined() }

    @Test func manyMissingWordsInALongArticleTakeBoundedTime() async throws {
        let body = (0..<3_000).map { "wordnumber\($0)" }.joined(separator: " ")
        let query = Query.any((0..<32).map { leaf in phrase((0..<8).map { "wordnumbers\(leaf)x\($0)" }.joined(separator: " ")) })
        let misses = try misses(query, body)
        // For each leaf it says what is lacking, for the first words also what is similar.
        #expect(misses.count { if case .lacks = $0 { true } else { false } } == 32)
        #expect(misses.contains { if case .similar = $0 { true } else { false } })
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try self.misses(query, body)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func wordsThatStandApart() throws {
        guard
            case .apart(.body, gaps: 2, inOrder: true, let passage) = try misses(phrase("sea wall"), "the wall by the sea or old wall")
                .first
        else {
            Issue.record("no words apart")
            return
        }
        #expect(marked(passage) == "the wall by the [sea] or old [wall]")
        guard case .apart(.body, gaps: 0, inOrder: false, _) = try misses(phrase("sea wall"), "a wall sea x x wall").first else {
            Issue.record("no words in another order")
            return
        }
        guard case .apart(.title, gaps: 1, inOrder: true, _) = try misses(phrase("sea wall"), title: "sea old wall", "sea x x wall").first
        else {
            Issue.record("not the closest field")
            return
        }
    }

    @Test func wordsThatAreMissingOrElsewhere() throws {
        #expect(
            try misses(phrase("troops left"), "the troop left").prefix(2) == [
                .lacks(words: ["troops"], has: ["left"]), .similar(word: "troops", found: ["troop"]),
            ])
        #expect(
            try misses(phrase("deployed"), "deploying it") == [
                .lacks(words: ["deployed"], has: []), .similar(word: "deployed", found: ["deploying"]),
            ])
        #expect(try misses(phrase("sea wall"), title: "sea", "wall") == [.scattered])
        guard case .otherField(.body, let passage) = try misses(phrase("sea wall", field: .title), title: "sea", "a sea wall").first else {
            Issue.record("not the other field")
            return
        }
        #expect(marked(passage) == "a [sea wall]")
        let first = Query.pattern(PatternQuery(words: [.term(Array("wall".utf8))], startsField: true, text: "wall"))
        guard case .notFirst(.body, wordsBefore: 2, _) = try misses(first, "a sea wall").first else {
            Issue.record("not behind other words")
            return
        }
    }

    @Test func partsThatFailAreNamed() throws {
        let query = Query.without(.all([.term("sea"), .any([.term("wall"), .term("pier")])]), .term("calm"))
        #expect(try explained(query, "sea wall").isMatch)
        #expect(try explained(query, "sea wall").standing?.rank == 1)
        func failed(_ body: String) throws -> [String] {
            try explained(query, body).failures.map { if case .leaf(let leaf) = $0.kind { leaf.text } else { "?" } }
        }
        #expect(try failed("sea") == ["wall", "pier"])
        #expect(try failed("wall calm") == ["sea", "calm"])
        #expect(try failed("sea wall calm") == ["calm"])
        guard case .unwanted(.body, let passage) = try misses(query, "sea wall calm").first else {
            Issue.record("not what is left out")
            return
        }
        #expect(marked(passage) == "sea wall [calm]")
    }

    @Test func leavesThatAreFarFromEachOther() throws {
        let leaf = { (text: String) in QueryLeaf.phrase(PhraseQuery(terms: [Array(text.utf8)], text: text)) }
        let query = Query.near([leaf("sea"), leaf("wall")], within: 1)
        let explained = try explained(query, "wall a b c sea d e wall")
        #expect(explained.failures.count == 1)
        #expect(explained.clause.children.allSatisfy { $0.matches && $0.freq > 0 })
        guard case .far(.body, gaps: 2, let passage) = explained.failures[0].nearMisses.first else {
            Issue.record("not far")
            return
        }
        #expect(marked(passage) == "wall a b c [sea] d e [wall]")
        #expect(try self.explained(query, "wall a sea").isMatch)
        #expect(try self.explained(query, "wall a").failures.count == 1)
    }

    @Test func equalLeavesNeedAsManyOccurrences() throws {
        let leaf = { (text: String) in QueryLeaf.phrase(PhraseQuery(terms: [Array(text.utf8)], text: text)) }
        let query = Query.near([leaf("oil"), leaf("oil")], within: 1)
        let explained = try explained(query, "oil a b")
        try #require(explained.failures.count == 1)
        #expect(explained.failures[0].nearMisses.isEmpty)
        guard case .far(.body, gaps: 3, let passage) = try misses(query, "oil a b c d oil e f g oil").first else {
            Issue.record("not far")
            return
        }
        #expect(marked(passage).contains("[oil] e f g [oil]"))
        #expect(try self.explained(query, "oil a oil").isMatch)
    }

    /// What matches and what fails agrees with the oracle, and the distance told is the least that any choice of places has.
    @Test func agreesWithTheOracle() throws {
        var random = SeededGenerator(seed: 402)
        for _ in 0..<12 {
            let collection = TestCollection.random(&random, wordCount: 8)
            let searcher = Searcher(reader: try collection.reader())
            let oracle = TokenOracle(collection, formula: BM25())
            let documents = collection.segments.flatMap { $0 }
            for doc in documents.indices where !documents[doc].isDeleted {
                let words = (0..<2 + random.below(2)).map { _ in "w\(random.below(5))" }
                let query = Query.without(.all([phrase(words.joined(separator: " ")), .term("w\(random.below(8))")]), .term("w7"))
                let explained = try searcher.explainMatch(query, doc: try #require(try searcher.reader.doc(docno: String(doc))))
                #expect(explained.isMatch == oracle.matches(query, doc))
                #expect(explained.failures.isEmpty == explained.isMatch)
                for clause in explained.failures {
                    guard case .apart(let field, let gaps, let inOrder, _) = clause.nearMisses.first else { continue }
                    let tokens = documents[doc].tokens(field)
                    let least = IndexedField.allCases.compactMap { leastSpan(words, in: documents[doc].tokens($0), ordered: false) }.min()
                    #expect(least.map { $0 - words.count } == gaps, "\(words) in \(tokens)")
                    if inOrder { #expect(leastSpan(words, in: tokens, ordered: true) == gaps + words.count) }
                }
            }
        }
    }

    /// Tokens from the first to the last of the places at which the words are closest, over all choices of places.
    private func leastSpan(_ words: [String], in tokens: [String], ordered: Bool) -> Int? {
        var best: Int?
        func choose(_ word: Int, _ places: [Int]) {
            if word == words.count {
                let span = (places.max() ?? 0) - (places.min() ?? 0) + 1
                best = min(best ?? span, span)
                return
            }
            for place in tokens.indices
            where tokens[place] == words[word] && !places.contains(place) && (!ordered || place > places.last ?? -1) {
                choose(word + 1, places + [place])
            }
        }
        choose(0, [])
        return best
    }
}

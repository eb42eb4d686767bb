import LedeBackends
import LedeRankingBackends
import LedeRetrievalEvaluation

extension ComparisonReport {
    /// A query with what each backend answers.
    package struct Query: Codable, Sendable, Equatable {
        package var id: String
        /// As it was typed.
        package var text: String
        /// In the order of the backends; the first is the baseline's.
        package var answers: [Answer]
        /// `agreements[i]` is between the baseline's list and that of `answers[i + 1]`.
        package var agreements: [ListAgreement]

        enum CodingKeys: String, CodingKey {
            case id
            case text = "query"
            case answers = "backends"
            case agreements = "agreement"
        }

        init(_ query: BackendQuery, answers: [Answer], depth: Int) {
            id = query.id
            text = query.text
            self.answers = answers
            agreements = answers.dropFirst().map { ListAgreement(baseline: answers[0], other: $0, depth: depth) }
        }

        /// Whether no backend found anything.
        package var isEmpty: Bool { answers.allSatisfy { !$0.isAnswer } }

        /// The indices of the backends, those together that list the same articles in the same order; the baseline's come first.
        package var sameLists: [[Int]] {
            var groups: [(ids: [String], indices: [Int])] = []
            for (index, answer) in answers.enumerated() {
                let ids = answer.ids
                if let known = groups.firstIndex(where: { $0.ids == ids }) {
                    groups[known].indices.append(index)
                } else {
                    groups.append((ids, [index]))
                }
            }
            return groups.map(\.indices)
        }

        /// Of the articles that the baseline or backend `other` lists, those that do not have the same rank in both lists.
        package func elsewhere(_ other: Int) -> [String] {
            let (first, second) = (answers[0].ids, answers[other].ids)
            let moved = second.enumerated().filter { !($0.offset < first.count && first[$0.offset] == $0.element) }.map(\.element)
            let listed = Set(second)
            return moved + first.filter { !listed.contains($0) }
        }

        /// - Parameter grades: by article; nil for a query that is not judged.
        mutating func addJudgments(_ grades: [String: Int]?) {
            guard let grades else { return }
            for answer in answers.indices {
                for place in answers[answer].articles.indices {
                    answers[answer].articles[place].grade = grades[answers[answer].articles[place].id]
                }
            }
        }

        /// - Parameter attributions: for each backend except the baseline, of the articles that moved under it.
        mutating func addCauses(_ attributions: [[RankAttribution]]) {
            for (index, found) in attributions.enumerated() {
                let byID = Dictionary(found.map { ($0.articleID, $0) }, uniquingKeysWith: { first, _ in first })
                for place in answers[index + 1].articles.indices {
                    answers[index + 1].articles[place].causes = byID[answers[index + 1].articles[place].id].map(ListedArticle.Move.all(of:))
                }
            }
        }
    }

    /// A backend's answer.
    package struct Answer: Codable, Sendable, Equatable {
        package var name: String
        /// All matches; nil if the backend cannot tell.
        package var matchCount: Int?
        /// Over the rounds, without the warm-up run; nil without rounds.
        package var seconds: MeasuredTimes?
        /// One per measure; empty for a query that is not judged.
        package var measures: [Double] = []
        /// The best, as many as the comparison is deep.
        package var articles: [ListedArticle]

        enum CodingKeys: String, CodingKey {
            case name
            case matchCount = "matches"
            case seconds, measures
            case articles = "results"
        }

        /// Whether anything was found.
        package var isAnswer: Bool { !articles.isEmpty || (matchCount ?? 0) > 0 }

        /// The articles' ids, the best first.
        package var ids: [String] { articles.map(\.id) }

        init(name: String, matchCount: Int?, articles: [RankedArticle]) {
            self.name = name
            self.matchCount = matchCount
            self.articles = articles.enumerated().map { ListedArticle(rank: $0 + 1, score: $1.score, id: $1.id) }
        }

        /// Says how far each article moved against the baseline's answer.
        mutating func setMoves(against baseline: Answer) {
            let ranks = Dictionary(baseline.articles.map { ($0.id, $0.rank) }, uniquingKeysWith: { first, _ in first })
            for index in articles.indices { articles[index].move = ranks[articles[index].id].map { $0 - articles[index].rank } }
        }
    }

    /// An article in a backend's answer.
    package struct ListedArticle: Codable, Sendable, Equatable {
        /// From 1.
        package var rank: Int
        package var score: Double
        package var id: String
        package var title: String?
        /// How an article without a title begins.
        package var beginning: String?
        /// The number of ranks that it is higher than in the baseline (negative: lower); nil in the baseline itself, and for an article
        /// that is not listed there.
        package var move: Int?
        /// The judgment; nil if nobody judged it.
        package var grade: Int?
        /// A passage that matched, if it was asked for.
        package var passage: Passage?
        /// Why it moved against the baseline: the ranks that each cause moves it by, if that was asked for.
        package var causes: [Move]?

        init(rank: Int, score: Double, id: String) {
            self.rank = rank
            self.score = score
            self.id = id
        }

        /// What a cause does to the article's rank.
        package struct Move: Codable, Sendable, Equatable {
            /// In words.
            package var cause: String
            /// What was exchanged, in words.
            package var detail: String?
            /// Ranks won.
            package var gain: Int

            /// Those that change it.
            static func all(of attribution: RankAttribution) -> [Move] {
                attribution.parts.filter { $0.gain != 0 }.map { Move(cause: $0.cause.name, detail: $0.detail, gain: $0.gain) }
            }
        }
    }

    /// How alike two lists are.
    package struct ListAgreement: Codable, Sendable, Equatable {
        package var baseline: String
        package var backend: String
        package var depth: Int
        /// Share of articles in common among the first `depth`.
        package var overlap: Double
        /// Rank-biased overlap, p = 0.9, extrapolated; at least `rboMin`, and at most that and the residual.
        package var rbo: Double
        package var rboMin: Double
        package var rboResidual: Double
        /// Over the articles in common; nil if it does not exist.
        package var kendallTau: Double?
        /// Articles in common.
        package var common: Int

        init(baseline: Answer, other: Answer, depth: Int) {
            let (first, second) = (baseline.articles.prefix(depth), other.articles.prefix(depth))
            let (firstIDs, secondIDs) = (first.map(\.id), second.map(\.id))
            let rankBiasedOverlap = RankBiasedOverlap(firstIDs, secondIDs)
            let kendall = KendallTau(
                first.map { RunEntry(docno: $0.id, score: $0.score) }, second.map { RunEntry(docno: $0.id, score: $0.score) })
            self.baseline = baseline.name
            backend = other.name
            self.depth = depth
            overlap = Overlap.at(depth, firstIDs, secondIDs)
            rbo = rankBiasedOverlap.extrapolated
            rboMin = rankBiasedOverlap.minimum
            rboResidual = rankBiasedOverlap.residual
            kendallTau = kendall.tau
            common = kendall.commonCount
        }
    }
}

import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// Agreement of rankings with ties. Lists are written as groups: `a bc d` has b and c tied at the second rank.
@Suite("Agreement with ties")
struct RankAgreementTests {
    static func ranking(_ text: String) -> [RunEntry] {
        text.split(separator: " ").enumerated().flatMap { group, documents in
            documents.map { RunEntry(docno: String($0), score: -Double(group)) }
        }
    }

    struct Example: Sendable {
        var first: String
        var second: String
        var variant: TieAwareRankBiasedOverlap.Variant
        var persistence: Double
        var minimum: Double
        var residual: Double
        var extrapolated: Double

        init(_ first: String, _ second: String, _ variant: TieAwareRankBiasedOverlap.Variant, _ persistence: Double, _ values: [Double]) {
            (self.first, self.second, self.variant, self.persistence) = (first, second, variant, persistence)
            (minimum, residual, extrapolated) = (values[0], values[1], values[2])
        }
    }

    /// The first three are the example published with the authors' implementation, to seven decimals; the others were computed in Python
    /// from the paper's matrices of contributions.
    static let examples = [
        Example("r bg y p", "br w ykv g", .a, 0.95, [0.3310519, 0.5620173, 0.6922853]),
        Example("r bg y p", "br w ykv g", .w, 0.95, [0.3429684, 0.5620173, 0.7068257]),
        Example("r bg y p", "br w ykv g", .b, 0.95, [0.3509163, 0.5620173, 0.7207131]),
        Example("e fg h i", "a ci dh", .w, 0.9, [0.14743557622089895, 0.4582234094933868, 0.27864]),
        Example("e fg h i", "a ci dh", .a, 0.9, [0.14034807622089898, 0.4582234094933868, 0.2715525]),
        Example("e fg h i", "a ci dh", .b, 0.9, [0.14097724848860685, 0.4582234094933868, 0.2721816722677079]),
        Example("bj d a k chl", "j h c l a g bk", .w, 0.8, [0.5421288419977704, 0.06939810657365819, 0.5905554285714286]),
        Example("bj d a k chl", "j h c l a g bk", .a, 0.8, [0.48632602295015154, 0.06939810657365814, 0.5347526095238097]),
        Example("bj d a k chl", "j h c l a g bk", .b, 0.8, [0.5331430049008429, 0.06939810657365819, 0.581569591474501]),
        Example("cdkm", "d g e afl bch", .w, 0.9, [0.21220064290730087, 0.4329091597813851, 0.31233243132200156]),
        Example("cdkm", "d g e afl bch", .a, 0.9, [0.1871928296137562, 0.4383558298176724, 0.3020360943877551]),
        Example("cdkm", "d g e afl bch", .b, 0.9, [0.22832062388049518, 0.4415612667108065, 0.35128249814558793]),
        Example("abfjk e l cg d", "cl a efn", .w, 0.95, [0.2723293922946209, 0.5002860841710002, 0.5744302023743719]),
        Example("abfjk e l cg d", "cl a efn", .a, 0.95, [0.26378347643344857, 0.5007995674769513, 0.565595452153602]),
        Example("abfjk e l cg d", "cl a efn", .b, 0.95, [0.27062993556790393, 0.5010858470018016, 0.5725671585801793]),
        Example("lmn", "a bo l cdj efhpq n g", .w, 0.7, [0.058831730859531466, 0.14491947419391005, 0.059001625841067926]),
        Example("lmn", "a bo l cdj efhpq n g", .a, 0.7, [0.06291487590042028, 0.15664206532682945, 0.06308477088195674]),
        Example("lmn", "a bo l cdj efhpq n g", .b, 0.7, [0.06491228830139173, 0.1627514762651386, 0.0650821832829282]),
        Example(
            "b n cgklq e t s r i", "ew j p f bcdms ltv x aghnr i", .w, 0.9, [0.22539498060666932, 0.11343911346806848, 0.283228576606899]),
        Example(
            "b n cgklq e t s r i", "ew j p f bcdms ltv x aghnr i", .a, 0.9, [0.19644524672098593, 0.11487161217744388, 0.2510126421482842]),
        Example(
            "b n cgklq e t s r i", "ew j p f bcdms ltv x aghnr i", .b, 0.9, [0.20131296152162081, 0.11553432476511771, 0.25723665932868844]),
    ]

    @Test("rank-biased overlap with ties equals the paper's", arguments: examples)
    func rankBiasedOverlap(_ example: Example) {
        let (first, second) = (Self.ranking(example.first), Self.ranking(example.second))
        let tolerance = example.first.hasPrefix("r bg") ? 5.1e-8 : 1e-12
        for (left, right) in [(first, second), (second, first)] {
            let rbo = TieAwareRankBiasedOverlap(left, right, variant: example.variant, persistence: example.persistence)
            #expect(abs(rbo.minimum - example.minimum) < tolerance)
            #expect(abs(rbo.residual - example.residual) < tolerance)
            #expect(abs(rbo.extrapolated - example.extrapolated) < tolerance)
        }
    }

    @Test("without ties all variants are Webber, Moffat and Zobel's")
    func withoutTies() {
        var generator = SeededGenerator(seed: 61)
        for _ in 0..<200 {
            let documents = (0..<12).map { "d\($0)" }
            let first = documents.shuffled(using: &generator).prefix(generator.below(13)).map { String($0) }
            let second = documents.shuffled(using: &generator).prefix(generator.below(13)).map { String($0) }
            func entries(_ docnos: [String]) -> [RunEntry] { docnos.enumerated().map { RunEntry(docno: $1, score: -Double($0)) } }
            let plain = RankBiasedOverlap(first, second, persistence: 0.8)
            for variant in TieAwareRankBiasedOverlap.Variant.allCases {
                let rbo = TieAwareRankBiasedOverlap(entries(first), entries(second), variant: variant, persistence: 0.8)
                #expect(abs(rbo.minimum - plain.minimum) < 1e-12)
                #expect(abs(rbo.residual - plain.residual) < 1e-12)
                #expect(abs(rbo.extrapolated - plain.extrapolated) < 1e-12)
            }
        }
    }

    @Test("variant a is the mean over all orders; variant b is 1 for a ranking and itself")
    func meanOverOrders() {
        let (first, second) = (Self.ranking("abc d ef"), Self.ranking("d ace bg"))
        var plain: [RankBiasedOverlap] = []
        for left in Self.orders(first) { for right in Self.orders(second) { plain.append(RankBiasedOverlap(left, right)) } }
        #expect(plain.count == 12 * 12)
        let rbo = TieAwareRankBiasedOverlap(first, second, variant: .a)
        #expect(abs(rbo.minimum - plain.reduce(0) { $0 + $1.minimum } / 144) < 1e-12)
        #expect(abs(rbo.extrapolated - plain.reduce(0) { $0 + $1.extrapolated } / 144) < 1e-12)
        let itself = TieAwareRankBiasedOverlap(first, first, variant: .b)
        #expect(abs(itself.extrapolated - 1) < 1e-12)
        #expect(TieAwareRankBiasedOverlap(first, first, variant: .a).extrapolated < 0.95)
    }

    /// Webber, Moffat and Zobel, section 5: with p = 0.9 the first ten ranks have 86 % of the weight (85.56 by their equation 21).
    @Test("the weight of the first ten ranks")
    func weight() {
        let list = (0..<10).map { "d\($0)" }
        #expect(abs(RankBiasedOverlap(list, list).minimum - 0.8556) < 5e-5)
    }

    /// All orders of tied documents, as docnos.
    private static func orders(_ entries: [RunEntry]) -> [[String]] {
        var rankings: [[String]] = [[]]
        for group in TieGroups.ranges(entries) {
            let orders = permutations(entries[group].map(\.docno))
            rankings = rankings.flatMap { ranking in orders.map { ranking + $0 } }
        }
        return rankings
    }

    private static func permutations(_ values: [String]) -> [[String]] {
        guard values.count > 1 else { return [values] }
        return values.indices.flatMap { index in
            var rest = values
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }

    /// The definition, document by document, without ties.
    private static func apCorrelation(_ ranking: [String], _ reference: [String]) -> Double {
        let common = ranking.filter { reference.contains($0) }
        func rank(_ docno: String) -> Int { reference.firstIndex(of: docno) ?? -1 }
        let sum = common.indices.dropFirst().reduce(0.0) { sum, i in
            sum + Double(common[..<i].count { rank($0) < rank(common[i]) }) / Double(i)
        }
        return 2 * sum / Double(common.count - 1) - 1
    }

    @Test("τ_AP is the definition's, with ties its mean over all orders")
    func apCorrelation() throws {
        #expect(APCorrelation(Self.ranking("a b c d"), reference: Self.ranking("a b c d")).tau == 1)
        #expect(APCorrelation(Self.ranking("d c b a"), reference: Self.ranking("a b c d")).tau == -1)
        // A swap at the top costs more than one at the bottom: 2/3 (0 + 1 + 1) − 1, 2/3 (1 + 1 + 2/3) − 1.
        #expect(abs(try #require(APCorrelation(Self.ranking("b a c d"), reference: Self.ranking("a b c d")).tau) - 1.0 / 3) < 1e-15)
        #expect(abs(try #require(APCorrelation(Self.ranking("a b d c"), reference: Self.ranking("a b c d")).tau) - 7.0 / 9) < 1e-15)
        #expect(APCorrelation(Self.ranking("a b"), reference: Self.ranking("a c")).tau == nil)
        for (ranking, reference) in [
            ("ab c d e", "e d c b a"), ("abc x d", "b y da c"), ("a bcd e", "ab z ce d"), ("abcd", "ab cd"), ("f a bc", "abc"),
        ] {
            var values: [Double] = []
            for left in Self.orders(Self.ranking(ranking)) {
                for right in Self.orders(Self.ranking(reference)) { values.append(Self.apCorrelation(left, right)) }
            }
            let tau = try #require(APCorrelation(Self.ranking(ranking), reference: Self.ranking(reference)).tau)
            #expect(abs(tau - values.reduce(0, +) / Double(values.count)) < 1e-12, "\(ranking) \(reference)")
        }
    }

    @Test("Kendall's τ and τ-b equal a count of all pairs")
    func kendall() {
        var generator = SeededGenerator(seed: 77)
        for _ in 0..<100 {
            func random() -> [RunEntry] {
                (0..<14).map { RunEntry(docno: "d\($0)", score: Double(generator.below(8))) }.shuffled(using: &generator)
                    .prefix(2 + generator.below(13)).sorted { $0.score > $1.score }
            }
            let (first, second) = (random(), random())
            let scores = Dictionary(uniqueKeysWithValues: second.map { ($0.docno, $0.score) })
            let pairs = first.compactMap { entry in scores[entry.docno].map { (entry.score, $0) } }
            var (agreement, left, right) = (0.0, 0.0, 0.0)
            for i in pairs.indices {
                for j in pairs.indices where j > i {
                    let a: Double = pairs[i].0 == pairs[j].0 ? 0 : pairs[i].0 > pairs[j].0 ? 1 : -1
                    let b: Double = pairs[i].1 == pairs[j].1 ? 0 : pairs[i].1 > pairs[j].1 ? 1 : -1
                    agreement += a * b
                    left += a * a
                    right += b * b
                }
            }
            let tau = KendallTau(first, second)
            #expect(tau.commonCount == pairs.count)
            if left > 0, right > 0 {
                #expect(abs((tau.tau ?? .nan) - agreement / (left * right).squareRoot()) < 1e-12)
            } else {
                #expect(tau.tau == nil)
            }
            if pairs.count > 1 { #expect(abs((tau.tauA ?? .nan) - agreement / Double(pairs.count * (pairs.count - 1) / 2)) < 1e-12) }
        }
    }

    /// scipy.stats.pearsonr.
    @Test("correlation of scores equals SciPy's")
    func scores() throws {
        func entries(_ scores: [Double]) -> [RunEntry] { scores.enumerated().map { RunEntry(docno: "d\($0)", score: $1) } }
        let (first, second) = (entries([9.1, 8.2, 8.2, 7.7, 5.0, 1.0]), entries([3.3, 3.9, 1.2, 2.2, 2.2, 0.1]))
        let plain = ScoreCorrelation(first, second)
        #expect(abs(try #require(plain.correlation) - 0.7431106862404) < 1e-12)
        #expect(plain.commonCount == 6)
        let huge = first.map { RunEntry(docno: $0.docno, score: $0.score * 1e300) }
        #expect(abs(try #require(ScoreCorrelation(huge, second).correlation) - 0.7431106862404) < 1e-12)
        #expect(ScoreCorrelation(entries([1, 1, 1]), second).correlation == nil)
        #expect(ScoreCorrelation(entries([0.1, 0.1, 0.1]), second).correlation == nil)
        #expect(ScoreCorrelation(entries([1]), second).correlation == nil)
    }

    @Test("Jaccard index at a cutoff")
    func jaccard() {
        #expect(Jaccard.at(3, ["a", "b", "c", "d"], ["c", "x", "a", "b"]) == 0.5)
        #expect(Jaccard.at(10, ["a"], ["a", "b"]) == 0.5)
        #expect(Jaccard.at(10, [], []) == 1)
        #expect(Jaccard.at(10, [], ["a"]) == 0)
    }
}

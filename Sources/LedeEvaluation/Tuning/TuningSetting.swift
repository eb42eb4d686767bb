import LedeRetrieval

/// A choice of parameters for BM25: one point of a `TuningGrid`.
package struct TuningSetting: Sendable, Hashable {
    package let variant: BM25.Variant
    /// 0 ... `BM25.largestK1`
    package let k1: Double
    /// 0 ... 1
    package let b: Double
    /// What an occurrence in the title counts, one in the body counting 1; nil for articles as a whole, without fields.
    package let titleWeight: Double?

    /// - Throws: `RankingParameterError` for a parameter out of its range.
    package init(variant: BM25.Variant = .lucene, k1: Double, b: Double, titleWeight: Double? = nil) throws(RankingParameterError) {
        _ = try Self.ranking(variant, k1, b, titleWeight)
        self.variant = variant
        self.k1 = k1
        self.b = b
        self.titleWeight = titleWeight
    }

    /// The ranking that the setting means.
    package var ranking: Ranking {
        // Checked when the setting was made.
        guard let ranking = try? Self.ranking(variant, k1, b, titleWeight) else { preconditionFailure("a setting out of range") }
        return ranking
    }

    private static func ranking(_ variant: BM25.Variant, _ k1: Double, _ b: Double, _ titleWeight: Double?) throws(RankingParameterError)
        -> Ranking
    {
        let formula = try BM25(variant, k1: k1, b: b)
        guard let titleWeight else { return Ranking(formula) }
        return Ranking(.weightedFields(formula, try FieldWeights([.title: titleWeight, .body: 1])))
    }

    /// The options of `lede search` that ask for it: `--k1 0.9 --b 0.4 --weights title=2,body=1`.
    package var options: String {
        (variant == .lucene ? "" : "--bm25 \(variant.rawValue) ") + "--k1 \(Self.text(k1)) --b \(Self.text(b))"
            + (titleWeight.map { " --weights title=\(Self.text($0)),body=1" } ?? "")
    }

    /// The backend that ranks by it: `lede:k1=0.9,b=0.4,weights=title:2+body:1`.
    package var spec: String {
        "lede:" + (variant == .lucene ? "" : "bm25=\(variant.rawValue),") + "k1=\(Self.text(k1)),b=\(Self.text(b))"
            + (titleWeight.map { ",weights=title:\(Self.text($0))+body:1" } ?? "")
    }

    /// A number as people type it: whole ones without a decimal point.
    package static func text(_ number: Double) -> String {
        number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
    }
}

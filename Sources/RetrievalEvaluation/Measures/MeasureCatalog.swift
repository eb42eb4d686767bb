/// The measures that exist, by their names.
public enum MeasureCatalog {
    /// What a comparison reports: nDCG@10, AP, RR, P@10 and R@100.
    public static let standard: [any Measure] = [
        NDCG(cutoff: 10), AveragePrecision(), ReciprocalRank(), Precision(cutoff: 10), Recall(cutoff: 100),
    ]

    /// The measure that `text` names in ir_measures' notation: `AP`, `nDCG@10`, `P(rel=2)@5`, `RBP(p=0.8)`, `nDCG(dcg='exp-log2')@20`.
    ///
    /// ir_measures' other names of the same measures work too: MAP, MRR, NDCG, Precision, Recall, RPrec, BPref, NumRelRet.
    public static func measure(_ text: String) throws(MeasureError) -> any Measure {
        let parsed = try MeasureSyntax(text)
        guard let form = forms.first(where: { $0.names.contains(parsed.base) }) else {
            let near = forms.first { $0.names.contains { $0.lowercased() == parsed.base.lowercased() } }
            let hint = near.map { " (it is written \($0.names[0]))" } ?? ""
            throw MeasureError(name: text, problem: "does not exist" + hint, choices: forms.map(\.usage))
        }
        return try form.make(parsed)
    }

    /// The measures of a list: names apart by blanks or by commas outside of parentheses. One that is named twice comes once.
    public static func measures(_ list: String) throws(MeasureError) -> [any Measure] {
        var names: [String] = [""]
        var depth = 0
        for character in list {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth <= 0, character == "," || character.isWhitespace { names.append("") } else { names[names.count - 1].append(character) }
        }
        var measures: [any Measure] = []
        for name in names where !name.isEmpty {
            let measure = try measure(name)
            if !measures.contains(where: { $0.name == measure.name }) { measures.append(measure) }
        }
        if measures.isEmpty { throw MeasureError(name: list, problem: "names no measure", choices: forms.map(\.usage)) }
        return measures
    }

    /// One kind of measure: its names, the usual one first, how to write it, and how to make it.
    private struct Form: Sendable {
        var names: [String]
        var usage: String
        var make: @Sendable (MeasureSyntax) throws(MeasureError) -> any Measure

        init(_ names: String..., usage: String, make: @escaping @Sendable (MeasureSyntax) throws(MeasureError) -> any Measure) {
            self.names = names
            self.usage = usage
            self.make = make
        }
    }

    private static let forms: [Form] = [
        Form("AP", "MAP", usage: "AP[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel")
            return AveragePrecision(cutoff: text.cutoff, relevance: try text.relevance() ?? 1)
        },
        Form("nDCG", "NDCG", usage: "nDCG[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("dcg")
            return NDCG(cutoff: text.cutoff, gain: try text.gain())
        },
        Form("P", "Precision", usage: "P@k") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel")
            return Precision(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("R", "Recall", usage: "R@k") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel")
            return Recall(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("RR", "MRR", usage: "RR[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel")
            return ReciprocalRank(cutoff: text.cutoff, relevance: try text.relevance() ?? 1)
        },
        Form("Rprec", "RPrec", usage: "Rprec") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel", cutoff: false)
            return RPrecision(relevance: try text.relevance() ?? 1)
        },
        Form("Bpref", "BPref", usage: "Bpref") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel", cutoff: false)
            return BinaryPreference(relevance: try text.relevance() ?? 1)
        },
        Form("RBP", usage: "RBP(p=0.8)[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("p", "rel")
            return RankBiasedPrecision(persistence: try text.persistence() ?? 0.8, cutoff: text.cutoff, relevance: try text.relevance() ?? 1)
        },
        Form("ERR", usage: "ERR[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow()
            return ExpectedReciprocalRank(cutoff: text.cutoff)
        },
        Form("Success", usage: "Success@k") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel")
            return Success(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("Judged", usage: "Judged[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow()
            return JudgedShare(cutoff: text.cutoff)
        },
        Form("NumRel", usage: "NumRel") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel", cutoff: false)
            return RelevantCount(relevance: try text.relevance() ?? 1)
        },
        Form("NumRet", usage: "NumRet") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow("rel", cutoff: false)
            return RetrievedCount(relevance: try text.relevance())
        },
        Form("NumRelRet", usage: "NumRelRet") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow(cutoff: false)
            return RetrievedCount(relevance: 1)
        },
        Form("NumQ", usage: "NumQ") { (text: MeasureSyntax) throws(MeasureError) in
            try text.allow(cutoff: false)
            return QueryCount()
        },
    ]
}

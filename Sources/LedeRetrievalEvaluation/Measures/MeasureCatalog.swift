/// The existing measures, by name.
package enum MeasureCatalog {
    /// What a comparison reports: nDCG@10, AP, RR, P@10 and R@100.
    package static let standard: [any Measure] = [
        NDCG(cutoff: 10), AveragePrecision(), ReciprocalRank(), Precision(cutoff: 10), Recall(cutoff: 100),
    ]

    /// The measure that `text` names in ir_measures' notation: `AP`, `nDCG@10`, `P(rel=2)@5`, `RBP(p=0.8)`, `nDCG(dcg='exp-log2')@20`,
    /// `IPrec@0.1`; or by trec_eval's name (`TRECEvalName`): `map`, `P_10`, `ndcg_cut_10`.
    ///
    /// ir_measures' other names of the same measures work too: MAP, MRR, NDCG, Precision, Recall, RPrec, BPref, NumRelRet.
    package static func measure(_ text: String) throws(MeasureError) -> any Measure {
        do throws(MeasureError) {
            return try made(MeasureSyntax(TRECEvalName.translated(text) ?? text))
        } catch {
            var named = error
            named.name = text
            throw named
        }
    }

    private static func made(_ parsed: MeasureSyntax) throws(MeasureError) -> any Measure {
        guard let form = forms.first(where: { $0.names.contains(parsed.base) }) else {
            let near = forms.first { $0.names.contains { $0.lowercased() == parsed.base.lowercased() } }
            let hint = near.map { " (it is written \($0.names[0]))" } ?? ""
            throw MeasureError(name: parsed.text, problem: "does not exist" + hint, choices: forms.map(\.usage))
        }
        try parsed.allow(form.parameters + (form.condenses ? ["judged_only"] : []), cutoff: form.hasCutoff)
        let measure = try form.make(parsed)
        return try parsed.flag("judged_only") ? CondensedMeasure(measure) : measure
    }

    /// The measures of a list: names separated by blanks or by commas outside of parentheses. One named twice comes once.
    package static func measures(_ list: String) throws(MeasureError) -> [any Measure] {
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

    /// One kind of measure: its names, the usual one first, how to write it, which parameters it has, and how to make it.
    private struct Form: Sendable {
        var names: [String]
        var usage: String
        var parameters: [String]
        var hasCutoff: Bool
        /// Whether it exists over only judged documents.
        var condenses: Bool
        var make: @Sendable (MeasureSyntax) throws(MeasureError) -> any Measure

        init(
            _ names: String..., usage: String, parameters: [String] = ["rel"], cutoff: Bool = true, condenses: Bool = true,
            make: @escaping @Sendable (MeasureSyntax) throws(MeasureError) -> any Measure
        ) {
            self.names = names
            self.usage = usage
            self.parameters = parameters
            hasCutoff = cutoff
            self.condenses = condenses
            self.make = make
        }

        /// A set measure.
        init(_ names: String..., usage: String, kind: SetMeasure.Kind) {
            self.init(usage: usage, cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
                SetMeasure(kind, relevance: try text.relevance() ?? 1)
            }
            self.names = names
        }
    }

    private static let forms: [Form] = [
        Form("AP", "MAP", usage: "AP[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            AveragePrecision(cutoff: try text.cutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("nDCG", "NDCG", usage: "nDCG[@k]", parameters: ["dcg", "gains"]) { (text: MeasureSyntax) throws(MeasureError) in
            NDCG(cutoff: try text.cutoff(), gain: try text.gain())
        },
        Form("P", "Precision", usage: "P@k") { (text: MeasureSyntax) throws(MeasureError) in
            Precision(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("R", "Recall", usage: "R@k") { (text: MeasureSyntax) throws(MeasureError) in
            Recall(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("RR", "MRR", usage: "RR[@k]") { (text: MeasureSyntax) throws(MeasureError) in
            ReciprocalRank(cutoff: try text.cutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("Rprec", "RPrec", usage: "Rprec", cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
            RPrecision(relevance: try text.relevance() ?? 1)
        },
        Form("Bpref", "BPref", usage: "Bpref", cutoff: false, condenses: false) { (text: MeasureSyntax) throws(MeasureError) in
            BinaryPreference(relevance: try text.relevance() ?? 1)
        },
        Form("infAP", usage: "infAP", cutoff: false, condenses: false) { (text: MeasureSyntax) throws(MeasureError) in
            InferredAveragePrecision(relevance: try text.relevance() ?? 1)
        },
        Form("GMAP", usage: "GMAP", cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
            GeometricMeanAveragePrecision(relevance: try text.relevance() ?? 1)
        },
        Form("IPrec", usage: "IPrec@recall") { (text: MeasureSyntax) throws(MeasureError) in
            InterpolatedPrecision(recall: try text.recall(), relevance: try text.relevance() ?? 1)
        },
        Form("11pt_avg", usage: "11pt_avg", cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
            ElevenPointAverage(relevance: try text.relevance() ?? 1)
        },
        Form("RBP", usage: "RBP(p=0.8)[@k]", parameters: ["p", "rel"]) { (text: MeasureSyntax) throws(MeasureError) in
            RankBiasedPrecision(persistence: try text.persistence() ?? 0.8, cutoff: try text.cutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("ERR", usage: "ERR[@k]", parameters: []) { (text: MeasureSyntax) throws(MeasureError) in
            ExpectedReciprocalRank(cutoff: try text.cutoff())
        },
        Form("alpha_nDCG", "alpha-nDCG", "α-nDCG", "αnDCG", usage: "alpha_nDCG@k", parameters: ["alpha", "rel"]) {
            (text: MeasureSyntax) throws(MeasureError) in
            AlphaNDCG(
                cutoff: try text.neededCutoff(), alpha: try text.number("alpha", below: 1, orZero: true) ?? 0.5,
                relevance: try text.relevance() ?? 1)
        },
        Form("Success", usage: "Success@k") { (text: MeasureSyntax) throws(MeasureError) in
            Success(cutoff: try text.neededCutoff(), relevance: try text.relevance() ?? 1)
        },
        Form("SetP", usage: "SetP", parameters: ["relative", "rel"], cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
            SetMeasure(try text.flag("relative") ? .relativePrecision : .precision, relevance: try text.relevance() ?? 1)
        },
        Form("SetR", usage: "SetR", kind: .recall),
        Form("SetF", usage: "SetF", parameters: ["beta", "rel"], cutoff: false) { (text: MeasureSyntax) throws(MeasureError) in
            SetMeasure(.fMeasure(beta: try text.number("beta", below: 1_000_000) ?? 1), relevance: try text.relevance() ?? 1)
        },
        Form("SetAP", usage: "SetAP", kind: .averagePrecision),
        Form("Judged", usage: "Judged[@k]", parameters: [], condenses: false) { (text: MeasureSyntax) throws(MeasureError) in
            JudgedShare(cutoff: try text.cutoff())
        },
        Form("NumRel", usage: "NumRel", cutoff: false, condenses: false) { (text: MeasureSyntax) throws(MeasureError) in
            RelevantCount(relevance: try text.relevance() ?? 1)
        },
        Form("NumRet", usage: "NumRet", cutoff: false, condenses: false) { (text: MeasureSyntax) throws(MeasureError) in
            RetrievedCount(relevance: try text.relevance())
        },
        Form("NumRelRet", usage: "NumRelRet", parameters: [], cutoff: false, condenses: false) { _ throws(MeasureError) in
            RetrievedCount(relevance: 1)
        },
        Form("NumQ", usage: "NumQ", parameters: [], cutoff: false, condenses: false) { _ throws(MeasureError) in QueryCount() },
    ]
}

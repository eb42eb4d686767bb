import Testing

@testable import LedeRetrievalEvaluation

@Suite("Names of measures")
struct MeasureNameTests {
    @Test(
        "names are read and written as ir_measures does",
        arguments: [
            ("AP", "AP"), ("MAP", "AP"), ("AP@1000", "AP@1000"), ("AP(rel=2)", "AP(rel=2)"), ("AP( rel = 2 )@10", "AP(rel=2)@10"),
            ("AP(rel=1)", "AP"), ("nDCG", "nDCG"), ("NDCG@10", "nDCG@10"), ("nDCG(dcg='log2')@10", "nDCG@10"),
            ("nDCG(dcg=\"exp-log2\")@20", "nDCG(dcg='exp-log2')@20"), ("P@5", "P@5"), ("P(rel=2)@5", "P(rel=2)@5"), ("Precision@1", "P@1"),
            ("R@1000", "R@1000"), ("Recall(rel=3)@5", "R(rel=3)@5"), ("RR", "RR"), ("MRR@10", "RR@10"), ("Rprec", "Rprec"),
            ("RPrec(rel=2)", "Rprec(rel=2)"),
            ("Bpref", "Bpref"), ("RBP", "RBP(p=0.8)"), ("RBP(p=0.95)", "RBP(p=0.95)"), ("RBP(rel=2,p=0.5)@10", "RBP(p=0.5,rel=2)@10"),
            ("Success@1", "Success@1"), ("Judged@10", "Judged@10"), ("ERR@20", "ERR@20"), ("NumRel", "NumRel"), ("NumRet", "NumRet"),
            ("NumRet(rel=1)", "NumRet(rel=1)"), ("NumRelRet", "NumRet(rel=1)"), ("NumQ", "NumQ"), ("AP()", "AP"),
            ("infAP", "infAP"), ("infAP(rel=2)", "infAP(rel=2)"), ("IPrec@0.1", "IPrec@0.1"), ("IPrec(rel=2)@0.10", "IPrec(rel=2)@0.1"),
            ("IPrec@1", "IPrec@1.0"), ("IPrec@0", "IPrec@0.0"),
            ("GMAP", "GMAP"), ("SetP", "SetP"), ("SetP(relative=True)", "SetP(relative=True)"), ("SetR(rel=2)", "SetR(rel=2)"),
            ("SetF", "SetF"), ("SetF(beta=0.5)", "SetF(beta=0.5)"),
            ("SetF(rel=2,beta=2)", "SetF(beta=2.0,rel=2)"), ("SetAP", "SetAP"), ("alpha_nDCG@20", "alpha_nDCG@20"),
            ("alpha-nDCG@5", "alpha_nDCG@5"), ("α-nDCG@5", "alpha_nDCG@5"),
            ("alpha_nDCG(alpha=0.3,rel=2)@10", "alpha_nDCG(alpha=0.3,rel=2)@10"), ("P(judged_only=True)@5", "P(judged_only=True)@5"),
            ("P(judged_only=False)@5", "P@5"),
            ("AP(rel=2,judged_only=True)", "AP(rel=2,judged_only=True)"), ("RBP(judged_only=true)", "RBP(p=0.8,judged_only=True)"),
            ("IPrec(judged_only=True)@0.2", "IPrec(judged_only=True)@0.2"),
            ("nDCG(gains={2:5, 1:1})@10", "nDCG(gains={1:1,2:5})@10"),
            ("nDCG(gains={0:0.5,1:1e2},judged_only=True)", "nDCG(gains={0:0.5,1:100},judged_only=True)"),
            // trec_eval's
            ("map", "AP"), ("map_cut_100", "AP@100"), ("gm_map", "GMAP"), ("P_10", "P@10"), ("P.5", "P@5"), ("recall_1000", "R@1000"),
            ("ndcg", "nDCG"), ("ndcg_cut_10", "nDCG@10"),
            ("ndcg_cut.20", "nDCG@20"), ("recip_rank", "RR"), ("Rprec", "Rprec"), ("bpref", "Bpref"), ("infAP", "infAP"),
            ("success_1", "Success@1"), ("set_P", "SetP"), ("set_recall", "SetR"),
            ("set_F", "SetF"), ("set_F_0.5", "SetF(beta=0.5)"), ("set_map", "SetAP"), ("set_relative_P", "SetP(relative=True)"),
            ("iprec_at_recall_0.10", "IPrec@0.1"), ("11pt_avg", "11pt_avg"),
            ("num_q", "NumQ"), ("num_ret", "NumRet"), ("num_rel", "NumRel"), ("num_rel_ret", "NumRet(rel=1)"),
        ])
    func names(_ text: String, _ name: String) throws {
        let measure = try MeasureCatalog.measure(text)
        #expect(measure.name == name)
        #expect(try MeasureCatalog.measure(measure.name).name == name)
    }

    @Test(
        "what is wrong with a name is said",
        arguments: [
            ("Map", "does not exist (it is written AP)"), ("ndcg@10", "does not exist (it is written nDCG)"), ("F1", "does not exist"),
            ("P", "needs a cutoff, as in P@10"), ("Rprec@5", "has no cutoff"),
            ("P@0", "has \"@0\" where a whole number from 1 should follow the @"),
            ("P@-5", "has \"@-5\" where"), ("P@5x", "has \"@5x\" where"), ("P@99999999999999999999", "has \"@99999999999999999999\" where"),
            ("P(rel=0)@5", "has rel=0 where a whole number from 1 should be"),
            ("P(p=2)@5", "has no parameter p; there are rel, judged_only"),
            ("RBP(p=1)", "has p=1 where a number between 0 and 1 should be"), ("RBP(p=nan)", "has p=nan where"),
            ("P(rel=2@5", "has a parenthesis that does not end"),
            ("P(rel)@5", "has \"rel\" where key=value should be"), ("P(rel=2,)@5", "has \"\" where key=value should be"),
            ("P(rel=2,rel=3)@5", "gives rel twice"), ("nDCG(dcg='2')@5", "has no gain '2'"), ("(rel=2)", "does not begin with a name"),
            ("P_0", "has \"@0\" where"), ("IPrec@1.5", "has \"@1.5\" where a number from 0 to 1"), ("IPrec", "needs a level of recall"),
            ("infAP@5", "has no cutoff"), ("GMAP@5", "has no cutoff"),
            ("SetF(beta=0)", "has beta=0 where"), ("SetF(beta=nan)", "has beta=nan where"), ("alpha_nDCG(alpha=2)@5", "has alpha=2 where"),
            ("alpha_nDCG", "needs a cutoff"),
            ("P(judged_only=1)@5", "has judged_only=1 where True or False"), ("Bpref(judged_only=True)", "has no parameter judged_only"),
            ("nDCG(gains={})@5", "has gains={} where"),
            ("nDCG(gains={1:-1})@5", "has gains={1:-1} where"), ("nDCG(gains={1:inf})@5", "has gains={1:inf} where"),
            ("nDCG(gains={1:1,1:2})@5", "has gains={1:1,1:2} where"),
            ("nDCG(gains=1:1)@5", "has gains=1:1 where"), ("nDCG(gains={1:1},dcg='log2')@5", "has dcg and gains"),
            ("ndcg_cut", "does not exist"),
            ("P@5)", "has \"@5)\" where"), ("AP)", "has \")\" after its end"), ("ERR(rel=2)", "has no parameter rel"),
            ("é@5", "does not exist"),
        ])
    func mistakes(_ text: String, _ problem: String) {
        #expect { try MeasureCatalog.measure(text) } throws: { error in
            guard let error = error as? MeasureError else { return false }
            return error.name == text && error.description.hasPrefix("the measure \"\(text)\" \(problem)")
        }
    }

    @Test("an unknown name gets the list of what exists")
    func choices() {
        #expect { try MeasureCatalog.measure("F1") } throws: { error in
            let choices = (error as? MeasureError)?.choices ?? []
            return choices.count == 24 && choices.contains("nDCG[@k]") && choices.contains("P@k")
        }
    }

    @Test("lists are separated by commas and blanks, but not within parentheses")
    func lists() throws {
        #expect(try MeasureCatalog.measures("AP, nDCG@10 RBP(p=0.5,rel=2),,AP MAP").map(\.name) == ["AP", "nDCG@10", "RBP(p=0.5,rel=2)"])
        for bad in ["", " , ", "AP,P(rel=2", "AP))"] { #expect(throws: MeasureError.self) { try MeasureCatalog.measures(bad) } }
    }
}

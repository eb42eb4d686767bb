import Testing

@testable import RetrievalEvaluation

@Suite("Names of measures")
struct MeasureNameTests {
    @Test(
        "names are read and written as ir_measures does",
        arguments: [
            ("AP", "AP"), ("MAP", "AP"), ("AP@1000", "AP@1000"), ("AP(rel=2)", "AP(rel=2)"), ("AP( rel = 2 )@10", "AP(rel=2)@10"),
            ("AP(rel=1)", "AP"), ("nDCG", "nDCG"), ("NDCG@10", "nDCG@10"), ("nDCG(dcg='log2')@10", "nDCG@10"),
            ("nDCG(dcg=\"exp-log2\")@20", "nDCG(dcg='exp-log2')@20"), ("P@5", "P@5"), ("P(rel=2)@5", "P(rel=2)@5"), ("Precision@1", "P@1"),
            ("R@1000", "R@1000"), ("Recall(rel=3)@5", "R(rel=3)@5"), ("RR", "RR"), ("MRR@10", "RR@10"), ("Rprec", "Rprec"), ("RPrec(rel=2)", "Rprec(rel=2)"),
            ("Bpref", "Bpref"), ("RBP", "RBP(p=0.8)"), ("RBP(p=0.95)", "RBP(p=0.95)"), ("RBP(rel=2,p=0.5)@10", "RBP(p=0.5,rel=2)@10"),
            ("Success@1", "Success@1"), ("Judged@10", "Judged@10"), ("ERR@20", "ERR@20"), ("NumRel", "NumRel"), ("NumRet", "NumRet"),
            ("NumRet(rel=1)", "NumRet(rel=1)"), ("NumRelRet", "NumRet(rel=1)"), ("NumQ", "NumQ"), ("AP()", "AP"),
        ])
    func names(_ text: String, _ name: String) throws {
        let measure = try MeasureCatalog.measure(text)
        #expect(measure.name == name)
        #expect(try MeasureCatalog.measure(measure.name).name == name)
    }

    @Test(
        "what is wrong with a name is said",
        arguments: [
            ("map", "does not exist (it is written AP)"), ("ndcg@10", "does not exist (it is written nDCG)"), ("F1", "does not exist"),
            ("P", "needs a cutoff, as in P@10"), ("Rprec@5", "has no cutoff"), ("P@0", "has \"@0\" where a whole number from 1 should follow the @"),
            ("P@-5", "has \"@-5\" where"), ("P@5x", "has \"@5x\" where"), ("P@99999999999999999999", "has \"@99999999999999999999\" where"),
            ("P(rel=0)@5", "has rel=0 where a whole number from 1 should stand"), ("P(p=2)@5", "has no parameter p; there are rel"),
            ("RBP(p=1)", "has p=1 where a number between 0 and 1 should stand"), ("RBP(p=nan)", "has p=nan where"), ("P(rel=2@5", "has a parenthesis that does not end"),
            ("P(rel)@5", "has \"rel\" where key=value should stand"), ("P(rel=2,)@5", "has \"\" where key=value should stand"),
            ("P(rel=2,rel=3)@5", "gives rel twice"), ("nDCG(dcg='2')@5", "has no gain '2'"), ("(rel=2)", "does not begin with a name"),
            ("P@5)", "has \"@5)\" where"), ("AP)", "has \")\" after its end"), ("ERR(rel=2)", "has no parameter rel"), ("é@5", "does not exist"),
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
            return choices.count == 15 && choices.contains("nDCG[@k]") && choices.contains("P@k")
        }
    }

    @Test("lists are apart by commas and blanks, but not within parentheses")
    func lists() throws {
        #expect(try MeasureCatalog.measures("AP, nDCG@10 RBP(p=0.5,rel=2),,AP MAP").map(\.name) == ["AP", "nDCG@10", "RBP(p=0.5,rel=2)"])
        for bad in ["", " , ", "AP,P(rel=2", "AP))"] { #expect(throws: MeasureError.self) { try MeasureCatalog.measures(bad) } }
    }
}

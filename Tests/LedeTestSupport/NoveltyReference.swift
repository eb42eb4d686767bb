import Foundation

/// ndeval's values of runs whose judgments are by aspects.
public enum NoveltyReference {
    private static let environment = PythonEnvironment(
        name: "pyndeval", packages: ["pyndeval==0.0.8"], imports: "import pyndeval", purpose: "compared with ndeval")

    /// Why tests against the reference are off; nil if they can run.
    public static var absence: String? { environment.absence }

    /// By query and cutoff; a run without ties.
    public static func alphaNDCG(run: String, qrels: String, cutoffs: [Int], alpha: Double, relevance: Int) throws -> [String: [String:
        Double]]
    {
        let json = try environment.json(script, [run, qrels, String(alpha), String(relevance)] + cutoffs.map(String.init))
        return try (json as? [String: [String: Double]]) ?? { throw CocoaError(.propertyListReadCorrupt) }()
    }

    private static let script = """
        import json, sys, pyndeval
        run, qrels = [], []
        for line in open(sys.argv[1], encoding="utf-8"):
            query, _, docno, _, score, _ = line.split()
            run.append(pyndeval.ScoredDoc(query, docno, float(score)))
        for line in open(sys.argv[2], encoding="utf-8"):
            query, aspect, docno, grade = line.split()
            qrels.append(pyndeval.SubtopicQrel(query, aspect, docno, int(grade)))
        evaluator = pyndeval.RelevanceEvaluator(
            qrels, ["alpha-nDCG@" + k for k in sys.argv[5:]], relevance_level=int(sys.argv[4]), alpha=float(sys.argv[3]))
        result = {}
        for row in evaluator.evaluate_iter(run):
            result[row["query_id"]] = {k: row["alpha-nDCG@" + k] for k in sys.argv[5:]}
        json.dump(result, sys.stdout)
        """
}

import Foundation

/// trec_eval's and ir_measures' values of a run.
public enum ReferenceMeasures {
    /// By measure and query, every judged query included (0 if the run has none). Names with the prefix `trec_eval:` are computed by
    /// trec_eval's own code under its own name, the others through ir_measures.
    public static func values(run: String, qrels: String, measures: [String]) throws -> [String: [String: Double]] {
        let json = try PythonReference.json(script, [run, qrels] + measures)
        return try (json as? [String: [String: Double]]) ?? { throw CocoaError(.propertyListReadCorrupt) }()
    }

    /// ir_measures leaves some measures to programs that break ties in other ways than trec_eval (Judged, RR@k) or look at doubles
    /// (gdeval); these are given trec_eval's order as scores without ties. gdeval wants numbers for queries' ids and prints five decimals.
    private static let script = """
        import json, sys
        import numpy, pytrec_eval, ir_measures
        run, qrels = {}, {}
        for line in open(sys.argv[1], encoding="utf-8"):
            query, _, docno, _, score, _ = line.split()
            run.setdefault(query, {})[docno] = float(score)
        for line in open(sys.argv[2], encoding="utf-8"):
            query, _, docno, grade = line.split()
            qrels.setdefault(query, {})[docno] = int(grade)
        numbers = {query: str(index + 1) for index, query in enumerate(sorted(set(run) | set(qrels)))}
        names = {number: query for query, number in numbers.items()}
        ordered = {}
        for query, scores in run.items():
            docnos = sorted(scores, key=lambda d: d.encode(), reverse=True)
            docnos.sort(key=lambda d: -float(numpy.float32(scores[d])))
            ordered[numbers[query]] = {docno: float(len(docnos) - rank) for rank, docno in enumerate(docnos)}
        numbered = {numbers[query]: grades for query, grades in qrels.items()}
        result = {}
        for name in sys.argv[3:]:
            if name.startswith("trec_eval:"):
                own = name.removeprefix("trec_eval:")
                found = pytrec_eval.RelevanceEvaluator(qrels, {own}).evaluate(run)
                key = own.replace(".", "_", 1)
                values = {query: found[query][key] if query in found else 0.0 for query in qrels}
            else:
                measure = ir_measures.parse_measure(name.replace("RBP(p=", "RBP(rel=1,p="))
                tied = measure.NAME in ("Judged", "ERR", "RBP") or "exp-log2" in name or name.startswith("RR@") or ")@" in name and measure.NAME == "RR"
                if tied:
                    found = ir_measures.iter_calc([measure], numbered, ordered)
                    values = {names[value.query_id]: value.value for value in found}
                else:
                    values = {value.query_id: value.value for value in ir_measures.iter_calc([measure], qrels, run)}
            # What is divided by nothing, such as precision where nothing judged was retrieved, is 0 here.
            result[name] = {query: float(numpy.nan_to_num(values.get(query, 0.0))) for query in qrels}
        json.dump(result, sys.stdout)
        """
}

/// Judgments gathered from a file, each checked as it comes.
struct QrelsList {
    /// A document's grades by the aspect (TREC's second column) judged: most have one.
    private enum Judgment {
        case one(aspect: String, grade: Int)
        case several([String: Int])
    }

    private let file: EvaluationFile
    private var queryIDs: [String] = []
    private var judgments: [String: [String: Judgment]] = [:]
    /// The first aspect, and whether there is another one: only then are there aspects at all.
    private var aspect: String?
    private var hasAspects = false

    init(_ file: EvaluationFile) { self.file = file }

    /// Adds a judgment; exact repetitions are ignored.
    /// - Throws: `EvaluationFileError` for a document that has another grade for the same aspect.
    mutating func add(query: String, docno: String, aspect: String, grade: Int, line: Int?) throws(EvaluationFileError) {
        if judgments[query] == nil { queryIDs.append(query) }
        if self.aspect == nil { self.aspect = aspect }
        if self.aspect != aspect { hasAspects = true }
        switch judgments[query]?[docno] {
        case nil: judgments[query, default: [:]][docno] = .one(aspect: aspect, grade: grade)
        case .one(aspect, grade): break
        case .one(let first, let other) where first != aspect:
            judgments[query, default: [:]][docno] = .several([first: other, aspect: grade])
        case .several(var grades) where grades[aspect] ?? grade == grade:
            grades[aspect] = grade
            judgments[query, default: [:]][docno] = .several(grades)
        case .one(_, let other): throw contradiction(query, docno, other, grade, line)
        case .several(let grades): throw contradiction(query, docno, grades[aspect] ?? 0, grade, line)
        }
    }

    private func contradiction(_ query: String, _ docno: String, _ first: Int, _ second: Int, _ line: Int?) -> EvaluationFileError {
        file.error("document \(docno) is judged twice for query \(query): \(first), then \(second)", line: line)
    }

    var qrels: Qrels {
        var qrels = Qrels()
        for query in queryIDs {
            for (docno, judgment) in judgments[query] ?? [:] {
                switch judgment {
                case .one(_, let grade) where !hasAspects: qrels.add(queryID: query, docno: docno, grade: grade)
                case .one(let aspect, let grade): qrels.add(queryID: query, docno: docno, aspects: [aspect: grade])
                case .several(let grades): qrels.add(queryID: query, docno: docno, aspects: grades)
                }
            }
        }
        return qrels
    }
}

// Qrels are lines in one of two forms, fields apart by blanks or tabs:
//
//     qid iter docno rel          TREC; the second field is ignored
//     query-id corpus-id score    BEIR; this very header line first, then three fields a line

extension Qrels {
    /// Reads judgments.
    /// - Throws: `EvaluationFileError` with the line for a wrong number of fields, a grade that is no whole number, or a document
    ///   judged twice for a query.
    public init(path: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path))
    }

    /// Reads judgments from the bytes of a file; `name` stands for it in messages.
    public init(bytes: [UInt8], name: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes))
    }

    private init(_ file: EvaluationFile) throws(EvaluationFileError) {
        var qrels = Qrels()
        var isBEIR = false
        var isFirst = true
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let fields = EvaluationFile.fields(line)
            defer { isFirst = false }
            if isFirst, fields == ["query-id", "corpus-id", "score"] {
                isBEIR = true
                return
            }
            guard fields.count == (isBEIR ? 3 : 4) else {
                let form = isBEIR ? "three fields (query-id corpus-id score)" : "four fields (qid iter docno rel)"
                throw file.error("expected \(form), found \(fields.count)", line: number)
            }
            let (queryID, docno, gradeText) = (String(fields[0]), String(fields[isBEIR ? 1 : 2]), fields[isBEIR ? 2 : 3])
            guard let grade = Int(gradeText) else {
                throw file.error("the grade \"\(gradeText)\" is not a whole number", line: number)
            }
            guard qrels.add(queryID: queryID, docno: docno, grade: grade) else {
                throw file.error("document \(docno) is judged twice for query \(queryID)", line: number)
            }
        }
        self = qrels
    }
}

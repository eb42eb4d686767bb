// A TREC run is lines of exactly six fields, apart by blanks or tabs:
//
//     qid Q0 docno rank score runtag
//
// Ranks count from 1; readers ignore them and the second field, as trec_eval does.
//
// Or it is JSON Lines, where its first visible character is a brace:
//
//     {"qid": …, "docno": …, "rank": …, "score": …, "tag": …}      rank is ignored, too; without a tag the run is called "run"

extension Run {
    /// Reads a run; entries keep the order of their lines.
    /// - Throws: `EvaluationFileError` with the line for a wrong number of fields, a score that is no finite number, a document
    ///   given twice for a query, or a second run tag.
    public init(path: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path))
    }

    /// Reads a run from the bytes of a file; `name` stands for it in messages.
    public init(bytes: [UInt8], name: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes))
    }

    private init(_ file: EvaluationFile) throws(EvaluationFileError) {
        var run: Run?
        var seen: [String: Set<String>] = [:]
        let isJSON = file.firstVisibleByte == UInt8(ascii: "{")
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let (queryID, docno, score, tag) = try isJSON ? Self.members(line, file, number) : Self.columns(line, file, number)
            guard seen[queryID, default: []].insert(docno).inserted else {
                throw file.error("document \(docno) appears twice for query \(queryID)", line: number)
            }
            if let first = run?.tag, first != tag {
                throw file.error("the run tag changes from \(first) to \(tag)", line: number)
            }
            if run == nil { run = Run(tag: tag) }
            run?.append(RunEntry(docno: docno, score: score), to: queryID)
        }
        guard let run else { throw file.error("holds no line of a run", line: nil) }
        self = run
    }

    private static func columns(
        _ line: String, _ file: EvaluationFile, _ number: Int
    ) throws(EvaluationFileError) -> (queryID: String, docno: String, score: Double, tag: String) {
        let fields = EvaluationFile.fields(line)
        guard fields.count == 6 else {
            throw file.error("expected six fields (qid Q0 docno rank score runtag), found \(fields.count)", line: number)
        }
        guard let score = Double(fields[4]), score.isFinite else {
            throw file.error("the score \"\(fields[4])\" is not a finite number", line: number)
        }
        return (String(fields[0]), String(fields[2]), score, String(fields[5]))
    }

    private static func members(
        _ line: String, _ file: EvaluationFile, _ number: Int
    ) throws(EvaluationFileError) -> (queryID: String, docno: String, score: Double, tag: String) {
        let object = try JSONLine(line, file: file, number: number)
        guard let queryID = object.text("qid"), !queryID.isEmpty else { throw file.error("the line has no \"qid\"", line: number) }
        guard let docno = object.text("docno"), !docno.isEmpty else { throw file.error("the line has no \"docno\"", line: number) }
        guard let score = object.number("score"), score.isFinite else {
            throw file.error(object.has("score") ? "the score is not a finite number" : "the line has no \"score\"", line: number)
        }
        return (queryID, docno, score, object.text("tag") ?? "run")
    }

    /// The run as a TREC file; scores have the digits that give the same `Double` back.
    ///
    /// A query without an answer leaves no line: the format has none for it. White space within an id would break the line, so it
    /// becomes `_`.
    /// - Complexity: O(n) in entries.
    public func trecText() -> String {
        var text = ""
        let tag = Self.field(tag)
        for queryID in queryIDs {
            let query = Self.field(queryID)
            for (index, entry) in (rankings(of: queryID)).enumerated() {
                text += "\(query) Q0 \(Self.field(entry.docno)) \(index + 1) \(entry.score) \(tag)\n"
            }
        }
        return text
    }

    private func rankings(of queryID: String) -> [RunEntry] { self[queryID] ?? [] }

    private static func field(_ text: String) -> String {
        guard !text.isEmpty else { return "_" }
        guard text.unicodeScalars.contains(where: \.properties.isWhitespace) else { return text }
        var field = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { field.append(scalar.properties.isWhitespace ? "_" : scalar) }
        return String(field)
    }
}

// A run is lines, fields separated by tabs or blanks. A header says what the columns are (`ColumnName`); without one their number in the
// first line decides:
//
//     qid Q0 docno rank score runtag      TREC; all after the score is the tag, which may have blanks
//     qid pid rank                        MS MARCO; the score is 1 / rank, as in Anserini, and the tag "run"
//
// Ranks count from 1; in TREC's form they and the second field are ignored, as by trec_eval. A file whose header has commas is CSV.
//
// Or it is JSON, if its first visible character is a brace: either lines, of which the first has names that ir_datasets and others also
// use,
//
//     {"qid": …, "docno": …, "rank": …, "score": …, "tag": …}      rank is ignored too; without a tag the run is called "run"
//
// or an object of objects, as in ranx: {"qid": {"docno": score}}. Lines that begin with # and are not part of a run are comments.

extension Run {
    /// Reads a run; entries keep the order of their lines.
    /// - Throws: `EvaluationFileError` with the line for a wrong number of fields, a score that is not a finite number, a document
    ///   given twice for a query, or a second run tag.
    package init(path: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path))
    }

    /// Reads a run from the bytes of a file; `name` names it in messages.
    package init(bytes: [UInt8], name: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes))
    }

    /// The name of a run without a tag.
    private static let usualTag = "run"

    private init(_ file: EvaluationFile) throws(EvaluationFileError) {
        var list = RunList(file)
        if file.firstVisibleByte == UInt8(ascii: "{") {
            try Self.readJSON(file, &list)
        } else if let header = file.firstLine, let order = Self.order(header.split(separator: ",", omittingEmptySubsequences: false)) {
            try Self.readCSV(file, order, &list)
        } else {
            try Self.readLines(file, &list)
        }
        self = try list.finished()
    }

    private static func order(_ header: [Substring]) -> ColumnOrder? {
        for figure in [ColumnName.score, .rank] {
            if let order = ColumnOrder(header: header, needed: [.query, .document, figure], meaning: ColumnName.ofRun) { return order }
        }
        return nil
    }

    private static func readLines(_ file: EvaluationFile, _ run: inout RunList) throws(EvaluationFileError) {
        let trec = ColumnOrder([.query, .iteration, .document, .rank, .score, .tag], form: "qid Q0 docno rank score runtag")
        let short = ColumnOrder([.query, .document, .rank], form: "qid pid rank")
        var order: ColumnOrder?
        var list = run
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            if EvaluationFile.isComment(line) { return }
            var fields = EvaluationFile.fields(line, atLeast: order?.count ?? 3)
            if order == nil {
                order = Self.order(fields)
                if order != nil { return }
            }
            // The first line tells the number of columns.
            let form = order ?? (fields.count == 3 && Int(fields[2]) != nil ? short : trec)
            if order == nil { fields = EvaluationFile.fields(line, atLeast: form.count) }
            // If the tag continues after a blank, the rank must be a number: else an id had the blank.
            let isLonger = fields.count > form.count && form.form == trec.form && Int(fields[3]) != nil
            guard fields.count == form.count || isLonger else {
                if EvaluationFile.mayBeComment(line) { return }
                let count = form.form == trec.form ? "six" : "\(form.count)"
                throw file.error("expected \(count) fields (\(form.form)), found \(fields.count)", line: number)
            }
            if isLonger { fields[5] = Substring(fields[5...].joined(separator: " ")) }
            try list.add(Self.line(fields, form, file, number), number: number)
            order = form
        }
        run = list
    }

    private static func readCSV(_ file: EvaluationFile, _ order: ColumnOrder, _ run: inout RunList) throws(EvaluationFileError) {
        var list = run
        try CSVTable(file).forEachRow(order) { (values: [Substring], number: Int) throws(EvaluationFileError) in
            try list.add(line(values, order, file, number), number: number)
        }
        run = list
    }

    private static func line(
        _ fields: [Substring], _ order: ColumnOrder, _ file: EvaluationFile, _ number: Int
    ) throws(EvaluationFileError) -> RunList.Line {
        let rank = order.value(.rank, in: fields)
        let score: Double
        if let text = order.value(.score, in: fields) {
            guard let value = Double(text), value.isFinite else {
                throw file.error("the score \"\(text)\" is not a finite number", line: number)
            }
            score = value
        } else {
            guard let value = rank.flatMap({ Int($0) }), value >= 1 else {
                throw file.error("the rank \"\(rank ?? "")\" is not a whole number from 1", line: number)
            }
            score = 1 / Double(value)
        }
        let (query, docno) = (order.value(.query, in: fields) ?? "", order.value(.document, in: fields) ?? "")
        if query.isEmpty || docno.isEmpty { throw file.error("the \(query.isEmpty ? "query" : "document") has no id", line: number) }
        let tag = order.value(.tag, in: fields).map { String($0) } ?? usualTag
        return RunList.Line(query: String(query), docno: String(docno), score: score, rank: rank.flatMap { Int($0) }, tag: tag)
    }

    private static func readJSON(_ file: EvaluationFile, _ run: inout RunList) throws(EvaluationFileError) {
        if let nested = JSONTable(file) {
            for (query, scores) in nested.rows {
                for (docno, score) in scores {
                    guard score.isFinite else {
                        throw file.error("the score of document \(docno) for query \(query) is not a finite number", line: nil)
                    }
                    try run.add(RunList.Line(query: query, docno: docno, score: score, rank: nil, tag: usualTag), number: nil)
                }
            }
            return
        }
        var list = run
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let object = try JSONLine(line, file: file, number: number)
            guard let query = object.text(JSONLine.queryNames), !query.isEmpty else {
                throw file.error("the line has no \"qid\"", line: number)
            }
            guard let docno = object.text(JSONLine.documentNames), !docno.isEmpty else {
                throw file.error("the line has no \"docno\"", line: number)
            }
            guard let score = object.number("score"), score.isFinite else {
                throw file.error(object.has("score") ? "the score is not a finite number" : "the line has no \"score\"", line: number)
            }
            let rank = object.number("rank").flatMap { Int(exactly: $0) }
            try list.add(
                RunList.Line(query: query, docno: docno, score: score, rank: rank, tag: object.text("tag", "run_id") ?? usualTag),
                number: number)
        }
        run = list
    }

    /// The run as a TREC file; scores have the digits that give the same `Double` back.
    ///
    /// A query without an answer leaves no line: the format has none for it. White space within an id would break the line and becomes `_`.
    /// - Complexity: O(n) in entries.
    package func trecText() -> String {
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

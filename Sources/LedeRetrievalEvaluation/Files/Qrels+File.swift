// Judgments are lines, fields separated by tabs or blanks. A header says what the columns are, in any order, by any of their usual names
// (`ColumnName`); without one their number in the first line decides:
//
//     qid iter docno rel          TREC; what follows is ignored
//     qid docno rel               as in BEIR without its header
//
// The second field of TREC's form is the judged aspect (subtopic) of the query, if the file has more than one. A file whose header has
// commas is CSV. One that begins with a brace is an object of objects, {"qid": {"docno": rel}}, as in ranx, or JSON Lines with "qid",
// "docno" and "rel".
//
// Lines that begin with # and are not judgments are comments.

extension Qrels {
    /// Reads judgments.
    /// - Throws: `EvaluationFileError` with the line for a wrong number of fields, a grade that is not a whole number, or a document
    ///   judged twice for a query with different grades.
    package init(path: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(path: path))
    }

    /// Reads judgments from the bytes of a file; `name` names it in messages.
    package init(bytes: [UInt8], name: String) throws(EvaluationFileError) {
        try self.init(EvaluationFile(name: name, bytes: bytes))
    }

    private init(_ file: EvaluationFile) throws(EvaluationFileError) {
        var list = QrelsList(file)
        if file.firstVisibleByte == UInt8(ascii: "{") {
            try Self.readJSON(file, &list)
        } else if let header = file.firstLine, let order = Self.order(header.split(separator: ",", omittingEmptySubsequences: false)) {
            try Self.readCSV(file, order, &list)
        } else {
            try Self.readLines(file, &list)
        }
        self = list.qrels
    }

    private static func order(_ header: [Substring]) -> ColumnOrder? {
        ColumnOrder(header: header, needed: [.query, .document, .grade], meaning: ColumnName.ofQrels)
    }

    private static func readLines(_ file: EvaluationFile, _ qrels: inout QrelsList) throws(EvaluationFileError) {
        let trec = ColumnOrder([.query, .iteration, .document, .grade], form: "qid iter docno rel")
        let short = ColumnOrder([.query, .document, .grade], form: "qid docno rel")
        var order: ColumnOrder?
        var list = qrels
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            if EvaluationFile.isComment(line) { return }
            var fields = EvaluationFile.fields(line, atLeast: order?.count ?? 3)
            if order == nil {
                order = Self.order(fields)
                if order != nil { return }
            }
            // The first judgment tells the number of columns.
            let isShort = fields.count == 3 && grade(fields[2]) != nil
            let form = order ?? (isShort ? short : trec)
            if order == nil { fields = EvaluationFile.fields(line, atLeast: form.count) }
            guard fields.count == form.count || fields.count > form.count && form.count >= 4 else {
                if EvaluationFile.mayBeComment(line) { return }
                throw file.error(
                    "expected \(form.count == 3 ? "three" : "four") fields (\(form.form)), found \(fields.count)", line: number)
            }
            do throws(EvaluationFileError) {
                try add(fields, form, file, number, &list)
            } catch {
                // For a line that begins with # and has no number in its last column, such as a header.
                let last = form.value(.grade, in: fields) ?? ""
                guard EvaluationFile.mayBeComment(line), Double(last) == nil else { throw error }
                return
            }
            order = form
        }
        qrels = list
    }

    private static func readCSV(_ file: EvaluationFile, _ order: ColumnOrder, _ qrels: inout QrelsList) throws(EvaluationFileError) {
        var list = qrels
        try CSVTable(file).forEachRow(order) { (values: [Substring], line: Int) throws(EvaluationFileError) in
            // An unrated pair of Quepid.
            if order.value(.grade, in: values)?.isEmpty == true { return }
            try add(values, order, file, line, &list)
        }
        qrels = list
    }

    private static func add(
        _ fields: [Substring], _ order: ColumnOrder, _ file: EvaluationFile, _ line: Int, _ list: inout QrelsList
    ) throws(EvaluationFileError) {
        let text = order.value(.grade, in: fields) ?? ""
        guard let grade = grade(text) else { throw file.error("the grade \"\(text)\" is not a whole number", line: line) }
        let (query, docno) = (order.value(.query, in: fields) ?? "", order.value(.document, in: fields) ?? "")
        if query.isEmpty || docno.isEmpty { throw file.error("the \(query.isEmpty ? "query" : "document") has no id", line: line) }
        try list.add(
            query: String(query), docno: String(docno), aspect: String(order.value(.iteration, in: fields) ?? "0"), grade: grade, line: line
        )
    }

    /// A whole number, even as `1.0`; nil for any other text.
    private static func grade(_ text: Substring) -> Int? {
        if let grade = Int(text) { return grade }
        guard text.utf8.count <= 32, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }),
            let number = Double(text)
        else { return nil }
        return whole(number)
    }

    /// `number` if it is whole and a double tells it from its neighbours.
    private static func whole(_ number: Double) -> Int? { abs(number) < 0x1p53 && number == number.rounded() ? Int(number) : nil }

    private static func readJSON(_ file: EvaluationFile, _ qrels: inout QrelsList) throws(EvaluationFileError) {
        if let nested = JSONTable(file) {
            for (query, grades) in nested.rows {
                for (docno, number) in grades {
                    guard let grade = whole(number) else {
                        throw file.error("the grade \(number) of document \(docno) for query \(query) is not a whole number", line: nil)
                    }
                    try qrels.add(query: query, docno: docno, aspect: "0", grade: grade, line: nil)
                }
            }
            return
        }
        var list = qrels
        try file.forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
            let object = try JSONLine(line, file: file, number: number)
            guard let query = object.text(JSONLine.queryNames), !query.isEmpty else {
                throw file.error("the line has no \"qid\"", line: number)
            }
            guard let docno = object.text(JSONLine.documentNames), !docno.isEmpty else {
                throw file.error("the line has no \"docno\"", line: number)
            }
            guard let name = ["rel", "relevance", "grade", "score", "label"].first(where: { object.has($0) }) else {
                throw file.error("the line has no \"rel\"", line: number)
            }
            guard let grade = object.number(name).flatMap(whole) else { throw file.error("the grade is not a whole number", line: number) }
            try list.add(
                query: query, docno: docno, aspect: object.text("iter", "iteration", "subtopic") ?? "0", grade: grade, line: number)
        }
        qrels = list
    }
}

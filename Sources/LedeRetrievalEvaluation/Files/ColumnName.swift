/// What a column of judgments, runs or queries holds, by its name in headers.
enum ColumnName: Sendable {
    case query, iteration, document, grade, rank, score, tag, text, description, narrative

    /// What `name` means in a file whose last figure is a grade, a run, or a file of queries; case, quotation marks and the difference
    /// between `-`, `_` and a blank do not matter. Nil for any other text.
    static func ofQrels(_ name: Substring) -> ColumnName? {
        let name = plain(name)
        if let known = common[name] { return known }
        return grades.contains(name) ? .grade : name == "query" ? .query : nil
    }

    static func ofRun(_ name: Substring) -> ColumnName? {
        let name = plain(name)
        if let known = common[name] { return known }
        switch name {
        case "query": return .query
        case "rank", "position": return .rank
        case "score", "sim", "similarity", "rsv", "relevance": return .score
        case "tag", "run_tag", "runtag", "run_id", "runid", "run", "run_name", "system": return .tag
        default: return nil
        }
    }

    static func ofQueries(_ name: Substring) -> ColumnName? {
        switch plain(name) {
        case "qid", "query_id", "queryid", "q_id", "id", "_id", "topic_id", "topicid", "topic_number", "topic_no", "number", "num",
            "query_number", "qno":
            .query
        case "query", "text", "title", "query_text", "querytext", "question", "queries", "raw_query": .text
        case "desc", "description": .description
        case "narr", "narrative": .narrative
        default: nil
        }
    }

    private static let common: [String: ColumnName] = [
        "qid": .query, "query_id": .query, "queryid": .query, "q_id": .query, "topic": .query, "topic_id": .query, "topicid": .query,
        "topic_number": .query,
        "topic_no": .query, "iter": .iteration, "iteration": .iteration, "q0": .iteration, "unused": .iteration, "subtopic": .iteration,
        "subtopic_id": .iteration,
        "intent": .iteration, "docno": .document, "doc_no": .document, "doc_id": .document, "docid": .document, "doc": .document,
        "document": .document,
        "document_id": .document, "documentid": .document, "did": .document, "d_id": .document, "corpus_id": .document,
        "corpusid": .document, "pid": .document,
        "passage_id": .document, "passageid": .document, "item_id": .document, "article_id": .document, "cord_uid": .document,
    ]
    private static let grades: Set = [
        "rel", "relevance", "relevancy", "relevance_score", "score", "grade", "rating", "label", "judgment", "judgement", "gain", "qrel",
        "relevance_label",
    ]
    /// Longer texts are not names.
    private static let longest = 32

    private static func plain(_ name: Substring) -> String {
        guard name.utf8.count <= longest else { return "" }
        var plain = EvaluationFile.trimmed(name).lowercased().replacing("-", with: "_").replacing(" ", with: "_")
        while plain.first == "\"" || plain.first == "#" { plain.removeFirst() }
        while plain.last == "\"" { plain.removeLast() }
        return plain
    }
}

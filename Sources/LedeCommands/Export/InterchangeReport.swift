import LedeModules

/// What `lede export` and `lede import` say when they are done.
struct InterchangeReport {
    private let summary: InterchangeSummary
    private let file: String
    private let index: String
    private let verb: String

    init(_ summary: InterchangeSummary, file: String, index: String, verb: String) {
        self.summary = summary
        self.file = file
        self.index = index
        self.verb = verb
    }

    static func progress(_ terms: Int, of count: Int) -> String { "\(HumanFormat.count(terms)) of \(HumanFormat.count(count, "term"))" }

    /// Notes go to standard error, or are part of the object.
    func print(asJSON: Bool) {
        if asJSON {
            let fields: [(String, JSONValue)] = [
                ("file", .string(file)), ("index", .string(index)), ("analyzer", .string(summary.analyzer)),
                ("documents", .integer(summary.documents)), ("terms", .integer(summary.terms)), ("postings", .integer(summary.postings)),
                ("tokens", .integer(summary.tokens)), ("bytes", .integer(summary.bytes)),
                ("notes", .array(summary.notes.map { .string($0) })),
            ]
            StandardOutput.shared.writeLine(JSONValue.object(fields).line)
            return
        }
        for note in summary.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        StandardOutput.shared.writeLine(
            "\(file.sanitizedForTerminal()): \(HumanFormat.bytes(summary.bytes)) \(verb), \(HumanFormat.count(summary.documents, "article")), "
                + "\(HumanFormat.count(summary.tokens, "token")), \(HumanFormat.count(summary.terms, "term")), "
                + "\(HumanFormat.count(summary.postings, "posting")), analyzer \(summary.analyzer.sanitizedForTerminal())")
    }
}

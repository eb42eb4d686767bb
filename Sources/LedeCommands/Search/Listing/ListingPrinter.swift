import LedeModules
import Synchronization

/// Prints answers as a table, for spreadsheets and other programs. What people should know goes to standard error.
final class ListingPrinter: Sendable {
    private let form: ListingForm
    private let fields: [ListingField]
    private let indexNames: [String]
    private let terminal: Terminal
    private let output: StandardOutput
    private let messages: StandardOutput
    /// Whether the line of names is still to come.
    private let needsHeader: Mutex<Bool>

    init(
        _ form: ListingForm, fields: [ListingField]?, header: Bool, indexNames: [String], terminal: Terminal,
        output: StandardOutput = .shared,
        messages: StandardOutput = .standardError
    ) {
        self.form = form
        self.fields = form == .ids ? [.own(.id)] : fields ?? ListingField.usual
        self.indexNames = indexNames
        self.terminal = terminal
        self.output = output
        self.messages = messages
        needsHeader = Mutex(header && form != .ids)
    }

    /// - Parameter query: of several, the one answered, which is then in the first column.
    func print(_ answer: SearchAnswer, hints: [StyledText], of query: String?) {
        for hint in hints { messages.writeLine(hint.plain) }
        if answer.isPartial { messages.writeLine(SearchAnswer.partialHeading) }
        let query = form == .ids ? nil : query
        if needsHeader.withLock({ needed in
            defer { needed = false }
            return needed
        }) {
            write((query == nil ? [] : ["query"]) + fields.map(\.name))
        }
        for hit in answer.hits { write((query.map { [$0] } ?? []) + fields.map { $0.text(of: hit, indexNames: indexNames) }) }
        guard !answer.hits.isEmpty else { return }
        for case .kept(let name) in fields where !answer.hits.contains(where: { hit in hit.article.metadata.contains { $0.name == name } })
        {
            let known = Set(answer.hits.flatMap { $0.article.metadata.filter { !$0.isProvenance }.map(\.name) }).sorted().prefix(20).joined(
                separator: ", ")
            messages.writeLine(
                "lede: none of these articles has a field called \(name.debugDescription); there are \(ListingField.Own.allCases.map(\.rawValue).joined(separator: ", "))\(known.isEmpty ? "" : ", " + known)"
                    .sanitizedForTerminal())
        }
    }

    private func write(_ cells: [String]) {
        let line = form.line(cells)
        output.write(terminal.outputIsTerminal ? line.sanitizedForTerminal(keepingLines: true) : line)
    }
}

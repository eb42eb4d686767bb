import ArgumentParser
import Foundation
import LedeModules

/// Answers the queries that a person types at a prompt, and the commands between them.
struct PromptSession {
    private let indexes: SearchedIndexes
    private let pager: PagerOptions
    private var terminal: Terminal
    private var settings: PromptSettings
    private var command: SearchCommand
    private var surroundings: SearchSurroundings
    /// The last query, how many of its results were skipped or shown, and the ids of those shown, by rank.
    private var last: (query: String, shown: Int, hasMore: Bool, ids: [Int: String])?

    private var reader: IndexReader { indexes.reader }

    /// - Parameters:
    ///   - command: as it was called.
    ///   - arguments: after `lede search`.
    init(_ command: SearchCommand, arguments: [String], indexes: SearchedIndexes) throws {
        self.command = command
        self.indexes = indexes
        pager = command.pager
        terminal = command.output.terminal
        settings = PromptSettings(arguments)
        surroundings = try command.surroundings(indexes)
    }

    /// Asks for lines until there are no more. All errors are shown, and the next line is asked for.
    mutating func run() async throws {
        var lines = queryLines()
        if terminal.outputIsTerminal {
            let count = HumanFormat.count(reader.statistics.documentCount, "article")
            StandardOutput.shared.writeLine(
                terminal.rendered(
                    StyledText("\(count). Tab completes words and fields, .help shows commands, .quit or Ctrl-D ends.", .faint)))
        }
        try StandardOutput.shared.flush()
        while let line = try lines.next() {
            if line.allSatisfy(\.isWhitespace) { continue }
            // The window may have another size by now.
            terminal = command.output.terminal
            if !pager.isOff, let pager = Pager(for: terminal) { StandardOutput.shared.beginPaging(pager) }
            var isOver = false
            do {
                isOver = try await obey(PromptLine(line))
            } catch {
                StandardOutput.shared.endPaging()
                Self.report(error, columns: terminal.columns)
            }
            StandardOutput.shared.endPaging()
            try StandardOutput.shared.flush()
            if isOver { break }
        }
    }

    /// - Returns: whether the session is over.
    private mutating func obey(_ line: PromptLine) async throws -> Bool {
        switch line {
        case .quit: return true
        case .help: StandardOutput.shared.writeLine(PromptLine.helpText)
        case .wrong(let what): throw CommandFailure(what)
        case .set(let name, let value): try set(name, value)
        case .query(let text):
            hint(at: text)
            try await answer(text, offset: nil)
        case .next:
            guard let last else { throw CommandFailure("there is no query yet for .next to show more of") }
            guard last.hasMore else { throw CommandFailure("there are no more results") }
            try await answer(last.query, offset: last.shown)
        case .show(let rank): try await run("show", on: rank)
        case .open(let rank): try await run("open", on: rank)
        }
        return false
    }

    private mutating func answer(_ text: String, offset: Int?) async throws {
        var command = command
        if let offset {
            command.page.offset = offset
            command.page.cursor = nil
        }
        let start = command.page.offset ?? 0
        if offset == nil { last = nil }
        let outcome = try await Interruption.endingInOrder { [command, surroundings] in
            try command.answer(text, surroundings, isAtPrompt: true)
        }
        surroundings.recorder.save()
        guard let answer = outcome.answer else { return }
        var ids = offset == nil ? [:] : last?.ids ?? [:]
        for hit in answer.hits { ids[hit.rank] = hit.article.id }
        last = (text, start + answer.hits.count, answer.cursor != nil, ids)
    }

    /// Options within a line are words to the parser.
    private func hint(at text: String) {
        guard let option = text.split(whereSeparator: \.isWhitespace).first(where: { $0.wholeMatch(of: /--[a-z][a-z0-9-]*(=.*)?/) != nil })
        else { return }
        StandardOutput.standardError.writeLine(
            "lede: \(option) is searched for as text; an option is set with .set \(option.dropFirst(2).replacing("=", with: " "))"
                .sanitizedForTerminal())
    }

    private mutating func set(_ name: String?, _ value: String?) throws {
        guard let name else {
            let shown = settings.shown
            StandardOutput.shared.writeLine(
                shown.isEmpty ? "everything is as usual" : shown.joined(separator: "\n").sanitizedForTerminal(keepingLines: true))
            return
        }
        if PromptSettings.fixed.contains(name) { throw CommandFailure("\(name) cannot be set at the prompt") }
        var changed = settings
        if value == "off" {
            guard changed.unset(name) else { throw CommandFailure("\(name) is not set") }
        } else {
            changed.set(name, value == "on" ? nil : value)
        }
        guard let command = try LedeCommand.parseAsRoot(["search"] + changed.arguments) as? SearchCommand else { return }
        surroundings = try command.surroundings(indexes)
        self.command = command
        settings = changed
    }

    /// Runs a command of `lede` on a result of the last query.
    private func run(_ name: String, on rank: Int) async throws {
        guard let last else { throw CommandFailure("there is no query yet with results for .\(name)") }
        guard let id = last.ids[rank] else { throw CommandFailure("result \(rank) is not among those that were shown") }
        // The words of the query are marked, whatever page of its results this one was on.
        let marks = name == "show" ? ["--mark", last.query] + (pager.isOff ? ["--no-pager"] : []) : []
        let places = indexes.indexes.flatMap { ["--in", $0.path] }
        var command = try LedeCommand.parseAsRoot([name, "--id"] + marks + places + ["--", id])
        if var asynchronous = command as? any AsyncParsableCommand { try await asynchronous.run() } else { try command.run() }
    }

    private static func report(_ error: any Error, columns: Int) {
        switch error {
        case is ExitCode: return
        case let error as QuerySyntaxError: StandardOutput.standardError.writeLine("lede: " + QueryErrorText(error, columns: columns).text)
        case let failure as CommandFailure:
            StandardOutput.standardError.writeLine("lede: " + failure.message.sanitizedForTerminal(keepingLines: true))
            if let hint = failure.hint { StandardOutput.standardError.writeLine("      " + hint.sanitizedForTerminal(keepingLines: true)) }
        default:
            let text = LedeCommand.exitCode(for: error) == .validationFailure ? LedeCommand.message(for: error) : String(describing: error)
            StandardOutput.standardError.writeLine(
                "lede: \(text.replacing("Unknown option '--", with: "there is no setting '"))".sanitizedForTerminal(keepingLines: true))
        }
    }

    /// Lines with editing if the terminal can do it.
    private func queryLines() -> any QueryLines {
        let environment = ProcessInfo.processInfo.environment
        let isDumb = environment["TERM", default: "dumb"] == "dumb" || environment["TERM"] == ""
        if terminal.outputIsTerminal, !isDumb,
            let editor = LineEditor(
                completion: WordCompletion(Searcher(reader: reader)), historyPath: HistoryFile.prepare(environment: environment),
                columns: terminal.columns)
        {
            return editor
        }
        return PlainQueryLines(prompt: "lede> ")
    }
}

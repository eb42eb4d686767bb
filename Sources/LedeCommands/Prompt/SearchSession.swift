import ArgumentParser
import Foundation
import Lede

/// Answers query after query: those that a person types at a prompt, or the lines of a pipe.
struct SearchSession {
    let reader: IndexReader
    let terminal: Terminal
    /// Whether answers are for programs; else a heading names each query of a pipe, and a blank line ends each answer.
    let isForPrograms: Bool
    /// Whether programs get JSON.
    let isJSON: Bool

    /// Asks `answer` for the answer to each query that is not blank, numbered from 1; it says whether there were matches.
    ///
    /// - Throws: of a pipe `ExitCode.failed` if a query had an error of syntax, which is shown before the next one is answered, else `ExitCode.noMatches` if
    ///   none had matches; and the first other error. At a prompt all errors are shown, and the next query is asked for.
    func run(_ answer: @escaping @Sendable (_ text: String, _ number: Int?) throws -> Bool) async throws {
        if Terminal.isTerminal(0) { try await prompt(answer) } else { try pipe(answer) }
    }

    private func pipe(_ answer: (_ text: String, _ number: Int?) throws -> Bool) throws {
        var lines = PlainQueryLines()
        var (number, hasMatches, hasErrors) = (0, false, false)
        while let line = lines.next() {
            if line.allSatisfy(\.isWhitespace) { continue }
            number += 1
            if !isForPrograms {
                if number > 1 { StandardOutput.shared.writeLine() }
                StandardOutput.shared.writeLine(terminal.rendered(StyledText("query \(number): ", .faint) + StyledText(line.sanitizedForTerminal(), .heading)))
            }
            do {
                if try answer(line, number) { hasMatches = true }
            } catch let error as QuerySyntaxError {
                hasErrors = true
                try report(error, number)
            }
            // Whoever writes the queries may wait for each answer before the next, and a later fault takes none back.
            try StandardOutput.shared.flush()
        }
        if number == 0 { throw CommandFailure("there is no query", hint: "Give one as an argument, or queries on standard input, one a line.") }
        if hasErrors { throw ExitCode.failed }
        if !hasMatches { throw ExitCode.noMatches }
    }

    /// Says what is wrong with query `number` of a pipe, for people, and in JSON in place of its answer.
    private func report(_ error: QuerySyntaxError, _ number: Int) throws {
        // What was answered before comes out before the message.
        try StandardOutput.shared.flush()
        let text = QueryErrorText(error, columns: terminal.columns).text
        StandardOutput.standardError.writeLine("lede: query \(number): " + text.sanitizedForTerminal(keepingLines: true))
        if isJSON { SearchJSONPrinter().print(error, of: (number: number, text: error.text)) }
    }

    private func prompt(_ answer: @escaping @Sendable (_ text: String, _ number: Int?) throws -> Bool) async throws {
        var lines = queryLines()
        if terminal.outputIsTerminal {
            let count = HumanFormat.count(reader.statistics.documentCount, "article")
            StandardOutput.shared.writeLine(terminal.rendered(StyledText("\(count). Tab completes words, Ctrl-D ends.", .faint)))
        }
        try StandardOutput.shared.flush()
        while let line = try lines.next() {
            if line.allSatisfy(\.isWhitespace) { continue }
            do {
                _ = try await Interruption.endingInOrder { try answer(line, nil) }
            } catch let error as QuerySyntaxError {
                StandardOutput.standardError.writeLine("lede: " + QueryErrorText(error, columns: terminal.columns).text)
            } catch let failure as CommandFailure {
                StandardOutput.standardError.writeLine("lede: " + failure.message)
            } catch where !(error is ExitCode) {
                StandardOutput.standardError.writeLine("lede: \(error)".sanitizedForTerminal())
            }
            try StandardOutput.shared.flush()
        }
    }

    /// Lines with editing where the terminal can do it.
    private func queryLines() -> any QueryLines {
        let environment = ProcessInfo.processInfo.environment
        let isDumb = environment["TERM", default: "dumb"] == "dumb" || environment["TERM"] == ""
        if terminal.outputIsTerminal, !isDumb,
            let editor = LineEditor(
                completion: WordCompletion(Searcher(reader: reader)), historyPath: HistoryFile.prepare(environment: environment), columns: terminal.columns)
        {
            return editor
        }
        return PlainQueryLines(prompt: "lede> ")
    }
}

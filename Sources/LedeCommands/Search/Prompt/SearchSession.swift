import ArgumentParser
import Foundation
import LedeModules

/// Answers the queries that come through a pipe, one per line.
struct SearchSession {
    let reader: IndexReader
    let terminal: Terminal
    /// Whether answers are for programs; else a heading names each piped query, and a blank line ends each answer.
    let isForPrograms: Bool
    /// Whether programs get JSON.
    let isJSON: Bool
    /// What is asked if a pipe has no query; nil for an error.
    var emptyQuery: String?

    /// Asks `answer` for the answer to each query that is not blank, numbered from 1; it says whether there were matches.
    ///
    /// - Throws: `ExitCode.failed` if a query had an error of syntax, which is shown before the next one is answered, else
    ///   `ExitCode.noMatches` if none had matches; and the first other error.
    func run(_ answer: (_ text: String, _ number: Int?) throws -> Bool) throws {
        var lines = PlainQueryLines()
        var (number, hasMatches, hasErrors) = (0, false, false)
        while let line = lines.next() {
            if line.allSatisfy(\.isWhitespace) { continue }
            number += 1
            if !isForPrograms {
                if number > 1 { StandardOutput.shared.writeLine() }
                StandardOutput.shared.writeLine(
                    terminal.rendered(StyledText("query \(number): ", .faint) + StyledText(line.sanitizedForTerminal(), .heading)))
            }
            do {
                if try answer(line, number) { hasMatches = true }
            } catch let error as QuerySyntaxError {
                hasErrors = true
                try report(error, number)
            }
            // Whoever writes the queries may wait for each answer before the next, and no later error takes one back.
            try StandardOutput.shared.flush()
        }
        if number == 0, let emptyQuery {
            if try !answer(emptyQuery, nil) { throw ExitCode.noMatches }
            return
        }
        if number == 0 {
            throw CommandFailure("there is no query", hint: "Give one as an argument, or queries on standard input, one a line.")
        }
        if hasErrors { throw ExitCode.failed }
        if !hasMatches { throw ExitCode.noMatches }
    }

    /// Says what is wrong with query `number` of a pipe, for people, and in JSON instead of its answer.
    private func report(_ error: QuerySyntaxError, _ number: Int) throws {
        // What was answered before comes out before the message.
        try StandardOutput.shared.flush()
        let text = QueryErrorText(error, columns: terminal.columns).text
        StandardOutput.standardError.writeLine("lede: query \(number): " + text.sanitizedForTerminal(keepingLines: true))
        if isJSON { SearchJSONPrinter(indexNames: []).print(error, of: (number: number, text: error.text)) }
    }
}

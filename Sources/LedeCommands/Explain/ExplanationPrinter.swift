import LedeModules

/// Prints explanations, for people or as one JSON object.
///
///     {"type":"match","id","matches","rank","score","matchCount","limit","threshold","clause":CLAUSE[,"explanation"]}
///     CLAUSE = {"kind":"leaf"|"all"|"any"|"near"|"without"|"nothing","text"?,"field"?,"within"?,"matches","f"?,
///      "parts"?:[CLAUSE],"nearMisses"?:[…]}
///     {"type":"comparison","upper":{"id","rank","score","length","lengthTerm","proximity":{"distance","bonus"}|null},"lower":{…},
///      "difference","leaves":[{"text","field","weight","boost","upper":{"f","contribution"},"lower":{…},"difference","byPresence",
///      "byMatching","byFrequency","byLength"}],
///      "byLength","byProximity","byRounding","deciding":{"text"|null,"cause","difference"}|null}
struct ExplanationPrinter {
    let reader: IndexReader
    let terminal: Terminal
    let isJSON: Bool
    let output: StandardOutput

    init(reader: IndexReader, terminal: Terminal, isJSON: Bool, output: StandardOutput = .shared) {
        self.reader = reader
        self.terminal = terminal
        self.isJSON = isJSON
        self.output = output
    }

    /// - Parameter score: how the score of a match comes about.
    func print(_ match: MatchExplanation, score: Explanation?) throws {
        let id = try reader.docno(match.doc)
        if isJSON {
            output.writeLine(MatchExplanationJSON(match, id: id, score: score).value.line)
            return
        }
        for line in MatchExplanationText(match, id: id).lines { write(line) }
        if let score { for line in ExplanationText(score).lines { write(StyledText("  ") + line) } }
    }

    /// - Parameter ranks: those of both articles; nil for one that does not match.
    func print(_ comparison: ScoreComparison, ranks: (upper: Int?, lower: Int?)) throws {
        let ids = (try reader.docno(comparison.upper.doc), try reader.docno(comparison.lower.doc))
        if isJSON {
            output.writeLine(ScoreComparisonJSON(comparison, ids: ids, ranks: ranks).value.line)
        } else {
            for line in ScoreComparisonText(comparison, ids: ids, ranks: ranks).lines(columns: terminal.columns) { write(line) }
        }
    }

    private func write(_ line: StyledText) {
        for part in terminal.outputIsTerminal ? line.fitted(to: terminal.columns, indent: 4) : [line] {
            output.writeLine(terminal.rendered(part))
        }
    }
}

import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// Measures as CSV and as LaTeX.
@Suite("Tables as files")
struct TableFileTests {
    private func table(names: [String], values: [[Int]], measures: String = "RR NumRet", allPairs: Bool = false) throws -> MeasureTable {
        let qrels = try Qrels(bytes: Array(values[0].indices.map { "q\($0) 0 a 1\n" }.joined().utf8), name: "qrels")
        let runs = values.map { row in
            var run = Run(tag: "r")
            for (query, rank) in row.enumerated() {
                run["q\(query)"] = (1...5).map { RunEntry(docno: $0 == rank ? "a" : "x\($0)", score: Double(10 - $0)) }
            }
            return run
        }
        let report = EvaluationReport(runs: runs, qrels: qrels, measures: try MeasureCatalog.measures(measures), allPairs: allPairs)
        return try #require(MeasureTable(report, names: names, primary: "RR", allPairs: allPairs))
    }

    /// The fields of CSV, by RFC 4180.
    private func fields(_ csv: String) -> [[String]] {
        var (rows, row, field, isQuoted) = ([[String]](), [String](), "", false)
        var rest = Array(csv.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"": field.unicodeScalars.append(rest.removeFirst())
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(field)
                field = ""
            case "\n" where !isQuoted && field.unicodeScalars.last == "\r":
                field.unicodeScalars.removeLast()
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.unicodeScalars.append(scalar)
            }
        }
        return rows
    }

    private static let hostile = [
        "plain", "a,b", "say \"hi\"", "two\r\nlines", "=1+2", "50 % & #1 $x_y^z~ {\\end{tabular}}", "<b>|c`'--", "über 日本 🙂 α",
    ]

    @Test("names come back from CSV as they were")
    func csvNames() throws {
        let names = Self.hostile
        let rows = fields(try table(names: names, values: names.map { _ in [1, 2, 1] }).csv)
        #expect(rows.allSatisfy { $0.count == 17 })
        #expect(rows[0][0] == "system")
        #expect(rows.dropFirst().map { $0[0] } == names.flatMap { [$0, $0] })
        #expect(Set(rows.dropFirst().map { $0[5] }) == ["", "plain"])
    }

    @Test("figures and verdicts in CSV")
    func csvFigures() throws {
        let values = [[2, 2, 2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2, 2, 2]]
        let rows = fields(try table(names: ["a", "b", "c"], values: values, allPairs: true).csv)
        #expect(rows.count == 1 + 2 + 2 + 3)
        let better = try #require(rows.first { $0[0] == "b" && $0[1] == "RR" })
        #expect(better.prefix(7) == ["b", "RR", "1.0", "8", "yes", "a", "0.5"])
        #expect(better.last == "better")
        #expect(Double(better[9]) == 2.0 / 256)
        #expect(Double(better[10]) == 6.0 / 256)
        #expect(rows.contains { $0[0] == "c" && $0[5] == "b" && $0[16] == "worse" })
        #expect(rows.contains { $0[0] == "c" && $0[5] == "a" && $0[16] == "same" })
        #expect(rows.contains { $0[0] == "b" && $0[1] == "NumRet" && $0[2] == "40.0" && $0[4] == "no" && $0[16] == "" })
    }

    @Test("marks in LaTeX")
    func marks() throws {
        let values = [[2, 2, 2, 2, 2, 2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1], [3, 3, 3, 3, 3, 3, 3, 3]]
        let baseline = try table(names: ["one", "two_x", "three"], values: values).latex
        #expect(baseline.contains("a & one & 0.5000\\textsuperscript{c} & 40 \\\\"))
        #expect(baseline.contains("b & two\\_x & \\textbf{1.0000}\\textsuperscript{a} & 40 \\\\"))
        #expect(baseline.contains("c & three & 0.3333 & 40 \\\\"))
        #expect(baseline.contains("each is compared with a alone"))
        #expect(
            try table(names: ["one", "two", "three"], values: values, allPairs: true).latex.contains(
                "\\textbf{1.0000}\\textsuperscript{a,c}"))
    }

    @Test("no text of others is a command")
    func escapes() throws {
        #expect(
            LaTeXText.escaped("50 % & #1 $x_y^z~ {\\a}")
                == "50 \\% \\& \\#1 \\$x\\_y\\textasciicircum{}z\\textasciitilde{} \\{\\textbackslash{}a\\}")
        #expect(LaTeXText.escaped("über") == "über")
        #expect(LaTeXText.escaped("u\u{308}ber") == "über")
        #expect(LaTeXText.escaped("a日本b") == "a\\ifdefined\\Umathchar 日本\\else U+65E5 U+672C\\fi{}b")
        let names = Self.hostile
        let latex = try table(names: names, values: names.map { _ in [1, 2, 1] }).latex
        // Braces balance outside of escapes, and every row has as many cells.
        var depth = 0
        var isEscaped = false
        for scalar in latex.unicodeScalars {
            if !isEscaped, scalar == "{" { depth += 1 }
            if !isEscaped, scalar == "}" { depth -= 1 }
            #expect(depth >= 0)
            isEscaped = scalar == "\\" && !isEscaped
        }
        #expect(depth == 0)
        let rows = latex.split(separator: "\n").filter { $0.hasSuffix(" \\\\") }
        #expect(rows.count == names.count + 1)
        for row in rows { #expect(row.replacing("\\&", with: "").count { $0 == "&" } == 3, "\(row)") }
    }

    /// With a real LaTeX, where there is one.
    @Test("LaTeX takes the table", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/pdflatex"), "no LaTeX"))
    func real() throws {
        let folder = try TemporaryFolder(named: "lede-latex")
        let names = Self.hostile
        let table = try table(names: names, values: names.map { _ in [1, 2, 1] }, measures: "RR NumRet P(rel=1)@5").latex
        try folder.write("\\documentclass{article}\n\\begin{document}\n\(table)\\end{document}\n", to: "t.tex")
        let made = try LedeProcess(
            URL(filePath: "/usr/bin/pdflatex"), ["-interaction=nonstopmode", "-halt-on-error", "t.tex"], in: folder.url)
        #expect(made.status == 0, "\(made.output.suffix(2_000))")
    }
}

import ArgumentParser
import LedeModules

/// `lede check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Verify an index completely.",
        discussion: """
            Reads every byte: checksums, every list, every stored article, and whether they agree; and whether the FTS5 \
            database beside the index holds the same articles. Every damaged file is named. Exit status 2 when anything is wrong.
            """)

    @Argument(help: ArgumentHelp("The folder of the index; --in says the same.", valueName: "index"), completion: IndexCompletion.folders)
    var folder: String?

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let index = try selection.open(folder)
        let report = try await Interruption.endingInOrder { try index.check() }
        let out = StandardOutput.shared
        let structure = report.structure
        let damage = structure.damagedSegments > 0 ? "\(HumanFormat.count(structure.damagedSegments, "damaged segment")); sound are " : ""
        out.writeLine(
            "\(index.path): \(damage)\(HumanFormat.count(structure.documents, "article"))"
                + (structure.deletedDocuments > 0 ? " (\(HumanFormat.count(structure.deletedDocuments)) deleted)" : "")
                + (structure.segments > 1 || structure.damagedSegments > 0 ? " in \(HumanFormat.count(structure.segments, "segment"))" : "")
                + ", \(HumanFormat.count(structure.terms, "different word")) at \(HumanFormat.count(structure.positions, "place")), "
                + "\(HumanFormat.bytes(structure.bytes)) read")
        if structure.otherTerms > 0 {
            out.writeLine(
                "  words as written: \(HumanFormat.count(structure.otherTerms, "different word")) at \(HumanFormat.count(structure.otherPositions, "place"))"
            )
        }
        for name in structure.leftOvers {
            out.writeLine("  \(name.sanitizedForTerminal()) is left from an interrupted run; the next run of lede index removes it")
        }
        for note in report.notes { out.writeLine("  \(note.sanitizedForTerminal())") }
        guard report.problems.isEmpty else {
            if report.isRefused {
                for problem in report.problems { out.writeLine("  not read: \(problem.sanitizedForTerminal())") }
                throw CommandFailure(
                    "\(index.path) could not be checked as a whole",
                    hint:
                        "Nothing that was read is damaged. Make the files readable, or see to whatever else the system says about them, and check again."
                )
            }
            for problem in report.problems { out.writeLine("  damaged: \(problem.sanitizedForTerminal())") }
            throw CommandFailure(
                "\(index.path) is damaged",
                hint: "Index the articles again into a new folder; what is sound can still be read with lede inspect.")
        }
        out.writeLine("  everything is sound")
    }
}

import LedeCore
import LedeIndexBytes
import LedeInvertedIndex
import LedeRankingBackends

extension Index {
    /// What `check` found in an index and beside it.
    package struct CheckReport: Sendable {
        /// What was read of the index itself.
        package var structure: IndexChecker.Report
        /// Everything that is wrong, in words; empty for a sound index.
        package var problems: [String]
        /// What is worth knowing though it is not damage.
        package var notes: [String]

        /// Whether the only trouble is that the system would not let files be read.
        package var isRefused: Bool {
            !problems.isEmpty && problems.count == structure.problems.count && structure.problems.allSatisfy { $0.code == .system }
        }
    }

    /// Verifies the index completely, and whether the FTS5 database beside it holds the same articles.
    /// - Throws: `CancellationError`, or `IndexFileError` for an index of another version of the format, which cannot be checked, but need
    ///   not be damaged; what is wrong with the index is in the report.
    package func check() throws -> CheckReport {
        var checker = IndexChecker(directory, analyzers: analyzers)
        let structure = try checker.run(checkpoint: { try Task.checkCancellation() })
        if structure.segments == 0, let refusal = structure.problems.first(where: { $0.code == .tooOld || $0.code == .tooNew }) {
            throw refusal
        }
        var report = CheckReport(structure: structure, problems: structure.problems.map { $0.description }, notes: [])
        if !structure.keepsPositions {
            report.notes.append("imported without positions and text: terms and documents were held against each other alone")
        } else if !structure.storesText {
            report.notes.append("the text of the articles is not stored: only their titles were held against the postings")
        }
        for name in try directory.names() where FTS5Companion.isLeftOver(name) {
            report.notes.append("\(name) is left from an interrupted run; the next run that writes the FTS5 database removes it")
        }
        guard structure.problems.isEmpty, FTS5Companion(self).exists() else { return report }
        do {
            if try FTS5Companion(self).holdsSameArticles(as: try reader()) {
                report.notes.append("the FTS5 database is sound and holds the same articles in the same order")
            } else {
                report.problems.append("the FTS5 database holds other articles")
            }
        } catch let error as FTS5IndexError where error.isCuredByBuilding && !error.isDamage {
            report.notes.append("the FTS5 database is of another commit; it is built anew when it is next asked for")
        } catch {
            report.problems.append("\(error)")
        }
        return report
    }
}

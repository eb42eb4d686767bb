import Lede

/// The summary at the end of `lede index`.
struct IndexingReport {
    private let summary: IndexingSummary
    private let reader: IndexReader
    private let name: String

    init(_ summary: IndexingSummary, reader: IndexReader, name: String) {
        self.summary = summary
        self.reader = reader
        self.name = name
    }

    func print(to output: StandardOutput) throws {
        let commit = summary.commit
        var changes = [HumanFormat.count(commit.addedCount, "article") + " indexed"]
        if commit.replacedCount > 0 { changes.append("\(HumanFormat.count(commit.replacedCount)) of them in place of earlier ones") }
        if commit.duplicateCount > 0 {
            changes.append("\(HumanFormat.count(commit.duplicateCount)) replaced by a later one with the same id")
        }
        if summary.problemCount > 0 { changes.append("\(HumanFormat.count(summary.problemCount)) skipped") }
        output.writeLine("\(name): \(changes.joined(separator: ", "))")

        if let date = summary.unreadableDate {
            output.writeLine(
                "  undated    \(HumanFormat.count(summary.unreadableDateCount, "article")) whose date cannot be read, the first "
                    + "\(date.sanitizedForTerminal().truncated(to: 40).debugDescription); dates look like 2024-10-28")
        }

        let statistics = reader.statistics
        // Of words that were brought to a stem the stems are counted, not the words.
        let different = StemNote.isStemming(reader) ? HumanFormat.count(try reader.termCount(), "different stem") : "\(HumanFormat.count(try reader.termCount())) different"
        output.writeLine(
            "  holds      \(HumanFormat.count(statistics.documentCount, "article")), \(HumanFormat.count(Int(clamping: statistics.totalTokens), "word")) (\(different))")
        output.writeLine("  words      \(StemNote.text(of: reader))")
        let sizes = reader.sizes
        let all = sizes.reduce(0) { $0 + $1.bytes }
        let stored = sizes.first { $0.structure == .articles }?.bytes ?? 0
        output.writeLine(
            "  Lede       \(HumanFormat.bytes(all)) (index \(HumanFormat.bytes(all - stored)), stored articles \(HumanFormat.bytes(stored))) "
                + "in \(HumanFormat.duration(seconds: summary.seconds))\(rate(summary.seconds))")
        if let fts5 = summary.fts5 {
            output.writeLine(
                "  SQLite     \(HumanFormat.bytes(fts5.bytes)) in \(HumanFormat.duration(seconds: fts5.seconds))\(rate(fts5.seconds)): "
                    + "the same in its FTS5 engine, to compare with; --no-fts5 leaves it out")
            for id in fts5.tooLarge { output.writeLine("  SQLite lacks \(id.sanitizedForTerminal()): it takes no article over 1 GB") }
        }
    }

    /// Megabytes of records a second; nothing for so few that it would be the time to open and sync files.
    private func rate(_ seconds: Double) -> String {
        guard seconds > 0, summary.recordBytes >= 1_000_000 else { return "" }
        return ", \(HumanFormat.decimal(Double(summary.recordBytes) / seconds / 1e6, digits: 1)) MB/s"
    }
}

import LedeModules

/// The summary at the end of `lede index`.
struct IndexingReport {
    private let summary: IndexingSummary
    private let reader: IndexReader
    private let name: String

    private let existed: Bool

    /// - Parameter existed: whether the index was there before.
    init(_ summary: IndexingSummary, reader: IndexReader, name: String, existed: Bool = false) {
        self.existed = existed
        self.summary = summary
        self.reader = reader
        self.name = name
    }

    /// What to know about the sources' names.
    static func notes(_ report: SourceReport) -> [String] {
        var notes = report.added.filter(\.isRenamed).prefix(5).map {
            "  called     \($0.name.sanitizedForTerminal()): there is another of its name, so \($0.root.sanitizedForTerminal()) goes by this one"
        }
        if !report.takenIn.isEmpty {
            notes.append(
                "  taken in   \(HumanFormat.count(report.takenIn.count, "source")) that lie in a new one: "
                    + "\(report.takenIn.prefix(5).map { $0.sanitizedForTerminal() }.joined(separator: ", "))\(report.takenIn.count > 5 ? ", …" : "")"
            )
        }
        for file in report.keptFiles.prefix(5) {
            notes.append("  kept       the articles of \(file.sanitizedForTerminal()), which cannot be read")
        }
        return notes
    }

    func print(to output: StandardOutput) throws {
        let commit = summary.commit
        let sources = summary.sources
        let isUpdate = existed && sources.unchangedFileCount + sources.removedCount + commit.unchangedCount > 0
        var changes = isUpdate ? [SourceUpdateReport.counts(sources)] : [HumanFormat.count(commit.addedCount, "article") + " indexed"]
        if !isUpdate, commit.replacedCount > 0 {
            changes.append("\(HumanFormat.count(commit.replacedCount)) of them in place of earlier ones")
        }
        if commit.duplicateCount > 0 {
            changes.append("\(HumanFormat.count(commit.duplicateCount)) replaced by a later one with the same id")
        }
        if summary.problemCount > 0 { changes.append("\(HumanFormat.count(summary.problemCount)) skipped") }
        output.writeLine("\(name): \(changes.joined(separator: ", "))")

        for note in Self.notes(sources) { output.writeLine(note) }
        if !commit.duplicateIDs.isEmpty {
            let ids = commit.duplicateIDs.map { $0.sanitizedForTerminal().truncated(to: 40) }.joined(separator: ", ")
            output.writeLine(
                "  same id    \(ids)\(commit.duplicateCount > commit.duplicateIDs.count ? ", …" : ""): of articles with one id the last counts"
            )
        }
        if !summary.passedOver.isEmpty { output.writeLine("  passed by  \(PassedOverText.summary(summary.passedOver))") }
        if let date = summary.unreadableDate {
            output.writeLine(
                "  undated    \(HumanFormat.count(summary.unreadableDateCount, "article")) whose date cannot be read, the first "
                    + "\(date.sanitizedForTerminal().truncated(to: 40).debugDescription); dates look like 2024-10-28")
        }

        for found in summary.decodings.entries {
            output.writeLine(
                "  decoded    \(HumanFormat.count(found.count, "file")) read as \(found.encoding.name)"
                    + (found.guessedCount > 0
                        ? ", as the content tells; --encoding NAME reads \(found.guessedCount == 1 ? "it" : "them") as another" : ""))
        }
        if summary.repairedCount > 0 {
            output.writeLine("  repaired   \(HumanFormat.count(summary.repairedCount, "article")) had invalid bytes, now U+FFFD")
        }
        for line in DateOrderText.lines(summary.dateOrders) { output.writeLine("  dates      \(line)") }
        for line in gapLines { output.writeLine(line) }

        let statistics = reader.statistics
        // Of stemmed words the stems are counted, not the words.
        let different =
            StemNote.isStemming(reader)
            ? HumanFormat.count(try reader.termCount(), "different stem") : "\(HumanFormat.count(try reader.termCount())) different"
        output.writeLine(
            "  holds      \(HumanFormat.count(statistics.documentCount, "article")), \(HumanFormat.count(Int(clamping: statistics.totalTokens), "word")) (\(different))"
        )
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

    /// What articles lack, for those who would miss it: `  no text    3 of 3 articles; fields seen: article, place`.
    private var gapLines: [String] {
        let gaps = summary.gaps
        let parts = [("text", gaps.text), ("title", gaps.title), ("date", gaps.date)]
        return parts.filter { $0.1.count > 0 }.map { name, gap in
            let fields = gap.fields.map { $0.sanitizedForTerminal().truncated(to: 30) }.joined(separator: ", ")
            let counts = "\(HumanFormat.count(gap.count)) of \(HumanFormat.count(gaps.articleCount, "article"))"
            return "  \("no \(name)".padded(to: 10)) \(counts)" + (fields.isEmpty ? "" : "; fields seen: \(fields)")
        }
    }

    /// Megabytes of records per second; nothing for so few that only opening and syncing files would be timed.
    private func rate(_ seconds: Double) -> String {
        guard seconds > 0, summary.recordBytes >= 1_000_000 else { return "" }
        return ", \(HumanFormat.decimal(Double(summary.recordBytes) / seconds / 1e6, digits: 1)) MB/s"
    }
}

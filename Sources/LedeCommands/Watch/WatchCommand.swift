import ArgumentParser
import LedeModules
import Synchronization

/// `lede watch`.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Keep an index in step with its sources as files change, until Ctrl-C.",
        discussion: """
            Does what lede update does whenever something changes, and once at the beginning: a commit for each burst of changes, and a line for each commit. \
            Searches, lede news and other writers go on meanwhile.

            Exit status: 130 for Ctrl-C and 143 for SIGTERM, which end it in order; 2 for an error.
            """)

    @Option(help: ArgumentHelp("How long nothing must change before the index follows.", valueName: "seconds"))
    var quiet = 1.0

    @Option(help: ArgumentHelp("How long after a first change the index follows in any case.", valueName: "seconds"))
    var longest = 10.0

    @Flag(help: "Print a JSON object for each commit.")
    var json = false

    @Flag(name: .customLong("no-fts5"), help: "Leave the SQLite FTS5 table as it is; it is brought in step when it is next asked for.")
    var noFTS5 = false

    @Flag(help: "Name every record that is skipped.")
    var verbose = false

    @OptionGroup var selection: IndexSelection
    @OptionGroup var output: OutputOptions

    func validate() throws {
        for (name, seconds) in [("--quiet", quiet), ("--longest", longest)] where !(0...86_400).contains(seconds) {
            throw ValidationError("\(name) must be a number of seconds from 0 to 86400")
        }
    }

    func run() async throws {
        let index = try selection.open()
        guard try !index.watchedSources().isEmpty else {
            throw CommandFailure(
                "\(index.path) has no sources: it was made from standard input, or imported",
                hint: "lede index PATH… --into \(index.path) adds some.")
        }
        var timing = SourceWatcher.Timing()
        (timing.quiet, timing.longest) = (.seconds(quiet), .seconds(longest))
        let session = WatchSession(index: index, json: json, followsFTS5: !noFTS5, namesAll: verbose, terminal: output.terminal)
        try await Interruption.endingInOrder { [timing] in
            defer { session.end() }
            do {
                try await SourceWatcher(index, timing: timing).run {
                    try index.watchedSources()
                } onWatching: {
                    session.begin($0)
                } update: {
                    try await session.update($0)
                }
            } catch let error as FolderWatchError {
                throw CommandFailure(error.description, hint: error.advice)
            }
        }
    }
}

/// A watch from its beginning to its end: what it prints, and what it has done.
private final class WatchSession: Sendable {
    private struct Tally {
        var commits = 0
        var added = 0
        var changed = 0
        var removed = 0
        /// What could not be read the last time: reported again only if it changes.
        var troubles: [String] = []
    }

    private let index: Index
    private let json: Bool
    private let followsFTS5: Bool
    private let namesAll: Bool
    private let terminal: Terminal
    private let start = ContinuousClock.now
    private let tally = Mutex(Tally())

    init(index: Index, json: Bool, followsFTS5: Bool, namesAll: Bool, terminal: Terminal) {
        self.index = index
        self.json = json
        self.followsFTS5 = followsFTS5
        self.namesAll = namesAll
        self.terminal = terminal
    }

    private func say(_ text: String) { StandardOutput.standardError.writeLine("lede: " + text.sanitizedForTerminal()) }

    func begin(_ sources: [SourceWatcher.Source]) { say("\(index.path): watching \(HumanFormat.count(sources.count, "source"))") }

    /// Brings the index in step with the sources of these names, and reports what changed.
    func update(_ names: [String]?) async throws {
        var options = IndexingOptions()
        options.buildsFTS5 = followsFTS5 && FTS5Companion(index).exists()
        let skipped = SkippedRecords(ProgressLine(label: "Updating", terminal: terminal), namesAll: namesAll)
        do {
            let summary = try await BulkIndexer(index, options: options).update(names: names) { skipped.add($0) }
            try print(summary)
        } catch let error as FTS5IndexError {
            say("\(error); \(index.path) is in step, and its FTS5 table is built when it is next asked for")
        }
        if let text = skipped.summary { say(text) }
    }

    private func print(_ summary: IndexingSummary) throws {
        let (report, update) = (summary.sources, SourceUpdateReport(name: index.path, json: json))
        let troubles = update.troubles(report)
        let isNew = tally.withLock { tally in
            defer { tally.troubles = troubles }
            if report.isChange {
                tally.commits += 1
                tally.added += report.addedCount
                tally.changed += report.changedCount
                tally.removed += report.removedCount
            }
            return tally.troubles != troubles
        }
        // Lines are read as they come.
        if report.isChange {
            update.printCounts(summary)
            try StandardOutput.shared.flush()
        }
        if isNew { for trouble in troubles { say(trouble) } }
    }

    /// Reports what was done.
    func end() {
        let tally = tally.withLock { $0 }
        let time = HumanFormat.duration(ContinuousClock.now - start)
        say(
            "\(index.path): watched for \(time); \(HumanFormat.count(tally.commits, "commit")): \(HumanFormat.count(tally.added)) added, "
                + "\(HumanFormat.count(tally.changed)) changed, \(HumanFormat.count(tally.removed)) removed")
    }
}

extension SourceReport {
    /// Whether anything came, changed or went.
    fileprivate var isChange: Bool { addedCount + changedCount + removedCount > 0 }
}

import LedeArticleIngest
import LedeInvertedIndex
import Synchronization

extension SourcePlan {
    /// What a commit has to know, once everything is read.
    func changes(_ dates: SourceDates) throws -> SourceChanges {
        var replaced: Set<UInt32> = []
        for number in removed {
            var files = table.files(of: number)
            while try files.next() { replaced.insert(files.file.number) }
        }
        for planned in sources {
            for change in planned.changes where change.isRead || change.new == nil {
                if let old = change.old { replaced.insert(old.number) }
            }
        }
        let changed = dates.changedFiles
        let places = FilePlaces(self)
        return SourceChanges(
            replacedFiles: replaced, nextFile: nextFile, keepsDates: { !changed.contains($0) }, place: { try places.place(of: $0) },
            table: { try nextTable($0) })
    }

    private func nextTable(_ outranked: Set<UInt32>) throws -> SourceTableWriter {
        var writer = SourceTableWriter()
        for planned in sources {
            writer.begin(planned.source)
            try planned.forEachFile(table) { path, file, change in
                var file = file
                // For a file that was read it is known anew.
                if change?.isRead == true { file.flags.remove(.outranked) }
                if outranked.contains(file.number) { file.flags.insert(.outranked) }
                writer.add(path, file)
            }
        }
        return writer
    }
}

/// The files' places in the order of reading, computed when first asked for.
private final class FilePlaces: Sendable {
    private let plan: SourcePlan
    private let places = Mutex<[UInt32: UInt64]?>(nil)

    init(_ plan: SourcePlan) { self.plan = plan }

    func place(of file: UInt32) throws -> UInt64 {
        try places.withLock { places in
            if places == nil {
                var found: [UInt32: UInt64] = [:]
                for planned in plan.sources {
                    try planned.forEachFile(plan.table) { _, file, _ in found[file.number] = UInt64(found.count) }
                }
                places = found
            }
            return places?[file] ?? 0
        }
    }
}

import LedeArticleIngest
import Foundation
import LedeIndexStorage

/// When each source of an index was last read, kept beside the index: not part of it, as the index's bytes do not depend on the clock.
///
///     source-times.json := {NAME: seconds since 1970}
struct SourceTimes {
    static let fileName = "source-times.json"
    private let directory: FileSystemDirectory

    init(_ directory: FileSystemDirectory) { self.directory = directory }

    /// By the sources' names.
    var times: [String: Date] {
        let seconds =
            (try? directory.open(Self.fileName)).flatMap { try? JSONDecoder().decode([String: Double].self, from: Data($0.bytes)) } ?? [:]
        return seconds.mapValues { Date(timeIntervalSince1970: $0) }
    }

    /// Notes that the plan's sources that were looked at were read now.
    func note(_ plan: SourcePlan, isEmpty: Bool) throws {
        var next: [String: Double] = [:]
        for planned in plan.sources where planned.entry != nil || !isEmpty {
            let isRead = planned.parts == [] && planned.unavailable == nil
            if let time = isRead ? Date() : times[planned.source.name] { next[planned.source.name] = time.timeIntervalSince1970.rounded() }
        }
        guard !next.isEmpty else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try encoder.encode(next).write(to: URL(filePath: directory.path).appending(path: Self.fileName), options: .atomic)
    }
}

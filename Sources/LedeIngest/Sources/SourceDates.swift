import LedeArticleModel
import LedeInvertedIndex

/// How dates in digits are read when only some of the files are: the table tells those of the others.
struct SourceDates {
    /// What the dates of a file tell, as the table keeps it: a byte that is 1 if a folder's files count together, and
    /// `DateEvidence.encoded`.
    struct Blob: Sendable {
        let bytes: [UInt8]

        init(isFolder: Bool, evidence: DateEvidence) { bytes = [isFolder ? 1 : 0] + evidence.encoded }

        /// Nil for other bytes.
        init?(_ bytes: [UInt8]) {
            guard let first = bytes.first, first <= 1, DateEvidence(encoded: bytes.dropFirst()) != nil else { return nil }
            self.bytes = bytes
        }

        var isFolder: Bool { bytes[0] == 1 }
        var evidence: DateEvidence { DateEvidence(encoded: bytes.dropFirst()) ?? DateEvidence() }

        func adding(_ other: Blob) -> Blob {
            var sum = evidence
            sum.add(other.evidence)
            return Blob(isFolder: isFolder, evidence: sum)
        }

        /// The source to which the dates of the file called `name` belong.
        func source(_ name: String) -> String { isFolder ? DateSources.folder(of: name) : name }
    }

    /// An unchanged file some of whose dates are now read differently.
    struct Unsettled {
        var source: Int
        var path: [UInt8]
        var file: SourceFile
    }

    private(set) var orders = DateOrders()
    private(set) var report = DateOrderReport()
    /// Numbers of files whose dates are now read differently.
    private(set) var changedFiles: Set<UInt32> = []
    private(set) var unsettled: [Unsettled] = []

    /// Decides. Complexity: O(files), if there are any whose dates tell something.
    /// - Parameters:
    ///   - fresh: what the dates that were read tell, for the report.
    ///   - read: the same by file.
    init(_ plan: SourcePlan, fresh: DateSources, read: [Int: Blob], wished: DayMonthOrder?) throws {
        var wishes: [String: DayMonthOrder?] = [:]
        for (number, planned) in plan.sources.enumerated() { wishes[planned.source.name] = plan.options[number].dateOrder }
        func wish(_ source: String) -> DayMonthOrder? {
            var end = source.endIndex
            while true {
                if let wish = wishes[String(source[..<end])] { return wish }
                guard let cut = source[..<end].lastIndex(of: "/") else { return wished }
                end = cut
            }
        }
        report = fresh.orders(wished: wish).report
        guard plan.changesTable || !read.isEmpty else {
            orders = fresh.orders(wished: wish).orders
            return
        }
        var (before, after) = (DateSources(), DateSources())
        // What comes from no source counts as it always did.
        after.add(
            fresh.limited(to: { source in
                !plan.sources.contains { source == $0.source.name || source.hasPrefix($0.source.name + "/") } && source != "./"
            }))
        try Self.forEachDated(plan, read) { _, _, name, old, new, _ in
            if let old { before.add(old.evidence, source: old.source(name)) }
            if let new { after.add(new.evidence, source: new.source(name)) }
        }
        orders = after.orders(wished: wish).orders
        let earlier = before.orders(wished: wish).orders
        var (changed, unsettled): (Set<UInt32>, [Unsettled]) = ([], [])
        try Self.forEachDated(plan, read) { source, path, name, old, new, file in
            guard let blob = new ?? old, let file else { return }
            let key = blob.source(name)
            guard WrittenDate.Notation.allCases.contains(where: { orders.order(of: $0, in: key) != earlier.order(of: $0, in: key) }) else {
                return
            }
            changed.insert(file.file.number)
            if !file.isRead, blob.evidence.hasOpenDates { unsettled.append(Unsettled(source: source, path: path, file: file.file)) }
        }
        (changedFiles, self.unsettled) = (changed, unsettled)
    }

    /// Calls `body` with each file whose dates tell something, or did.
    private static func forEachDated(
        _ plan: SourcePlan, _ read: [Int: Blob],
        _ body: (_ source: Int, _ path: [UInt8], _ name: String, _ old: Blob?, _ new: Blob?, _ file: (file: SourceFile, isRead: Bool)?) ->
            Void
    ) throws {
        var byChange: [Int: [Int: Blob]] = [:]
        for (file, blob) in read { if let target = plan.targets[file] { byChange[target.source, default: [:]][target.change] = blob } }
        for number in plan.removed {
            var files = plan.table.files(of: number)
            while try files.next() {
                guard let old = Blob(files.file.dates) else { continue }
                body(
                    0, files.path, plan.table.entries[number].source.name + "/" + String(decoding: files.path, as: UTF8.self), old, nil, nil
                )
            }
        }
        for (index, planned) in plan.sources.enumerated() {
            var places: [[UInt8]: Int] = [:]
            for number in byChange[index, default: [:]].keys { places[planned.changes[number].path] = number }
            for change in planned.changes where change.new == nil {
                if let old = change.old.flatMap({ Blob($0.dates) }) {
                    body(index, change.path, planned.name(of: change.path), old, nil, nil)
                }
            }
            try planned.forEachFile(plan.table) { path, file, change in
                let old = (change == nil ? file : change?.old).flatMap { Blob($0.dates) }
                let fresh = places.isEmpty ? nil : places[path].flatMap { byChange[index]?[$0] }
                let isRead = change?.isRead ?? false
                guard old != nil || fresh != nil else { return }
                body(index, path, planned.name(of: path), old, isRead ? fresh : old, (file, isRead))
            }
        }
    }
}

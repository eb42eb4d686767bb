/// The files in a zip, tar or 7z archive, in the archive's order; those that depend on others' names come last.
final class ArchiveContainer: Container {
    private let path: String
    private let reader: ArchiveReader
    private let isZip: Bool
    private var filter: EntryFilter
    private let budget: UnpackingBudget
    private var isRead = false
    /// Entries that their names do not decide yet; the last one comes first once the archive is read.
    private var undecided: [(name: String, bytes: [UInt8], condition: EntryFilter.Condition)] = []
    private var undecidedBytes = 0
    /// Most bytes held of them; what exceeds that is read as it comes.
    private static let mostUndecidedBytes = 64 << 20

    /// - Parameters:
    ///   - path: the archive's.
    ///   - scope: of its entries.
    ///   - folder: the one that holds articles, with a `/`; empty if any may.
    init(_ bytes: ArchiveBytes, _ kind: ArchiveReader.Kind, path: String, _ scope: InputScope, folder: String = "") throws(StreamDamage) {
        self.path = path
        let limits = scope.options.limits
        budget = scope.budget
        filter = EntryFilter(scope.options, folder: folder)
        isZip = kind == .zip
        reader = try ArchiveReader.open(bytes, kind, blockBytes: limits.blockBytes)
    }

    func next() -> ContainerReading? {
        if isRead { return nextUndecided() }
        do throws(StreamDamage) {
            guard let entry = try reader.next() else {
                isRead = true
                undecided.reverse()
                return nextUndecided()
            }
            return try reading(entry)
        } catch {
            isRead = true
            undecided.reverse()
            return .problem(RecordProblem(error.kind, at: SourceLocation(path: path), error.reason, loses: .input))
        }
    }

    private func reading(_ entry: ArchiveReader.Entry) throws(StreamDamage) -> ContainerReading {
        guard entry.kind != .folder else { return .nothing }
        guard let name = EntryName.path(entry.name, isZip: isZip) else { return .passedOver(name: "?", .nameless) }
        let judgement = filter.judge(name)
        switch judgement {
        case .ignored: return .nothing
        case .passedOver(let reason): return .passedOver(name: name, reason)
        case .read, .undecided: break
        }
        guard entry.kind == .file else { return .passedOver(name: name, .archivedLink) }
        guard !entry.isEncrypted else { return problem(name, ArchiveReader.encrypted) }
        let stream = BudgetedStream(ArchivedStream(reader), budget)
        guard case .undecided(let condition) = judgement else { return .entry(ContainerEntry(name: name, stream: stream)) }
        var bytes: [UInt8] = []
        while undecidedBytes + bytes.count <= Self.mostUndecidedBytes {
            do throws(StreamDamage) {
                guard try !stream.readBlock(appendingTo: &bytes) else { continue }
            } catch {
                return problem(name, error)
            }
            undecided.append((name, bytes, condition))
            undecidedBytes += bytes.count
            return .nothing
        }
        return .entry(ContainerEntry(name: name, stream: ChainedStream(MemoryStream(bytes), stream)))
    }

    private func nextUndecided() -> ContainerReading? {
        guard let entry = undecided.popLast() else { return nil }
        guard filter.holds(entry.condition) else { return .entry(ContainerEntry(name: entry.name, stream: MemoryStream(entry.bytes))) }
        return entry.condition.reason.map { .passedOver(name: entry.name, $0) } ?? .nothing
    }

    private func problem(_ name: String, _ damage: StreamDamage) -> ContainerReading {
        .problem(
            RecordProblem(damage.kind, at: SourceLocation(path: ContainerEntry.path(of: name, in: path)), damage.reason, loses: .input))
    }
}

/// The bytes of the entry that an archive's reader is at.
private final class ArchivedStream: ByteStream {
    private let reader: ArchiveReader
    private var isAtEnd = false

    init(_ reader: ArchiveReader) {
        self.reader = reader
    }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        if !isAtEnd { isAtEnd = try !reader.readBlock(appendingTo: &buffer) }
        return !isAtEnd
    }
}

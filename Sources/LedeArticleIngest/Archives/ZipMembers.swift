/// The parts of a document that is a zip archive, held in memory.
struct ZipMembers {
    private let places: any RandomAccess
    private let limits: ReadingLimits
    private let budget: UnpackingBudget

    /// - Parameter budget: the input's, charged for what is unpacked.
    init(_ places: any RandomAccess, _ limits: ReadingLimits, _ budget: UnpackingBudget) {
        self.places = places
        self.limits = limits
        self.budget = budget
    }

    /// The parts whose names are wanted, by their names in the archive (UTF-8, `/` between folders); of equal names the last.
    /// Complexity: O(bytes of the archive), one pass.
    /// - Throws: `StreamDamage` if the archive or a part is damaged or encrypted, or if more than `UnpackingLimits.maxHeldBytes` are
    ///   wanted.
    func read(_ isWanted: (String) -> Bool) throws(StreamDamage) -> [String: [UInt8]] {
        let reader = try ArchiveReader.open(
            ArchiveBytes(places: places, blockBytes: limits.blockBytes), .zip, blockBytes: limits.blockBytes)
        var members: [String: [UInt8]] = [:]
        var total = 0
        while let entry = try reader.next() {
            try budget.takeEntry()
            guard entry.kind == .file, let name = EntryName.path(entry.name, isZip: true), isWanted(name) else { continue }
            guard !entry.isEncrypted else { throw ArchiveReader.encrypted }
            var bytes: [UInt8] = []
            while true {
                let before = bytes.count
                guard try reader.readBlock(appendingTo: &bytes) else { break }
                try budget.take(bytes: bytes.count - before)
                total += bytes.count - before
                guard total <= limits.unpacking.maxHeldBytes else {
                    throw StreamDamage(
                        kind: .overLimit,
                        reason: "the document's parts are over the limit of \(limits.unpacking.maxHeldBytes) bytes (--max-held)")
                }
            }
            members[name] = bytes
        }
        return members
    }
}

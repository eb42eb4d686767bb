/// `FoldedScalar` for every scalar, under one way of folding, from `FoldingData`.
struct FoldingTable: Sendable {
    /// Case, compatibility forms (ﬁ, fullwidth), digits of all scripts and diacritics folded: what `standard` indexes.
    ///
    /// Diacritics are the marks of Latin, Greek, Cyrillic, Hebrew and Arabic. Signs of other scripts stay, as do the Cyrillic letters
    /// й, ў and ї; ё becomes е. ß becomes ss, æ ae, œ oe, þ th; ø, ł, đ, ð, ħ, ŧ, ı lose their stroke or get their dot.
    static let plain = FoldingTable(foldsCase: true, dropsDiacritics: true)
    /// The same without diacritics dropped, composed (NFC): what stemmers want to see.
    static let caseOnly = FoldingTable(foldsCase: true, dropsDiacritics: false)
    /// Nothing folded, composed (NFC): the spelling of words.
    static let spelling = FoldingTable(foldsCase: false, dropsDiacritics: false)
    /// `plain` with every character of `UnspacedScripts` a word of its own.
    static let plainIsolating = FoldingTable(foldsCase: true, dropsDiacritics: true, isolates: true)
    /// `caseOnly` with every character of `UnspacedScripts` a word of its own.
    static let caseOnlyIsolating = FoldingTable(foldsCase: true, dropsDiacritics: false, isolates: true)
    /// `spelling` with every character of `UnspacedScripts` a word of its own.
    static let spellingIsolating = FoldingTable(foldsCase: false, dropsDiacritics: false, isolates: true)

    /// For each ASCII byte what it is folded to, 0 for a separator; 0 for all bytes from 0x80 on.
    let ascii: [UInt8]
    /// What is folded to several scalars: at the index a count, then the scalars. Index 0 is the empty expansion.
    let expansions: [UInt32]
    private let pages: ScalarPages

    @inline(__always)
    subscript(_ scalar: UInt32) -> FoldedScalar { FoldedScalar(bits: pages[scalar]) }

    private init(foldsCase: Bool, dropsDiacritics: Bool, isolates: Bool = false) {
        var targets: [UInt32: UInt32] = [:]
        var severalTargets: [UInt32: Int] = [:]
        var expansions: [UInt32] = [0]
        let addExpansions = { (table: [UInt32]) in
            var at = 0
            while at < table.count {
                let count = Int(table[at + 1])
                severalTargets[table[at]] = expansions.count
                expansions.append(contentsOf: table[at + 1...at + 1 + count])
                at += 2 + count
            }
        }
        if foldsCase {
            CodePointRun.forEach(in: FoldingData.caseFolds) { targets[$0] = $1 }
            addExpansions(FoldingData.caseExpansions)
        }
        if dropsDiacritics {
            CodePointRun.forEach(in: FoldingData.plainFolds) { source, target in
                targets[source] = target
                severalTargets[source] = nil
            }
            addExpansions(FoldingData.plainExpansions)
        }
        var orders: [UInt32: UInt32] = [:]
        CodePointRun.forEach(in: FoldingData.combiningOrders) { orders[$0] = $1 }

        var pages = ScalarPages()
        let roles: [(FoldedScalar.Role, [UInt32])] = [
            (.word, FoldingData.words), (.single, FoldingData.singles), (.mark, FoldingData.marks), (.ignored, FoldingData.ignored),
        ]
        for (role, ranges) in roles {
            for at in stride(from: 0, to: ranges.count, by: 2) {
                pages.fill(ranges[at]...ranges[at + 1], with: FoldedScalar(role: role, target: 0).bits)
            }
        }
        for scalar in CanonicalComposition.seconds.union(targets.keys).union(orders.keys).union(severalTargets.keys) {
            let role = FoldedScalar(bits: pages[scalar]).role
            let folded: FoldedScalar
            if let index = severalTargets[scalar] {
                let parts = expansions[index + 1...index + Int(expansions[index])]
                let mayCompose = parts.contains { orders[$0] != nil } || parts.first.map(CanonicalComposition.isSecond) == true
                folded = FoldedScalar(role: role, target: UInt32(index), isExpansion: true, mayCompose: mayCompose)
            } else {
                let target = targets[scalar] ?? scalar
                folded = FoldedScalar(
                    role: role, target: target, mayCompose: CanonicalComposition.isSecond(target), order: orders[target] ?? 0)
            }
            pages.set(scalar, to: folded.bits)
        }
        if dropsDiacritics {
            let kept = Set(stride(from: 1, to: FoldingData.keptLetters.count, by: 3).map { FoldingData.keptLetters[$0] })
            for at in stride(from: 0, to: FoldingData.diacritics.count, by: 2) {
                for scalar in FoldingData.diacritics[at]...FoldingData.diacritics[at + 1] {
                    let folded = FoldedScalar(role: .mark, target: 0, isExpansion: true, mayCompose: kept.contains(scalar))
                    pages.set(scalar, to: folded.bits)
                }
            }
        }
        if isolates { Self.isolate(&pages) }
        self.pages = pages
        self.expansions = expansions
        ascii = (0..<256).map { byte in
            let folded = FoldedScalar(bits: pages[UInt32(byte)])
            return byte < 0x80 && folded.role == .word ? UInt8(truncatingIfNeeded: folded.target == 0 ? UInt32(byte) : folded.target) : 0
        }
    }

    private static func isolate(_ pages: inout ScalarPages) {
        func change(_ ranges: [ClosedRange<UInt32>], to role: FoldedScalar.Role) {
            for scalar in ranges.joined() {
                let folded = FoldedScalar(bits: pages[scalar])
                // Digits of all scripts make numbers.
                if folded.role == .word, !UnspacedScripts.digits.contains(scalar) { pages.set(scalar, to: folded.with(role).bits) }
            }
        }
        change(UnspacedScripts.blocks, to: .single)
        change(UnspacedScripts.continuing, to: .mark)
    }

    /// The order of `scalar`'s canonical combining class; 0 for a starter.
    func combiningOrder(_ scalar: UInt32) -> UInt32 {
        let folded = self[scalar]
        return folded.isExpansion ? 0 : folded.order
    }

    /// The letter that plain folding keeps when `mark`, otherwise dropped, follows `base`; nil for none.
    func keptLetter(base: UInt32, mark: UInt32) -> UInt32? {
        let table = FoldingData.keptLetters
        for at in stride(from: 0, to: table.count, by: 3) where table[at] == base && table[at + 1] == mark { return table[at + 2] }
        return nil
    }
}

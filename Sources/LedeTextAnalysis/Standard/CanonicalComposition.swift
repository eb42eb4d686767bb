/// Unicode's canonical composition (UAX #15) of folded text.
enum CanonicalComposition {
    private static let composites: [UInt64: UInt32] = {
        let table = FoldingData.compositions
        var composites: [UInt64: UInt32] = [:]
        for at in stride(from: 0, to: table.count, by: 3) { composites[UInt64(table[at]) << 32 | UInt64(table[at + 1])] = table[at + 2] }
        return composites
    }()
    private static let decompositions: [UInt32: (first: UInt32, second: UInt32)] = {
        var decompositions: [UInt32: (first: UInt32, second: UInt32)] = [:]
        for (pair, composite) in composites where UInt32(pair >> 32) != composite {
            decompositions[composite] = (UInt32(pair >> 32), UInt32(truncatingIfNeeded: pair))
        }
        return decompositions
    }()
    /// The scalars that compose with something before them: by the table, and the Hangul vowels and final consonants.
    static let seconds = Set(stride(from: 1, to: FoldingData.compositions.count, by: 3).map { FoldingData.compositions[$0] })
        .union(0x1161...0x1175).union(0x11A8...0x11C2)

    /// Whether `scalar` composes with something before it.
    static func isSecond(_ scalar: UInt32) -> Bool { seconds.contains(scalar) }

    /// What `first` and `second` compose to; nil for nothing. Hangul by arithmetic (Unicode standard, section 3.12).
    static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        switch (first, second) {
        case (0x1100...0x1112, 0x1161...0x1175): 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        case (0xAC00...0xD7A3, 0x11A8...0x11C2): (first - 0xAC00) % 28 == 0 ? first + second - 0x11A7 : nil
        default: composites[UInt64(first) << 32 | UInt64(second)]
        }
    }

    /// Normalizes to form C: decomposes, puts marks in canonical order, composes. Hangul syllables need no decomposing, as nothing reorders
    /// them.
    ///
    /// - Parameter order: what combining classes are compared by; 0 for a starter.
    /// - Complexity: O(n log n).
    static func normalize(_ scalars: inout [UInt32], order: (UInt32) -> UInt32) {
        var decomposed: [(scalar: UInt32, order: UInt32)] = []
        for scalar in scalars {
            let start = decomposed.count
            var rest = scalar
            while let (first, second) = decompositions[rest] {
                decomposed.insert((second, order(second)), at: start)
                rest = first
            }
            decomposed.insert((rest, order(rest)), at: start)
        }
        var start = 0
        while start < decomposed.count {
            var end = start + 1
            while end < decomposed.count, decomposed[end].order != 0 { end += 1 }
            let marks = start + (decomposed[start].order == 0 ? 1 : 0)
            if end - marks > 1 {
                let sorted = decomposed[marks..<end].enumerated().sorted {
                    ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
                }
                for (index, mark) in sorted.enumerated() { decomposed[marks + index] = mark.element }
            }
            start = end
        }
        scalars.removeAll(keepingCapacity: true)
        var starter = -1
        var lastOrder: UInt32 = 0
        for (scalar, order) in decomposed {
            let isAdjacent = starter == scalars.count - 1
            if starter >= 0, isAdjacent || (lastOrder != 0 && lastOrder < order), let both = composite(scalars[starter], scalar) {
                scalars[starter] = both
                continue
            }
            if order == 0 { starter = scalars.count }
            lastOrder = order
            scalars.append(scalar)
        }
    }
}

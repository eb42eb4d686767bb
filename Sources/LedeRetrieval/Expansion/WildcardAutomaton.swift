import LedeQueryLanguage

/// Runs a `WildcardPattern`: bit i of a state is set if part i comes next, the bit after the last part if nothing does.
struct WildcardAutomaton: TermAutomaton {
    private let parts: [WildcardPattern.Part]
    /// The bits of parts that are any characters, and any one.
    private let any: UInt64
    private let one: UInt64
    let start: UInt64

    init(_ pattern: WildcardPattern) {
        parts = pattern.parts
        var (any, one): (UInt64, UInt64) = (0, 0)
        for (index, part) in pattern.parts.enumerated() {
            switch part {
            case .any: any |= 1 << UInt64(index)
            case .one: one |= 1 << UInt64(index)
            case .literal: break
            }
        }
        self.any = any
        self.one = one
        start = Self.closed(1, any: any)
    }

    func step(_ state: UInt64, _ scalar: Unicode.Scalar) -> UInt64? {
        var reached = state & any | (state & one) << 1
        var literals = state & ~any & ~one
        while literals != 0 {
            let index = literals.trailingZeroBitCount
            literals &= literals - 1
            if index < parts.count, parts[index] == .literal(scalar) { reached |= 2 << UInt64(index) }
        }
        return reached == 0 ? nil : Self.closed(reached, any: any)
    }

    func accepts(_ state: UInt64) -> Bool { state & 1 << UInt64(parts.count) != 0 }

    func cost(_ state: UInt64) -> Int { 1 }

    /// `places` and what can follow them without a character.
    private static func closed(_ places: UInt64, any: UInt64) -> UInt64 {
        var places = places
        while true {
            let more = places | (places & any) << 1
            if more == places { return places }
            places = more
        }
    }
}

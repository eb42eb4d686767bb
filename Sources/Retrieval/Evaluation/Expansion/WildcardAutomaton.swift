/// Runs a `WildcardPattern`: a state is the set of parts that come next, in ascending order.
struct WildcardAutomaton: TermAutomaton {
    private let parts: [WildcardPattern.Part]
    let start: [Int]

    init(_ pattern: WildcardPattern) {
        parts = pattern.parts
        start = Self.closed([0], parts: pattern.parts)
    }

    func step(_ state: [Int], _ scalar: Unicode.Scalar) -> [Int]? {
        var reached: [Int] = []
        for place in state where place < parts.count {
            switch parts[place] {
            case .literal(let literal): if literal == scalar { reached.append(place + 1) }
            case .one: reached.append(place + 1)
            case .any: reached.append(place)
            }
        }
        return reached.isEmpty ? nil : Self.closed(reached, parts: parts)
    }

    func accepts(_ state: [Int]) -> Bool { state.last == parts.count }

    func cost(_ state: [Int]) -> Int { state.count }

    /// `places`, ascending, and what follows them without a character.
    private static func closed(_ places: [Int], parts: [WildcardPattern.Part]) -> [Int] {
        var result: [Int] = []
        for place in places {
            var place = place
            while result.last.map({ $0 < place }) ?? true {
                result.append(place)
                guard place < parts.count, parts[place] == .any else { break }
                place += 1
            }
        }
        return result
    }
}

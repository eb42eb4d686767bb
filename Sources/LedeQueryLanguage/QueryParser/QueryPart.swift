/// What a part of a typed query asks for, which may be only what to leave out.
enum QueryPart: Equatable {
    /// No words.
    case nothing
    case matching(Query)
    /// Every document except those that match: not a query by itself, as it needs something to be left out of.
    case allBut(Query)

    /// Documents that are in all `parts`; those without words do not count.
    static func allOf(_ parts: [QueryPart]) -> QueryPart { joined(parts, by: Query.joinedAll) }

    /// Documents that are in one of the matching `parts`, skipping stop words, and in none of those to be left out.
    static func someOf(_ parts: [QueryPart]) -> QueryPart { joined(parts) { Query.joinedAny(Query.withoutStopWords($0)) } }

    private static func joined(_ parts: [QueryPart], by join: ([Query]) -> Query) -> QueryPart {
        let (matching, dropped) = split(parts)
        if dropped.isEmpty { return matching.isEmpty ? .nothing : .matching(join(matching)) }
        if matching.isEmpty { return .allBut(.joinedAny(dropped)) }
        return .matching(.without(join(matching), .joinedAny(dropped)))
    }

    /// Documents that are in one of `parts`. Parts of the kind `allBut` cannot be searched beside others and are then dropped.
    static func oneOf(_ parts: [QueryPart]) -> QueryPart {
        let (matching, dropped) = split(parts)
        if !matching.isEmpty { return .matching(.joinedAny(matching)) }
        return dropped.isEmpty ? .nothing : .allBut(.joinedAll(dropped))
    }

    private static func split(_ parts: [QueryPart]) -> (matching: [Query], dropped: [Query]) {
        var matching: [Query] = []
        var dropped: [Query] = []
        for part in parts {
            switch part {
            case .nothing: break
            case .matching(let query): matching.append(query)
            case .allBut(let query): dropped.append(query)
            }
        }
        return (matching, dropped)
    }

    /// This part with its leaves' weights multiplied.
    func boosted(by factor: Double?) -> QueryPart {
        guard let factor, factor != 1, case .matching(let query) = self else { return self }
        return .matching(.boosted(query, by: factor))
    }

    /// This part without the documents of `other`.
    func leavingOut(_ other: QueryPart) -> QueryPart {
        switch (self, other) {
        case (_, .nothing): self
        case (.nothing, .matching(let query)): .allBut(query)
        case (.nothing, .allBut(let query)): .matching(query)
        // A chain of NOTs stays as flat as one.
        case (.matching(.without(let kept, let dropped)), .matching(let query)):
            .matching(.without(kept, .joinedAny([dropped, query])))
        case (.matching(.without(let kept, let dropped)), .allBut(let query)):
            .matching(.without(.joinedAll([kept, query]), dropped))
        case (.matching(let kept), .matching(let query)): .matching(.without(kept, query))
        case (.matching(let kept), .allBut(let query)): .matching(.joinedAll([kept, query]))
        case (.allBut(let first), .matching(let second)): .allBut(.joinedAny([first, second]))
        case (.allBut(let first), .allBut(let second)): .matching(.without(second, first))
        }
    }
}

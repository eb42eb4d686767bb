import LedeArticleModel
import LedeTextAnalysis

/// One run of the plain syntax's recursive descent over tokens whose parentheses are at most `QueryParser.deepestGroup` deep.
struct PlainSyntaxParse {
    private(set) var notes = QueryNotes()

    private let tokens: [QueryToken]
    private let adjacency: QueryParser.Adjacency
    private var leaves: QueryLeafReader
    private var next = 0
    /// Groups around what comes next that have a `^` before them.
    private var startingGroups = 0

    init(tokens: [QueryToken], leaves: QueryLeafReader, adjacency: QueryParser.Adjacency) {
        self.tokens = tokens
        self.leaves = leaves
        self.adjacency = adjacency
    }

    mutating func parse() -> QueryPart {
        let part = alternatives(field: nil)
        notes.add(leaves.notes)
        if part == .nothing, leaves.hasOmittedWords { notes.add(.onlyOmittedWords) }
        return part
    }

    private func peek() -> QueryToken.Kind? { next < tokens.count ? tokens[next].kind : nil }

    /// Skips operators that have nothing to join here.
    private mutating func skip(_ kinds: QueryToken.Kind...) {
        while let kind = peek(), kinds.contains(kind) {
            next += 1
            noteIdleOperator()
        }
    }

    /// Says that an operator is left out; called after an operator, with `isLast` only if nothing follows for it to join.
    private mutating func noteIdleOperator(ifLast isLast: Bool = false) {
        if isLast, let kind = peek(), kind != .close { return }
        notes.add(.idleOperator)
    }

    private mutating func alternatives(field: QueryField?) -> QueryPart {
        var parts: [QueryPart] = []
        repeat {
            parts.append(conjunction(field: field))
        } while take(.or)
        let part = QueryPart.oneOf(parts)
        if case .matching = part, parts.contains(where: { if case .allBut = $0 { true } else { false } }) {
            notes.add(.leftOutBesideOr)
        }
        return part
    }

    private mutating func conjunction(field: QueryField?) -> QueryPart {
        skip(.and, .or)
        var parts: [QueryPart] = []
        repeat {
            parts.append(exclusion(field: field))
        } while take(.and)
        return .allOf(parts)
    }

    private mutating func exclusion(field: QueryField?) -> QueryPart {
        var part = QueryPart.nothing
        if peek() != .not { part = adjacent(field: field) }
        while peek() == .not {
            next += 1
            skip(.not, .and)
            noteIdleOperator(ifLast: true)
            leaves.isLeftOut.toggle()
            part = part.leavingOut(adjacent(field: field))
            leaves.isLeftOut.toggle()
        }
        return part
    }

    private mutating func adjacent(field: QueryField?) -> QueryPart {
        var parts: [QueryPart] = []
        var own = field
        // Dashes before what comes next turn it; without one it is as around these.
        let isAroundLeftOut = leaves.isLeftOut
        defer { leaves.isLeftOut = isAroundLeftOut }
        var hasStar = false
        while let kind = peek() {
            var part: QueryPart
            switch kind {
            case .field(let inner):
                next += 1
                own = inner
                continue
            case .minus:
                next += 1
                leaves.isLeftOut.toggle()
                continue
            case .word where own == nil && leaves.isStar(tokens[next]):
                if leaves.isLeftOut != isAroundLeftOut { notes.add(.starLeftOut) } else { hasStar = true }
                next += 1
                leaves.isLeftOut = isAroundLeftOut
                continue
            case .word, .phrase, .spelled, .wildcard, .expression:
                if startingGroups == 0, leaves.isLeftOut == isAroundLeftOut, own == field, let phrase = synonymPhrase(field: field) {
                    part = phrase
                    break
                }
                var token = tokens[next]
                if startingGroups > 0 { token.marks.startsField = true }
                part = leaves.leaf(token, field: own)
                next += 1
            case .near:
                if tokens[next].marks.startsField || startingGroups > 0 { notes.add(.caretBeforeNear) }
                next += 1
                part = near(field: own)
            case .open:
                let starts = tokens[next].marks.startsField
                next += 1
                if starts { startingGroups += 1 }
                part = alternatives(field: own)
                if starts {
                    startingGroups -= 1
                    if case .matching(.all) = part { notes.add(.caretBeforeGroup) }
                }
                if peek() == .close {
                    part = part.boosted(by: tokens[next].marks.boost)
                    next += 1
                }
            case .close, .and, .or, .not:
                return joined(parts, hasStar: hasStar)
            }
            parts.append(leaves.isLeftOut != isAroundLeftOut ? QueryPart.nothing.leavingOut(part) : part)
            own = field
            leaves.isLeftOut = isAroundLeftOut
        }
        return joined(parts, hasStar: hasStar)
    }

    /// The next words, if they are a phrase that has synonyms: or one of these.
    private mutating func synonymPhrase(field: QueryField?) -> QueryPart? {
        guard let (count, synonyms) = leaves.synonymPhrase(tokens[next...], field: field) else { return nil }
        let words = tokens[next..<next + count].map { leaves.leaf($0, field: field) }
        next += count
        return adjacency == .all ? .oneOf([.allOf(words)] + synonyms) : .someOf(words + synonyms)
    }

    /// - Parameter hasStar: whether a `*` is among them, which means every article if nothing else is asked for.
    private func joined(_ parts: [QueryPart], hasStar: Bool) -> QueryPart {
        var parts = parts
        if hasStar, !parts.contains(where: { if case .matching = $0 { true } else { false } }) {
            parts.insert(.matching(.filter(.everything)), at: 0)
        }
        return adjacency == .all ? .allOf(parts) : .someOf(parts)
    }

    /// Skips one operator, and further ones typed by mistake (`a OR AND b`).
    private mutating func take(_ kind: QueryToken.Kind) -> Bool {
        guard peek() == kind else { return false }
        next += 1
        skip(.and, .or)
        noteIdleOperator(ifLast: true)
        return true
    }

    /// What comes after `NEAR(` up to its parenthesis: words and phrases, and perhaps a comma and a number.
    private mutating func near(field: QueryField?) -> QueryPart {
        var words: [QueryToken] = []
        var depth = 1
        var boost: Double?
        while let kind = peek(), depth > 0 {
            switch kind {
            case .word, .phrase, .spelled, .wildcard, .expression: words.append(tokens[next])
            case .open, .near:
                depth += 1
                notes.add(.nearOfOthers)
            case .close:
                depth -= 1
                if depth == 0 { boost = tokens[next].marks.boost }
            case .and, .or, .not, .minus, .field: notes.add(.nearOfOthers)
            }
            next += 1
        }
        let distance = leaves.takeDistance(&words) ?? QueryParser.defaultDistance
        if words.count > QueryParser.mostNearLeaves {
            notes.add(.nearTooLong)
            words.removeLast(words.count - QueryParser.mostNearLeaves)
        }
        var parts: [QueryLeaf] = []
        var others: [Query] = []
        for word in words {
            switch leaves.leaf(word, field: field, isWhole: true) {
            case .matching(.phrase(let phrase)): parts.append(.phrase(phrase))
            case .matching(.pattern(let pattern)): parts.append(.pattern(pattern))
            case .matching(.boosted(.phrase(let phrase), _)): parts.append(.phrase(phrase))
            case .matching(.boosted(.pattern(let pattern), _)): parts.append(.pattern(pattern))
            case .matching(let other): others.append(other)
            case .nothing, .allBut: break
            }
        }
        // In a field without positions, such as an author's name, nothing can be near.
        if !others.isEmpty { return .allOf((others + parts.map { Query($0) }).map { .matching($0) }) }
        switch parts.count {
        case 0: return .nothing
        case 1: return QueryPart.matching(Query(parts[0])).boosted(by: boost)
        default: return QueryPart.matching(.near(parts, within: distance)).boosted(by: boost)
        }
    }
}

/// Reads a regular expression by recursive descent and lays it out as a program.
struct RegexCompiler {
    /// Most levels of parentheses.
    private static let deepest = 64
    /// Most repetition marks after one piece.
    private static let mostMarks = 8
    /// Most ranges of characters in one class.
    private static let mostRanges = 256
    /// Most repetitions that braces may ask for.
    private static let mostRepetitions = 255

    private indirect enum Node {
        case empty
        case read(RegexProgram.CharacterSet)
        case sequence([Node])
        case choice([Node])
        /// At least `least` times, at most `most` times, or without bound.
        case repeated(Node, least: Int, most: Int?)
    }

    private let foldsCase: Bool
    private let scalars: [Unicode.Scalar]
    private var next = 0
    private var depth = 0
    private var steps: [RegexProgram.Step] = []
    /// Nodes laid out so far: repetitions of nothing make no steps, but take time.
    private var emitted = 0

    /// - Parameter foldsCase: whether a capital letter matches its small one, except in classes.
    init(_ source: String, foldsCase: Bool) {
        self.foldsCase = foldsCase
        scalars = Array(source.unicodeScalars)
    }

    private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard foldsCase else { return scalar }
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        return small.count == 1 ? small.first ?? scalar : scalar
    }

    mutating func compile() throws(TermRegexError) -> RegexProgram {
        let node = try expression()
        if next < scalars.count { throw TermRegexError(problem: "a parenthesis closes what was not opened", offset: next) }
        try emit(node)
        try append(.accept)
        return RegexProgram(steps: steps, literalPrefix: Self.literalPrefix(node))
    }

    private mutating func expression() throws(TermRegexError) -> Node {
        var choices = [try alternative()]
        while next < scalars.count, scalars[next] == "|" {
            next += 1
            choices.append(try alternative())
        }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func alternative() throws(TermRegexError) -> Node {
        var pieces: [Node] = []
        // The whole term is matched: an anchor at an end of the expression adds nothing.
        if depth == 0, next < scalars.count, scalars[next] == "^" { next += 1 }
        while next < scalars.count, scalars[next] != "|", scalars[next] != ")" {
            if depth == 0, scalars[next] == "$", next + 1 == scalars.count || scalars[next + 1] == "|" {
                next += 1
                break
            }
            pieces.append(try piece())
        }
        return pieces.count == 1 ? pieces[0] : pieces.isEmpty ? .empty : .sequence(pieces)
    }

    private mutating func piece() throws(TermRegexError) -> Node {
        var node = try atom()
        var levels = 0
        while next < scalars.count {
            switch scalars[next] {
            case "*": node = .repeated(node, least: 0, most: nil)
            case "+": node = .repeated(node, least: 1, most: nil)
            case "?": node = .repeated(node, least: 0, most: 1)
            case "{":
                let (least, most) = try bounds()
                node = .repeated(node, least: least, most: most)
            default: return node
            }
            levels += 1
            guard levels <= Self.mostMarks else {
                throw TermRegexError(problem: "more than \(Self.mostMarks) repetitions of one piece", offset: next)
            }
            next += 1
        }
        return node
    }

    /// Reads `{m}`, `{m,}` or `{m,n}`; afterwards `next` is at the closing brace.
    private mutating func bounds() throws(TermRegexError) -> (Int, Int?) {
        let start = next
        next += 1
        guard let least = number() else { throw TermRegexError(problem: "braces without a number", offset: start) }
        var most: Int? = least
        if next < scalars.count, scalars[next] == "," {
            next += 1
            most = number()
        }
        guard next < scalars.count, scalars[next] == "}" else { throw TermRegexError(problem: "an open brace", offset: start) }
        guard least <= Self.mostRepetitions, most ?? 0 <= Self.mostRepetitions, most.map({ $0 >= least }) ?? true else {
            throw TermRegexError(problem: "repetitions outside 0 to \(Self.mostRepetitions)", offset: start)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while next < scalars.count, ("0"..."9").contains(scalars[next]) {
            value = min((value ?? 0) * 10 + Int(scalars[next].value - 48), Self.mostRepetitions + 1)
            next += 1
        }
        return value
    }

    private mutating func atom() throws(TermRegexError) -> Node {
        let scalar = scalars[next]
        switch scalar {
        case "(":
            let start = next
            depth += 1
            guard depth <= Self.deepest else {
                throw TermRegexError(problem: "parentheses more than \(Self.deepest) levels deep", offset: start)
            }
            next += 1
            if next < scalars.count, scalars[next] == "?" {
                guard next + 1 < scalars.count, scalars[next + 1] == ":" else {
                    throw TermRegexError(problem: "a group of an unknown kind", offset: start)
                }
                next += 2
            }
            let node = try expression()
            guard next < scalars.count else { throw TermRegexError(problem: "an open parenthesis", offset: start) }
            next += 1
            depth -= 1
            return node
        case "[": return .read(try bracket())
        case "*", "+", "?", "{": throw TermRegexError(problem: "nothing to repeat", offset: next)
        case "^", "$": throw TermRegexError(problem: "an anchor inside", offset: next)
        case ".":
            next += 1
            return .read(.any)
        case "\\":
            var set = RegexProgram.CharacterSet()
            if let literal = try escape(into: &set) { set.ranges = [literal.value...literal.value] }
            return .read(set)
        default:
            next += 1
            let literal = folded(scalar)
            return .read(RegexProgram.CharacterSet(ranges: [literal.value...literal.value]))
        }
    }

    /// Reads a backslash and what follows: adds a class to `set`, or gives the character meant.
    private mutating func escape(into set: inout RegexProgram.CharacterSet) throws(TermRegexError) -> Unicode.Scalar? {
        guard next + 1 < scalars.count else { throw TermRegexError(problem: "a backslash at the end", offset: next) }
        let scalar = scalars[next + 1]
        next += 2
        switch scalar {
        case "d": set.hasDigits = true
        case "D": set.hasNonDigits = true
        case "w": set.hasWordCharacters = true
        case "W": set.hasNonWordCharacters = true
        case "a"..."z", "A"..."Z", "0"..."9": throw TermRegexError(problem: "an unknown escape", offset: next - 2)
        default: return scalar
        }
        return nil
    }

    private mutating func bracket() throws(TermRegexError) -> RegexProgram.CharacterSet {
        let start = next
        var set = RegexProgram.CharacterSet()
        next += 1
        if next < scalars.count, scalars[next] == "^" {
            set.isNegated = true
            next += 1
        }
        var isFirst = true
        while true {
            guard next < scalars.count else { throw TermRegexError(problem: "an open bracket", offset: start) }
            if scalars[next] == "]", !isFirst {
                next += 1
                return set
            }
            isFirst = false
            guard set.ranges.count < Self.mostRanges else {
                throw TermRegexError(problem: "a class of more than \(Self.mostRanges) characters", offset: start)
            }
            guard let low = try member(into: &set) else { continue }
            if next + 1 < scalars.count, scalars[next] == "-", scalars[next + 1] != "]" {
                let dash = next
                next += 1
                guard let high = try member(into: &set), high >= low else {
                    throw TermRegexError(problem: "a range that goes backwards", offset: dash)
                }
                set.ranges.append(low.value...high.value)
                let (small, last) = (folded(low), folded(high))
                if small != low, last >= small { set.ranges.append(small.value...last.value) }
            } else {
                set.ranges.append(folded(low).value...folded(low).value)
            }
        }
    }

    private mutating func member(into set: inout RegexProgram.CharacterSet) throws(TermRegexError) -> Unicode.Scalar? {
        if scalars[next] == "\\" { return try escape(into: &set) }
        if scalars[next] == "[", next + 1 < scalars.count, scalars[next + 1] == ":" {
            throw TermRegexError(problem: "a named class", offset: next)
        }
        next += 1
        return scalars[next - 1]
    }

    private mutating func append(_ step: RegexProgram.Step) throws(TermRegexError) {
        try check(steps.count < RegexProgram.mostSteps)
        steps.append(step)
    }

    private func check(_ isSmall: Bool) throws(TermRegexError) {
        if !isSmall { throw TermRegexError(problem: "an expression of more than \(RegexProgram.mostSteps) states", offset: 0) }
    }

    private mutating func emit(_ node: Node) throws(TermRegexError) {
        emitted += 1
        try check(emitted <= 4 * RegexProgram.mostSteps)
        switch node {
        case .empty: break
        case .read(let set): try append(.read(set))
        case .sequence(let parts): for part in parts { try emit(part) }
        case .choice(let choices):
            var ends: [Int] = []
            for (index, choice) in choices.enumerated() {
                let split = steps.count
                if index + 1 < choices.count { try append(.split(split + 1, 0)) }
                try emit(choice)
                if index + 1 < choices.count {
                    ends.append(steps.count)
                    try append(.jump(0))
                    steps[split] = .split(split + 1, steps.count)
                }
            }
            for end in ends { steps[end] = .jump(steps.count) }
        case .repeated(let part, let least, let most):
            for _ in 0..<least { try emit(part) }
            if let most {
                var splits: [Int] = []
                for _ in least..<most {
                    splits.append(steps.count)
                    try append(.split(0, 0))
                    try emit(part)
                }
                for split in splits { steps[split] = .split(split + 1, steps.count) }
            } else {
                let split = steps.count
                try append(.split(0, 0))
                try emit(part)
                try append(.jump(split))
                steps[split] = .split(split + 1, steps.count)
            }
        }
    }

    private static func literalPrefix(_ node: Node) -> [Unicode.Scalar] {
        switch node {
        case .read(let set):
            guard let range = set.ranges.first, set == RegexProgram.CharacterSet(ranges: [range]), range.count == 1 else { return [] }
            return Unicode.Scalar(range.lowerBound).map { [$0] } ?? []
        case .sequence(let parts):
            var prefix: [Unicode.Scalar] = []
            for part in parts {
                let more = literalPrefix(part)
                prefix += more
                guard case .read = part, !more.isEmpty else { break }
            }
            return prefix
        default: return []
        }
    }
}

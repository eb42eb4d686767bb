/// A pattern of file paths, as `--include` and `--exclude` take it.
///
///     glob := (byte | "?" | "*" | "**" | "[" "!"? set "]" | "{" glob ("," glob)* "}" | "\" byte)+
///
/// `?` is one character and `*` any number, but no `/`; `**` is any number including `/`. A glob without `/` matches the name of a file or
/// folder, wherever it is; one with `/` the path below the named folder. One that ends with `/` matches folders.
package struct PathGlob: Sendable, Equatable {
    private enum Part: Sendable, Equatable {
        case character(Character)
        case any
        case many
        /// `**`
        case everything
        /// `**/`: any number of folders, or none.
        case folders
        case set([ClosedRange<Character>], isNegated: Bool)
    }

    package let pattern: String
    private let alternatives: [[Part]]
    private let isAboutPath: Bool
    private let isAboutFolders: Bool

    /// Alternatives in braces are expanded, up to this many.
    private static let mostAlternatives = 256

    /// - Returns: nil for an empty pattern, an unclosed set or brace, or too many alternatives.
    package init?(_ pattern: String) {
        self.pattern = pattern
        var text = pattern[...]
        isAboutFolders = text.hasSuffix("/")
        while text.hasSuffix("/") { text = text.dropLast() }
        if text.hasPrefix("./") { text = text.dropFirst(2) }
        isAboutPath = text.contains("/")
        if text.hasPrefix("/") { text = text.dropFirst() }
        guard !text.isEmpty, let expanded = Self.expanded(Array(text)) else { return nil }
        var alternatives: [[Part]] = []
        for one in expanded {
            guard let parts = Self.parts(one) else { return nil }
            alternatives.append(parts)
        }
        self.alternatives = alternatives
    }

    /// Whether the glob matches a file or folder, or a folder that it is in.
    /// - Parameter path: below the named folder, its parts separated by `/`.
    package func matches(_ path: String, isFolder: Bool) -> Bool {
        let parts = path.split(separator: "/").map(String.init)
        for end in parts.indices {
            let isLast = end == parts.count - 1
            if isAboutFolders, isLast, !isFolder { continue }
            let candidate = isAboutPath ? parts[...end].joined(separator: "/") : parts[end]
            if alternatives.contains(where: { Self.matches($0, Array(candidate)) }) { return true }
        }
        return false
    }

    /// Complexity: O(parts · characters).
    private static func matches(_ parts: [Part], _ text: [Character]) -> Bool {
        // Which places of the pattern are reached after each character.
        var reached = closure([0], parts)
        for character in text {
            var next: Set<Int> = []
            // A folder's name cannot end in the middle of a name.
            var within: Set<Int> = []
            for place in reached where place < parts.count {
                switch parts[place] {
                case .character(let wanted): if wanted == character { next.insert(place + 1) }
                case .any: if character != "/" { next.insert(place + 1) }
                case .many: if character != "/" { next.insert(place) }
                case .everything: next.insert(place)
                case .folders:
                    within.insert(place)
                    if character == "/" { next.insert(place + 1) }
                case .set(let ranges, let isNegated):
                    if character != "/", ranges.contains(where: { $0.contains(character) }) != isNegated { next.insert(place + 1) }
                }
            }
            reached = closure(next, parts).union(within)
            if reached.isEmpty { return false }
        }
        return reached.contains(parts.count)
    }

    /// The places, and those reached from them without a character.
    private static func closure(_ places: Set<Int>, _ parts: [Part]) -> Set<Int> {
        var out = places
        var pending = Array(places)
        while let place = pending.popLast() {
            guard place < parts.count, [.many, .everything, .folders].contains(parts[place]) else { continue }
            if out.insert(place + 1).inserted { pending.append(place + 1) }
        }
        return out
    }

    private static func parts(_ text: [Character]) -> [Part]? {
        var parts: [Part] = []
        var at = 0
        while at < text.count {
            switch text[at] {
            case "\\" where at + 1 < text.count:
                parts.append(.character(text[at + 1]))
                at += 2
            case "?":
                parts.append(.any)
                at += 1
            case "*":
                var end = at
                while end < text.count, text[end] == "*" { end += 1 }
                if end - at == 1 {
                    parts.append(.many)
                } else if end < text.count, text[end] == "/", at == 0 || text[at - 1] == "/" {
                    parts.append(.folders)
                    end += 1
                } else {
                    parts.append(.everything)
                }
                at = end
            case "[":
                var place = at + 1
                let isNegated = place < text.count && (text[place] == "!" || text[place] == "^")
                if isNegated { place += 1 }
                var ranges: [ClosedRange<Character>] = []
                let first = place
                while place < text.count, text[place] != "]" || place == first {
                    if place + 2 < text.count, text[place + 1] == "-", text[place + 2] != "]", text[place] <= text[place + 2] {
                        ranges.append(text[place]...text[place + 2])
                        place += 3
                    } else {
                        ranges.append(text[place]...text[place])
                        place += 1
                    }
                }
                guard place < text.count else { return nil }
                parts.append(.set(ranges, isNegated: isNegated))
                at = place + 1
            default:
                parts.append(.character(text[at]))
                at += 1
            }
        }
        return parts
    }

    /// The pattern without braces: one for each alternative.
    private static func expanded(_ text: [Character]) -> [[Character]]? {
        var done: [[Character]] = []
        var pending = [text]
        while let next = pending.popLast() {
            guard let open = next.indices.first(where: { next[$0] == "{" && ($0 == 0 || next[$0 - 1] != "\\") }) else {
                done.append(next)
                continue
            }
            var depth = 0
            var cuts = [open]
            var close: Int?
            for at in open..<next.count {
                if next[at] == "{" { depth += 1 }
                if next[at] == ",", depth == 1 { cuts.append(at) }
                if next[at] == "}" {
                    depth -= 1
                    if depth == 0 {
                        close = at
                        break
                    }
                }
            }
            guard let close, done.count + pending.count + cuts.count <= mostAlternatives else { return nil }
            cuts.append(close)
            for (start, end) in zip(cuts, cuts.dropFirst()).reversed() {
                pending.append(Array(next[..<open] + next[(start + 1)..<end] + next[(close + 1)...]))
            }
        }
        return done
    }
}

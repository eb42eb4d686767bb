/// Finds what was meant by a mistyped name.
enum NearestName {
    /// The name nearest to `typed`, the first of equals; nil if none is near: one edit for three to five letters, two for up to
    /// eight, three beyond. A name that it begins, with three letters or more, is near.
    static func nearest(to typed: String, among names: [String]) -> String? {
        let wanted = typed.lowercased()
        let near = names.enumerated().compactMap { place, name -> (distance: Int, place: Int)? in
            if wanted.count >= 3, name.hasPrefix(wanted) { return (0, place) }
            let distance = edits(wanted, name)
            return distance <= allowance(wanted) ? (distance, place) : nil
        }
        return near.min { $0 < $1 }.map { names[$0.place] }
    }

    /// A message of the parser without its proposal of an option far from what was typed.
    static func withoutFarOptions(_ message: String) -> String {
        guard let match = message.firstMatch(of: /Unknown option '-*([^'= ]+)[^']*'(\. Did you mean '-*([^']+)'\?)/) else { return message }
        if edits(String(match.1), String(match.3)) <= allowance(String(match.1)) { return message }
        return message.replacing(match.2, with: "", maxReplacements: 1)
    }

    /// How many edits leave a name of this length recognisable.
    static func allowance(_ typed: String) -> Int {
        switch typed.count {
        case ..<3: 0
        case ..<6: 1
        case ..<9: 2
        default: 3
        }
    }

    /// Insertions, deletions and substitutions of a character and swaps of two neighbours (optimal string alignment). Complexity: O(the
    /// product of the lengths).
    static func edits(_ one: String, _ other: String) -> Int {
        let (one, other) = (Array(one), Array(other))
        var rows = [Array(0...other.count)]
        for (row, character) in one.enumerated() {
            var line = [row + 1]
            for (column, second) in other.enumerated() {
                var least = min(rows[row][column] + (character == second ? 0 : 1), rows[row][column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, character == other[column - 1], one[row - 1] == second {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                line.append(least)
            }
            rows.append(line)
        }
        return rows[one.count][other.count]
    }
}

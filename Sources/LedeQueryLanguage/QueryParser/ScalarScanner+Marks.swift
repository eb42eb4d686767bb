extension ScalarScanner {
    /// Reads `*`, `~` with a number and `^` with a number, in any order, after a phrase or a group, if nothing follows them.
    /// - Returns: the place after them; `start` if they are none.
    func readMarks(at start: Int, _ marks: inout QueryMarks) -> Int {
        var read = QueryMarks()
        var place = start
        marks: while place < count {
            switch self[place] {
            case "*" where !read.isPrefix:
                read.isPrefix = true
                place += 1
            case "~" where read.tilde == nil:
                let (value, end) = digits(from: place + 1)
                read.tilde = end > place + 1 ? .number(value) : .bare
                place = end
            case "^" where read.boost == nil:
                guard let (weight, end) = boost(at: place) else { break marks }
                read.boost = weight
                place = end
            default: break marks
            }
        }
        guard isEnd(place) else { return start }
        marks = read
        return place
    }

    /// Reads `^` and a number, if nothing follows them.
    func readBoost(at start: Int, _ marks: inout QueryMarks) -> Int {
        guard let (weight, end) = boost(at: start), isEnd(end) else { return start }
        marks.boost = weight
        return end
    }

    /// Reads `^` and `~` with their numbers, in either order, at the end of a word.
    /// - Returns: the place where they start.
    func readMarks(of word: Range<Int>, _ marks: inout QueryMarks, notes: inout QueryNotes) -> Int {
        var end = word.upperBound
        while true {
            // A number's digits and its mark are all that is looked at.
            let mark = self[word.lowerBound..<end].lastIndex { $0 != "." && !QueryCharacter.isDigit($0) } ?? word.lowerBound
            guard mark > word.lowerBound, mark < end else { return end }
            if self[mark] == "^", marks.boost == nil, let (weight, behind) = boost(at: mark), behind == end {
                marks.boost = weight
            } else if self[mark] == "~", marks.tilde == nil, isOfWord(mark - 1) || "*?".unicodeScalars.contains(self[mark - 1]) {
                let (value, behind) = digits(from: mark + 1)
                if behind == end {
                    marks.tilde = end == mark + 1 ? .bare : .number(value)
                } else if number(mark + 1..<end) != nil {
                    // Lucene's similarity, from 0 to 1, before its version 4.
                    marks.tilde = .bare
                    notes.add(.similarity(string(mark + 1..<end)))
                } else {
                    return end
                }
            } else {
                return end
            }
            end = mark
        }
    }

    /// The number after the `^` at `start`, if that is what is there, and the place after it.
    private func boost(at start: Int) -> (weight: Double, end: Int)? {
        guard start < count, self[start] == "^" else { return nil }
        var end = start + 1
        while end < count, self[end] == "." || QueryCharacter.isDigit(self[end]) { end += 1 }
        return number(start + 1..<end).map { ($0, end) }
    }

    /// The number in `range`, if that is what it is; no weight is greater than a million.
    private func number(_ range: Range<Int>) -> Double? {
        guard range.count <= 32, let first = range.first, QueryCharacter.isDigit(self[first]) else { return nil }
        return Double(string(range)).map { min($0, 1_000_000) }
    }

    /// The number that starts at `start`, a million at most, and the place after it.
    private func digits(from start: Int) -> (value: Int, end: Int) {
        var (value, end) = (0, start)
        while end < count, QueryCharacter.isDigit(self[end]) {
            value = min(value * 10 + Int(self[end].value - 48), 1_000_000)
            end += 1
        }
        return (value, end)
    }
}

/// A piece of a backend's spec.
struct BackendSpecPart {
    var text: String
    /// Characters of the whole text, half-open.
    var range: Range<Int>

    /// A whole text.
    init(_ text: String) { self.init(text: text, range: 0..<text.count) }

    init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }

    /// What comes before and after the first `separator`; nil if there is none.
    func cut(at separator: Character) -> (BackendSpecPart, BackendSpecPart)? {
        guard let index = text.firstIndex(of: separator) else { return nil }
        let head = String(text[..<index])
        let tail = String(text[text.index(after: index)...])
        let middle = range.lowerBound + head.count
        return (
            BackendSpecPart(text: head, range: range.lowerBound..<middle), BackendSpecPart(text: tail, range: middle + 1..<range.upperBound)
        )
    }

    /// The pieces between all `separator`s; at least one.
    func split(at separator: Character) -> [BackendSpecPart] {
        var pieces: [BackendSpecPart] = []
        var start = range.lowerBound
        for piece in text.split(separator: separator, omittingEmptySubsequences: false) {
            pieces.append(BackendSpecPart(text: String(piece), range: start..<start + piece.count))
            start += piece.count + 1
        }
        return pieces
    }

    /// Without spaces at either end.
    var trimmed: BackendSpecPart {
        let head = text.prefix { $0 == " " }.count
        let kept = text.dropFirst(head)
        let tail = kept.reversed().prefix { $0 == " " }.count
        return BackendSpecPart(text: String(kept.dropLast(tail)), range: range.lowerBound + head..<range.upperBound - tail)
    }
}

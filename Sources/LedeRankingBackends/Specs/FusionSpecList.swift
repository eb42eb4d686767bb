/// The contents of a fusion's parentheses and what follows them: `rrf(lede:k1=0.9,b=0.4,fts5,k=60)`.
///
/// A comma ends a backend, unless `name=value` follows, which is an option of the backend before it; the fusion's own options are not
/// options of backends, and can also come after the parentheses. A file's name with commas or parentheses is in double quotes.
struct FusionSpecList {
    let method: BackendSpecPart
    private(set) var inputs: [BackendSpecPart] = []
    private(set) var options: [BackendSpecPart] = []

    private static let ownOptions: Set<String> = ["k", "norm", "depth"]

    /// - Parameters:
    ///   - part: all after `fuse:`.
    ///   - spec: the whole text, for errors.
    init(_ part: BackendSpecPart, of spec: String) throws(BackendSpecError) {
        func error(_ range: Range<Int>, _ problem: String) -> BackendSpecError {
            BackendSpecError(spec: spec, range: range, problem: problem)
        }
        let characters = Array(part.text)
        func piece(_ range: Range<Int>) -> BackendSpecPart {
            BackendSpecPart(
                text: String(characters[range]), range: part.range.lowerBound + range.lowerBound..<part.range.lowerBound + range.upperBound)
        }
        let start = part.range.lowerBound
        guard let open = characters.firstIndex(of: "(") else {
            throw error(part.range, "fuse needs a way to fuse and, in parentheses, backends, as in fuse:rrf(lede,fts5)")
        }
        method = piece(0..<open).trimmed
        // The places of open parentheses, the list's own first; of the open quote; and of what ends pieces of the list.
        var (opened, quote, cuts, close) = ([open], Int?.none, [open], Int?.none)
        for index in characters.indices.dropFirst(open + 1) {
            let character = characters[index]
            if quote != nil {
                if character == "\"" { quote = nil }
                continue
            }
            switch character {
            case "\"": quote = index
            case "(": opened.append(index)
            case ")":
                opened.removeLast()
                if opened.isEmpty { close = index }
            case "," where opened.count == 1: cuts.append(index)
            default: break
            }
            if close != nil { break }
        }
        if let quote { throw error(start + quote..<start + quote + 1, "this quote is not closed") }
        guard let close else {
            throw error(start + (opened.last ?? open)..<start + (opened.last ?? open) + 1, "this parenthesis is not closed")
        }
        for (from, to) in zip(cuts, cuts.dropFirst() + [close]) { try add(piece(from + 1..<to), of: spec) }
        let rest = piece(close + 1..<characters.count)
        guard let first = rest.text.first else { return }
        guard first == ":" || first == "," else {
            let problem =
                first == ")"
                ? "nothing opens this parenthesis" : "options can follow the parenthesis, as in fuse:rrf(lede,fts5):k=60"
            throw error(first == ")" ? rest.range.lowerBound..<rest.range.lowerBound + 1 : rest.range, problem)
        }
        options += piece(close + 2..<characters.count).split(at: ",").map(\.trimmed)
    }

    private mutating func add(_ whole: BackendSpecPart, of spec: String) throws(BackendSpecError) {
        let piece = whole.trimmed
        guard !piece.text.isEmpty else { throw BackendSpecError(spec: spec, range: piece.range, problem: "a backend is missing here") }
        let name = piece.text.prefix { !"=:(\"*".contains($0) }
        guard name.endIndex < piece.text.endIndex, piece.text[name.endIndex] == "=" else {
            inputs.append(piece)
            return
        }
        if Self.ownOptions.contains(String(name)) {
            options.append(piece)
        } else if let last = inputs.popLast() {
            // The spaces between them are gone, but not their places.
            let gap = String(repeating: " ", count: piece.range.lowerBound - last.range.upperBound - 1)
            inputs.append(BackendSpecPart(text: last.text + "," + gap + piece.text, range: last.range.lowerBound..<piece.range.upperBound))
        } else {
            throw BackendSpecError(
                spec: spec, range: piece.range, problem: "expected a backend; within a fusion backends have no names of their own")
        }
    }
}

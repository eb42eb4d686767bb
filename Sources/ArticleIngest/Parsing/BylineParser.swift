/// Takes a byline apart.
enum BylineParser {
    /// Without the "By" in front.
    static func withoutPrefix(_ line: String) -> String {
        let text = line.collapsingSpaces()
        let lower = text.lowercased()
        for prefix in ["by ", "by: ", "von ", "par "] where lower.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count))
        }
        return text
    }
}

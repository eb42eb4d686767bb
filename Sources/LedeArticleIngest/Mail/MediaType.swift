/// A media type with its parameters, as in `Content-Type`.
///
///     value     := type "/" subtype (";" name "=" (token | '"' text '"'))*
struct MediaType: Equatable {
    /// In lower case: `text/html`.
    var name: String
    /// By name in lower case.
    var parameters: [String: String] = [:]

    init(_ value: String) {
        var parts = Self.split(value)
        name = parts.isEmpty ? "" : parts.removeFirst().trimmingSpaces().lowercased()
        for part in parts {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let key = part[..<equals].trimmingSpaces().lowercased()
            var text = part[part.index(after: equals)...].trimmingSpaces()
            if text.hasPrefix("\"") { text = String(text.dropFirst().prefix { $0 != "\"" }) }
            if parameters[key] == nil { parameters[key] = text }
        }
    }

    /// Split at semicolons outside quotes.
    private static func split(_ value: String) -> [Substring] {
        var parts: [Substring] = []
        var start = value.startIndex
        var isQuoted = false
        for index in value.indices {
            if value[index] == "\"" { isQuoted.toggle() }
            if value[index] == ";", !isQuoted {
                parts.append(value[start..<index])
                start = value.index(after: index)
            }
        }
        parts.append(value[start...])
        return parts
    }

    /// The encoding that the parameter `charset` names; nil for none or an unknown one.
    var encoding: TextEncoding? { parameters["charset"].flatMap { TextEncoding(named: $0.trimmingSpaces()) } }

    var isHTML: Bool { name == "text/html" || name == "application/xhtml+xml" }

    var isPDF: Bool { name == "application/pdf" || name == "application/x-pdf" }

    /// Whether the type says nothing.
    var isUnknown: Bool {
        ["", "application/octet-stream", "application/unknown", "unknown/unknown", "content/unknown", "unk", "no-type"].contains(name)
    }
}

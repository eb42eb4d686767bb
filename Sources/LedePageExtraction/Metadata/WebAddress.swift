import LedeArticleModel

/// A web address, `http` or `https`, split into its parts (RFC 3986).
struct WebAddress: Equatable {
    /// `https://ledger.example`, in lower case, without a user's name.
    let origin: String
    /// From the first slash on, at least `/`.
    let path: String
    /// From the question mark on, or empty.
    let query: String

    private static let longest = 2_048

    /// Nil for anything else: another scheme, no host, blanks or control characters within, more than 2,048 bytes.
    init?(_ text: some StringProtocol) {
        let text = text.trimmingSpaces()
        guard text.utf8.count <= Self.longest,
            !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\"") })
        else { return nil }
        let scheme = text.prefix(8).lowercased().hasPrefix("https://") ? "https://" : "http://"
        guard text.prefix(8).lowercased().hasPrefix(scheme) else { return nil }
        let rest = text.dropFirst(scheme.count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let name = host.prefix { $0 != ":" }
        guard name.contains("."), name.first != ".", !name.hasSuffix("..") else { return nil }
        origin = scheme + host.lowercased()
        let behind = rest.dropFirst(authority.count)
        let path = behind.prefix { $0 != "?" }
        self.path = path.isEmpty ? "/" : String(path)
        query = String(behind.dropFirst(path.count))
    }

    private init(origin: String, path: String, query: String) {
        self.origin = origin
        self.path = path.isEmpty ? "/" : path
        self.query = query
    }

    var text: String { origin + path + query }

    /// Without scheme, port and `www.`.
    var host: String {
        let host = origin.drop { $0 != ":" }.dropFirst(3).prefix { $0 != ":" }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }

    /// Whether it is the site's home page, or that of one of its languages (`/`, `/en/`, `/index.html`).
    var isHome: Bool {
        guard query.isEmpty else { return false }
        let parts = path.split(separator: "/")
        guard let last = parts.last else { return true }
        return parts.count == 1
            && (last.utf8.count == 2 && last.allSatisfy(\.isLetter) || last.lowercased().hasPrefix("index.")
                || last.lowercased().hasPrefix("default."))
    }

    /// Whether both mean the same page: schemes, `www.` and a trailing slash make no difference.
    func isSamePage(as other: WebAddress) -> Bool {
        func way(_ address: WebAddress) -> Substring { address.path.hasSuffix("/") ? address.path.dropLast() : address.path[...] }
        return host == other.host && way(self) == way(other) && (query == other.query || query.isEmpty || other.query.isEmpty)
    }

    /// The address that a reference in a page means; nil if it is not a web address.
    func resolving(_ reference: String) -> WebAddress? {
        let text = reference.trimmingSpaces()
        guard !text.isEmpty, !text.utf8.contains(where: { $0 <= 0x20 }) else { return nil }
        if let address = WebAddress(text) { return address }
        if text.hasPrefix("//") { return WebAddress("\(origin.prefix { $0 != ":" }):\(text)") }
        let beforeColon = text.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        guard beforeColon.count == text.count || text[beforeColon.endIndex] != ":" else { return nil }
        let plain = text.prefix { $0 != "#" }
        let way = plain.prefix { $0 != "?" }
        let asked = String(plain.dropFirst(way.count))
        if way.isEmpty { return WebAddress(origin: origin, path: path, query: asked.isEmpty ? query : asked) }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return WebAddress(origin: origin, path: Self.withoutDots(way.hasPrefix("/") ? String(way) : "\(folder)\(way)"), query: asked)
    }

    /// RFC 3986, 5.2.4.
    private static func withoutDots(_ path: String) -> String {
        var out: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (index, part) in parts.enumerated() {
            switch part {
            case ".", "..":
                if part == "..", !out.isEmpty { out.removeLast() }
                if index == parts.count - 1 { out.append("") }
            default: out.append(part)
            }
        }
        return "/" + out.joined(separator: "/")
    }

    /// The day in the path: `/2024/10/28/`, `/2024/oct/28/`, `/2024-10-28/`, `/20241028/`, `-2024-10-28.html`; nil if none
    /// does.
    var date: String? {
        let parts = path.split { $0 == "/" }.prefix(12)
        for index in parts.indices {
            if index + 2 < parts.endIndex, let year = Self.number(parts[index], 4),
                let day = Self.number(parts[index + 2].prefix { $0.isNumber }, 1...2),
                let month = Self.number(parts[index + 1], 1...2) ?? MonthNames.number[parts[index + 1].lowercased()],
                let date = Self.day(year, month, day)
            {
                return date
            }
        }
        for part in parts {
            let digits = part.split(whereSeparator: { !$0.isASCII || !$0.isNumber })
            for index in digits.indices {
                let number = digits[index]
                if number.count == 8, let value = Int(number), let date = Self.day(value / 10_000, value / 100 % 100, value % 100) {
                    return date
                }
                if index + 2 < digits.endIndex, let year = Self.number(number, 4), let month = Self.number(digits[index + 1], 2),
                    let day = Self.number(digits[index + 2], 2),
                    digits[index].endIndex < part.endIndex, part[number.endIndex] == part[digits[index + 1].endIndex],
                    let date = Self.day(year, month, day)
                {
                    return date
                }
            }
        }
        return nil
    }

    private static func number(_ text: Substring, _ digits: Int) -> Int? { number(text, digits...digits) }

    private static func number(_ text: Substring, _ digits: ClosedRange<Int>) -> Int? {
        digits.contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (1990...2100).contains(year) else { return nil }
        return ArticleDate(year: year, month: month, day: day)?.description
    }
}

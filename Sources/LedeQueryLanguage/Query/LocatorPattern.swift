import LedeArticleModel

/// A condition on where an article is: its address, the host of that, its file, or its id. In each, `*` matches any run of characters.
package struct LocatorPattern: Sendable, Hashable {
    /// The part of an article looked at, as a query names it.
    package enum Kind: String, Sendable, CaseIterable {
        /// The address, whole or from its beginning up to a `/`, `?` or `#`; without `http://`, `https://` and `www.`, and the host in any
        /// case.
        case url
        /// The host of the address, or one whose subdomain it is, in any case; a path after it is one as in `url`.
        case site
        /// The file, or a folder that it is in: names from one `/` to another, anywhere in it; if it begins with `/`, from the start. `?`
        /// matches a character.
        case path
        /// The id as it is. `?` matches a character, unless the id has just that text.
        case id
    }

    package let kind: Kind
    /// As it was typed.
    package let text: String
    /// One of these has to match.
    private let patterns: [GlobPattern]
    /// The path that the address must have after the host, as for a `url`.
    private let siteURL: [GlobPattern]
    private let isAnchored: Bool

    /// Nil for a text that names nothing of the kind.
    package init?(_ kind: Kind, text: String) {
        self.kind = kind
        self.text = text
        var siteURL: [GlobPattern] = []
        var isAnchored = true
        switch kind {
        case .url:
            let address = Self.comparable(address: text)
            guard !address.isEmpty else { return nil }
            patterns = Self.prefixes(of: address)
        case .site:
            var (host, rest) = Self.hostAndRest(of: text)
            let hasWWW = host.hasPrefix("www.")
            if hasWWW { host.removeFirst(4) }
            while host.hasPrefix("*.") || host.hasPrefix(".") { host.removeFirst(host.hasPrefix(".") ? 1 : 2) }
            guard !host.isEmpty else { return nil }
            let name = GlobPattern(host, hasOneCharacter: false)
            // `www.` names a site as people write it, and only its own subdomains.
            let subdomains = GlobPattern(hasWWW ? "*.www." + host : "*." + host, hasOneCharacter: false)
            patterns = [name, subdomains] + (hasWWW ? [GlobPattern("www." + host, hasOneCharacter: false)] : [])
            while rest.hasSuffix("/") { rest.removeLast() }
            if !rest.isEmpty { siteURL = Self.prefixes(of: rest) }
        case .path:
            let path = Self.comparable(path: text)
            guard !path.isEmpty else { return nil }
            isAnchored = path.hasPrefix("/")
            let pattern = GlobPattern(path, hasOneCharacter: true)
            patterns = [pattern, pattern.followed(by: "/", anyRun: true)]
        case .id:
            guard !text.isEmpty else { return nil }
            patterns = [GlobPattern(text, hasOneCharacter: true)]
        }
        self.siteURL = siteURL
        self.isAnchored = isAnchored
    }

    /// Whether an id is asked for literally, so that it can be looked up.
    package var exactID: String? { kind == .id && !text.contains("*") && !text.contains("?") ? text : nil }

    /// The part of an article asked for: the address for a site.
    package func value(of article: Article) -> String? {
        switch kind {
        case .url, .site: article.url
        case .path: article.path
        case .id: article.id
        }
    }

    /// Whether the address, the file or the id `value` satisfies it.
    package func matches(_ value: String) -> Bool {
        switch kind {
        case .url: return Self.any(patterns, Self.comparable(address: value))
        case .site:
            let (host, rest) = Self.hostAndRest(of: value)
            guard !host.isEmpty, Self.any(patterns, host) else { return false }
            return siteURL.isEmpty || Self.any(siteURL, "/" + rest.drop { $0 == "/" })
        case .path:
            let bytes = Array(Self.comparable(path: value).utf8)
            guard !isAnchored else { return patterns.contains { $0.matches(bytes[...]) } }
            for start in bytes.indices where bytes[start] != UInt8(ascii: "/") && (start == 0 || bytes[start - 1] == UInt8(ascii: "/")) {
                if patterns.contains(where: { $0.matches(bytes[start...]) }) { return true }
            }
            return false
        case .id: return value == text || Self.any(patterns, value)
        }
    }

    private static func any(_ patterns: [GlobPattern], _ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        return patterns.contains { $0.matches(bytes[...]) }
    }

    /// Patterns for an address that is `address` or begins with it.
    private static func prefixes(of address: String) -> [GlobPattern] {
        let pattern = GlobPattern(address, hasOneCharacter: false)
        let ends = address.contains("/") ? ["/", "?", "#"] : ["/", "?", "#", ":"]
        return [pattern] + ends.map { pattern.followed(by: $0, anyRun: true) }
    }

    /// An address without the scheme of the web, `www.` and slashes at its end, its host in small letters.
    private static func comparable(address: String) -> String {
        var rest = address[...]
        for scheme in ["http://", "https://"] where rest.prefix(scheme.count).lowercased() == scheme { rest = rest.dropFirst(scheme.count) }
        if rest.prefix(4).lowercased() == "www." { rest = rest.dropFirst(4) }
        while rest.hasSuffix("/") { rest.removeLast() }
        let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        return rest[..<end].lowercased() + rest[end...]
    }

    /// The host of an address in small letters, without user, port and final dot, and what follows it. No host for one of mail or a script.
    private static func hostAndRest(of address: String) -> (host: String, rest: String) {
        var rest = address[...]
        var isBare = false
        if let scheme = rest.firstRange(of: "://"),
            rest[..<scheme.lowerBound].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) })
        {
            rest = rest[scheme.upperBound...]
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        } else {
            isBare = true
        }
        let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
        var host = rest[..<end]
        if isBare, host.contains("@") { return ("", "") }
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        if let port = host.lastIndex(of: ":"), host[host.index(after: port)...].allSatisfy(\.isNumber) { host = host[..<port] }
        if host.contains(":"), !host.hasPrefix("[") { return ("", "") }
        while host.hasSuffix(".") { host.removeLast() }
        return (host.lowercased(), String(rest[end...]))
    }

    /// A path without `./` before it, and without doubled or final slashes.
    private static func comparable(path: String) -> String {
        let names = path.split(separator: "/").filter { $0 != "." }
        return (path.hasPrefix("/") ? "/" : "") + names.joined(separator: "/")
    }
}

extension LocatorPattern: CustomStringConvertible {
    package var description: String { "\(kind.rawValue):\(text)" }
}

import LedePageExtraction

/// The content of an item, or of the feed around it, while it is read.
struct FeedParts {
    /// With whether it may be an address.
    var id: (text: String, isAddress: Bool)?
    var language: String?
    private var texts: [String: String] = [:]
    /// The names in `texts` whose value holds no markup.
    private var plain: Set<String> = []
    private var authors: [String: [String]] = [:]
    private var link: (url: String, rank: Int)?
    private var tags: [String] = []
    private var others: [(name: String, value: String)] = []

    private static let mostOthers = 64
    private static let mostOtherBytes = 4096

    mutating func take(_ found: FeedCapture) {
        let raw = String(decoding: found.bytes, as: UTF8.self)
        let text = raw.trimmingSpaces()
        switch found.name {
        case "guid" where !text.isEmpty: id = (text, found.attributes["isPermaLink"]?.lowercased() != "false")
        case "id" where !text.isEmpty: id = (text, true)
        case "link", "atom:link", "feedburner:origlink", "url", "homepage": takeLink(found, text)
        case "language", "dc:language": if !text.isEmpty { language = text }
        case let name where FeedVocabulary.people.contains(name):
            let names = found.personNames.isEmpty ? [Self.person(text)] : found.personNames.map { $0.collapsingSpaces() }
            authors[name, default: []] += names.filter { !$0.isEmpty }
        case let name where FeedVocabulary.tags.contains(name): takeTags(found, text)
        case let name where !text.isEmpty && !FeedVocabulary.opaque.contains(name): takeText(found, text)
        case "enclosure": if let url = found.attributes["url"] { other("enclosure", WebAddress.resolved(url, found.base)) }
        default: break
        }
    }

    private mutating func takeText(_ found: FeedCapture, _ text: String) {
        let isKnown = Self.known.contains(found.name)
        guard isKnown else { return other(found.name, text) }
        if found.attributes["mode"] == "base64" { return }
        // If a name occurs several times the first counts, unless a later text is longer.
        if let held = texts[found.name], !(FeedVocabulary.markup.contains(found.name) && held.utf8.count < text.utf8.count) { return }
        texts[found.name] = text
        let type = found.attributes["type"]?.lowercased()
        if type == "text" || type == "text/plain" { plain.insert(found.name) } else { plain.remove(found.name) }
    }

    private static let known = Set(FeedVocabulary.title + FeedVocabulary.text + FeedVocabulary.published + FeedVocabulary.modified)

    private mutating func other(_ name: String, _ value: String) {
        guard others.count < Self.mostOthers, value.utf8.count <= Self.mostOtherBytes, !value.isEmpty else { return }
        others.append((name, value))
    }

    /// The better of several links: the one a feed service has replaced, then the page itself, then any.
    private mutating func takeLink(_ found: FeedCapture, _ text: String) {
        let address = found.attributes["href"] ?? text
        guard !address.isEmpty else { return }
        let relation = found.attributes["rel"]?.lowercased() ?? "alternate"
        guard relation == "alternate" || relation == "canonical" else { return }
        let type = found.attributes["type"]?.lowercased() ?? "text/html"
        var rank = found.name == "feedburner:origlink" ? 0 : relation == "canonical" ? 1 : type.contains("html") ? 2 : 3
        if found.name == "url" || found.name == "homepage" { rank = 4 }
        if rank < link?.rank ?? .max { link = (WebAddress.resolved(address.trimmingSpaces(), found.base), rank) }
    }

    private mutating func takeTags(_ found: FeedCapture, _ text: String) {
        let label = text.isEmpty ? found.attributes["label"] ?? found.attributes["term"] ?? found.attributes["text"] ?? "" : text
        let isList = found.name.hasSuffix("keywords")
        for tag in isList ? label.split(separator: ",").map(String.init) : [label] {
            let tag = MarkupText.plain(tag).collapsingSpaces()
            if !tag.isEmpty, !tags.contains(tag), tags.count < 256 { tags.append(tag) }
        }
    }

    /// `jane@example.org (Jane Doe)` and `Jane Doe <jane@example.org>` are Jane Doe.
    private static func person(_ text: String) -> String {
        let text = text.collapsingSpaces()
        if text.hasSuffix(")"), let open = text.firstIndex(of: "("), text[..<open].contains("@") {
            let name = text[text.index(after: open)...].dropLast().trimmingSpaces()
            if !name.isEmpty { return name }
        }
        if text.hasSuffix(">"), let open = text.firstIndex(of: "<"), text[open...].contains("@") {
            let name = text[..<open].trimmingSpaces().trimmingCharacters(of: "\"")
            if !name.isEmpty { return name }
        }
        return text
    }

    // MARK: the item

    /// The item, with what the feed says about all of its items.
    func item(of feed: FeedParts, line: Int) -> FeedItem {
        var item = FeedItem(line: line)
        item.title = first(FeedVocabulary.title) ?? ""
        let name = FeedVocabulary.text.first { texts[$0] != nil }
        item.text = name.flatMap { texts[$0] } ?? ""
        item.isPlain = name.map(plain.contains) ?? false
        item.summary = ["description", "summary", "dc:description"].first { $0 != name && texts[$0] != nil }.flatMap { texts[$0] }
        if item.summary == item.text { item.summary = nil }
        item.date = first(FeedVocabulary.published)
        item.modified = first(FeedVocabulary.modified).flatMap { $0 == item.date ? nil : $0 }
        item.authors =
            ["author", "dc:creator", "itunes:author"].lazy.compactMap { authors[$0] }.first ?? feed.authors["author"] ?? feed.authors[
                "dc:creator"] ?? []
        item.url = link?.url ?? id.flatMap { $0.isAddress && WebAddress.isPage($0.text) ? $0.text : nil }
        item.id = id.map { id in WebAddress.isUnique(id.text) ? id.text : feed.name.map { "\($0)#\(id.text)" } ?? id.text } ?? item.url
        item.tags = tags
        item.language = language ?? feed.language
        item.feedTitle = feed.first(["title"])
        item.others = others
        return item
    }

    private func first(_ names: [String]) -> String? { names.lazy.compactMap { texts[$0] }.first }

    /// The feed's permanent name.
    private var name: String? { id?.text ?? link?.url }
}

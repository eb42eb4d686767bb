/// The names of RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0) and their common extensions.
enum FeedVocabulary {
    /// Prefixes used here for namespaces, whatever a feed calls them.
    private static let prefixes = [
        "http://purl.org/rss/1.0/": "", "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://backend.userland.com/rss2": "", "http://backend.userland.com/rss": "", "http://www.w3.org/2005/Atom": "",
        "http://purl.org/atom/ns#": "",
        "http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    /// The name of an element with its known prefix, in lower case: `content:encoded`, `pubdate`.
    static func name(_ element: XMLElement) -> String { name(element.name, prefix: element.prefix, namespace: element.namespace) }

    static func name(_ name: String, prefix: String, namespace: String) -> String {
        let known = namespace.isEmpty ? prefix.lowercased() : prefixes[namespace] ?? prefix.lowercased()
        return known.isEmpty ? name.lowercased() : known + ":" + name.lowercased()
    }

    static let items: Set<String> = ["item", "entry"]
    /// Hold people.
    static let people: Set<String> = ["author", "contributor", "dc:creator", "itunes:author"]
    /// Their content may be markup.
    static let markup: Set<String> = [
        "title", "description", "summary", "content", "content:encoded", "media:description", "itunes:summary", "xhtml:body", "fullstory",
        "tagline", "subtitle",
    ]
    /// Occur in an item but never in a text: if one begins within a text, the text was not closed.
    static let siblings: Set<String> = [
        "description", "link", "guid", "pubdate", "category", "author", "comments", "enclosure", "content:encoded", "dc:creator", "dc:date",
    ]
    /// Hold elements of their own that say nothing about the item, or only repeat it.
    static let opaque: Set<String> = ["source", "image", "textinput", "media:content", "skipdays", "skiphours", "cloud"]

    /// For each part its possible names, in order of preference.
    static let title = ["title", "dc:title", "media:title", "itunes:title"]
    static let text = [
        "content:encoded", "xhtml:body", "content", "fullstory", "description", "summary", "media:description", "itunes:summary",
        "dc:description",
    ]
    static let published = [
        "pubdate", "published", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "issued", "created", "date", "updated",
        "modified", "dcterms:modified",
    ]
    static let modified = ["updated", "modified", "dcterms:modified", "atom:updated", "a10:updated"]
    static let tags: Set<String> = ["category", "dc:subject", "media:keywords", "itunes:keywords", "keywords"]
}

/// What the `<meta>` elements of a page say, by their names.
struct MetaTable {
    /// In the page's order, names in lower case.
    private(set) var entries: [(name: String, value: String)] = []
    private static let most = 600

    mutating func add(name: String, value: String) {
        guard entries.count < Self.most else { return }
        for name in name.split(separator: " ") { entries.append((name.lowercased(), value)) }
    }

    /// The first usable value, by the order of the names.
    func first<Found>(of names: [String], _ read: (String) -> Found?) -> (value: Found, name: String)? {
        for name in names {
            for entry in entries where entry.name == name {
                if let found = read(entry.value) { return (found, name) }
            }
        }
        return nil
    }

    func all(_ name: String) -> [String] { entries.filter { $0.name == name }.map(\.value) }
}

/// The `<meta>` names under which pages describe themselves, for each field in order of preference: Open Graph, Dublin Core, then those of
/// publishers and search engines.
enum MetaNames {
    static let title = [
        "og:title", "twitter:title", "dc.title", "dcterms.title", "dc:title", "parsely-title", "sailthru.title", "citation_title",
        "headline", "article.headline", "article:title",
        "title", "hdl", "cxenseparse:title", "analyticsattributes.title",
    ]
    static let published = [
        "article:published_time", "article:published", "article.published", "og:article:published_time", "og:published_time",
        "og:article:published", "article:publish_date", "og:pubdate",
        "dc.date.issued", "dcterms.issued", "dc.issued", "dcterms.date", "dc.date", "dc:date", "dc.date.created", "dcterms.created",
        "dc.created", "dc.date.x-metadatalastmodified",
        "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date", "citation_date", "datepublished",
        "rnews:datepublished", "article_date_original",
        "originalpublicationdate", "pubdate", "pub_date", "publish-date", "publish_date", "publishdate", "publication_date",
        "publication-date", "publicationdate", "published_date",
        "published-date", "publisheddate", "published_time", "published_at", "date-published", "date_published", "prism.publicationdate",
        "bt:pubdate", "cxenseparse:recs:publishtime",
        "vr:published_time", "shareaholic:article_published_time", "rbpubdate", "ptime", "pdate", "displaydate", "date",
        "dcsext.articlefirstpublished", "analyticsattributes.articledate",
    ]
    static let modified = [
        "article:modified_time", "article:modified", "article.updated", "og:article:modified_time", "og:updated_time", "og:modified_time",
        "article:updated_time", "dcterms.modified",
        "dc.date.modified", "dc.modified", "datemodified", "article_date_updated", "last-modified", "lastmod", "updated-date",
        "updated_time", "modified_time", "revision_date",
    ]
    static let author = [
        "article:author", "og:article:author", "article:author_name", "article.author", "dc.creator", "dcterms.creator", "dc:creator",
        "dc.creator.personalname", "dc.contributor",
        "parsely-author", "sailthru.author", "citation_author", "byl", "byline", "author", "authors", "article_author",
        "cxenseparse:author", "rbauthors", "dcsext.author",
        "analyticsattributes.author", "creator", "web_author",
    ]
    static let url = [
        "og:url", "twitter:url", "parsely-link", "citation_fulltext_html_url", "citation_public_url", "dc.identifier", "dcterms.identifier",
        "dc.source", "al:web:url", "identifier-url",
    ]
    static let siteName = [
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "twitter:app:name:iphone",
        "apple-mobile-web-app-title", "publisher",
    ]
    static let section = [
        "article:section", "og:article:section", "og:section", "article.section", "parsely-section", "sailthru.section", "prism.section",
        "cxenseparse:section", "articlesection", "section",
        "category",
    ]
    static let tags = [
        "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "citation_keywords", "dc.subject", "keywords",
    ]
    static let language = [
        "og:locale", "dc.language", "dcterms.language", "dc:language", "content-language", "language", "inlanguage", "citation_language",
    ]

    /// Whether a name in none of the lists suggests a date of publication.
    static func looksLikeDate(_ name: String) -> Bool {
        (name.contains("publi") || name.contains("pubdate") || name.contains("post-date") || name.contains("postdate")
            || name.contains("post_date") || name.contains("article-date") || name.contains("articledate"))
            && (name.contains("date") || name.contains("time")) && !["modif", "updat", "expir", "unpubl"].contains { name.contains($0) }
    }
}

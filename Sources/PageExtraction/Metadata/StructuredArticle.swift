/// What structured data in a page say of an article: JSON-LD, microdata and RDFa speak of the same properties.
struct StructuredArticle {
    /// `json-ld`, `microdata`, `rdfa`.
    let source: String
    var headlines: [String] = []
    var authors: [(text: String, isPerson: Bool?)] = []
    var published: [String] = []
    /// When it was made or put up: counts where the page says nothing of its publication.
    var created: [String] = []
    var modified: [String] = []
    var languages: [String] = []
    var addresses: [String] = []
    var siteNames: [String] = []
    var sections: [String] = []
    var tags: [String] = []
    var captions: [String] = []

    /// How near to an article a type of schema.org is: 0 for articles, 1 for what has an author and a date as well, 2 for a page; nil for
    /// other things.
    static func rank(ofType type: String) -> Int? {
        if type.hasSuffix("article") || type.hasSuffix("posting") || type == "report" || type == "newsitem" || type == "blogentry"
            || type == "hentry" || type == "article:article"
        {
            return 0
        }
        if others.contains(type) { return 1 }
        return type.hasSuffix("page") && type != "collectionpage" && type != "searchresultspage" && type != "profilepage" ? 2 : nil
    }

    private static let others: Set<String> = [
        "creativework", "review", "criticreview", "claimreview", "recipe", "howto", "medicalwebpage", "interview", "podcastepisode",
        "chapter", "story", "webcontent",
    ]

    static let organisations: Set<String> = [
        "organization", "newsmediaorganization", "corporation", "localbusiness", "brand", "website", "periodical", "newspaper",
    ]

    /// Adds what another one says after what this one does.
    mutating func append(_ other: StructuredArticle) {
        headlines += other.headlines
        if authors.isEmpty { authors = other.authors }
        published += other.published
        created += other.created
        modified += other.modified
        languages += other.languages
        addresses += other.addresses
        siteNames += other.siteNames
        sections += other.sections
        if tags.isEmpty { tags = other.tags }
        captions += other.captions
    }
}

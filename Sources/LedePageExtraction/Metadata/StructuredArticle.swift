/// What a page's structured data say about an article: JSON-LD, microdata and RDFa have the same properties.
struct StructuredArticle {
    /// `json-ld`, `microdata`, `rdfa`.
    let source: String
    var headlines: [String] = []
    var authors: [(text: String, isPerson: Bool?)] = []
    var published: [String] = []
    /// When it was created or uploaded: counts if the page does not say when it was published.
    var created: [String] = []
    var modified: [String] = []
    var languages: [String] = []
    var addresses: [String] = []
    var siteNames: [String] = []
    var sections: [String] = []
    var tags: [String] = []
    var captions: [String] = []

    /// How near to an article a type of schema.org is: 0 for articles, 1 for other types with author and date, 2 for a page; nil for the
    /// rest.
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

    /// Appends what another one says.
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

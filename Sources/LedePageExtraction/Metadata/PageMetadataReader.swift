import LedeArticleModel

/// Reads what a page says about its article: structured data first, then the names of `<meta>`, then what the page shows, then its address.
struct PageMetadataReader {
    private let tree: PageTree
    private let facts: PageFacts
    /// Where the page's bytes were fetched from.
    private let known: WebAddress?
    private let graph: JSONLDGraph
    private var sites = SiteNames()
    /// Structured data of the article, in order of preference; those of pages, which also have dates, come last.
    private var articles: [StructuredArticle] = []
    private var pages: [StructuredArticle] = []
    private var metadata = PageMetadata()

    /// - Parameters:
    ///   - url: the address the page was fetched from, if known; addresses in the page are relative to it.
    static func metadata(of tree: PageTree, url: String?) -> PageMetadata {
        var reader = PageMetadataReader(tree, url: url)
        reader.read()
        return reader.metadata
    }

    private init(_ tree: PageTree, url: String?) {
        self.tree = tree
        facts = PageFacts(tree)
        known = url.flatMap { WebAddress($0) }
        graph = JSONLDGraph(scripts: facts.scripts)
    }

    private mutating func read() {
        let linked = graph.articles
        let described = facts.microdata.articles(in: tree)
        readURL(linked.map(\.article) + described.map(\.article))
        readSite(linked.filter { $0.rank < 2 }.map(\.article) + described.filter { $0.rank < 2 }.map(\.article))
        chooseArticles(linked, described)
        readLanguage()
        let headline = HeadlineFinder(tree, facts, articles + pages, sites).find()
        if let headline, !headline.text.isEmpty {
            metadata.title = PageMetadata.Field(headline.text, from: headline.source)
        }
        let zone = HeaderZone(tree, headline: headline?.node)
        let byline = VisibleByline(zone, tree, sites)
        readAuthors(byline)
        readDates(byline)
        readOthers(zone)
    }

    // MARK: Choosing among structured data

    /// Of several articles those of this page: there may be a list of others.
    private mutating func chooseArticles(
        _ linked: [(rank: Int, article: StructuredArticle)], _ described: [(rank: Int, node: Int, article: StructuredArticle)]
    ) {
        let titles = (MetaNames.title.prefix(2).flatMap(facts.metas.all) + [facts.documentTitle]).compactMap(MetadataText.plain)
        func isOther(_ article: StructuredArticle) -> Bool {
            let addresses = article.addresses.compactMap { address($0) }.filter { !$0.isHome }
            if let own = ownAddress, addresses.contains(where: { $0.isSamePage(as: own) }) { return false }
            let headlines = article.headlines.compactMap(MetadataText.plain)
            guard !headlines.isEmpty else { return false }
            return !headlines.contains { headline in titles.contains { HeadlineText.agreement($0, headline) >= 0.4 } }
        }
        func chosen(_ all: [StructuredArticle]) -> [StructuredArticle] {
            let own = all.filter { !isOther($0) }
            // A single one is the page's, whatever it is called.
            return own.isEmpty ? (all.count == 1 ? all : []) : own
        }
        articles = chosen(linked.filter { $0.rank == 0 }.map(\.article)) + chosen(described.filter { $0.rank == 0 }.map(\.article))
        articles += chosen(linked.filter { $0.rank == 1 }.map(\.article)) + chosen(described.filter { $0.rank == 1 }.map(\.article))
        pages = linked.filter { $0.rank == 2 }.map(\.article) + described.filter { $0.rank >= 2 }.map(\.article)
    }

    private var ownAddress: WebAddress? { metadata.url.flatMap { WebAddress($0.value) } ?? known }

    // MARK: Address, site, language

    /// The address that a reference in the page means.
    private func address(_ reference: String) -> WebAddress? {
        if let address = WebAddress(reference) { return address }
        let known = known
        let base =
            facts.base.flatMap { WebAddress($0) ?? known?.resolving($0) } ?? known
            ?? facts.metas.first(of: ["og:url"], { WebAddress($0) })?.value
        return base?.resolving(reference)
    }

    private mutating func readURL(_ articles: [StructuredArticle]) {
        func usable(_ reference: String) -> WebAddress? {
            guard let address = address(reference) else { return nil }
            // If every page of a site calls the home page canonical, it says nothing.
            return address.isHome && known?.isHome != true ? nil : address
        }
        if let canonical = facts.canonical.flatMap(usable) {
            metadata.url = PageMetadata.Field(canonical.text, from: "canonical")
        } else if let found = facts.metas.first(of: MetaNames.url, usable) {
            metadata.url = PageMetadata.Field(found.value.text, from: found.name)
        } else {
            for article in articles {
                guard let address = article.addresses.compactMap({ usable($0) }).first else { continue }
                // One of several articles is not the page.
                guard articles.count == 1 || known?.isSamePage(as: address) == true else { continue }
                metadata.url = PageMetadata.Field(address.text, from: article.source)
                break
            }
        }
    }

    private mutating func readSite(_ articles: [StructuredArticle]) {
        // Some put the headline wherever a name is wanted.
        let titles = Set(
            (MetaNames.title.prefix(2).flatMap(facts.metas.all) + articles.flatMap(\.headlines)).compactMap(MetadataText.plain).map(
                HeadlineText.key))
        func name(_ text: String) -> String? { Self.name(text).flatMap { titles.contains(HeadlineText.key($0)) ? nil : $0 } }
        if let found = facts.metas.first(of: MetaNames.siteName, name) {
            metadata.siteName = PageMetadata.Field(found.value, from: found.name)
        } else if let found = articles.flatMap({ article in article.siteNames.map { (text: $0, source: article.source) } }).first(where: {
            name($0.text) != nil
        }) {
            metadata.siteName = name(found.text).map { PageMetadata.Field($0, from: found.source) }
        } else if let found = graph.siteNames.compactMap(name).first {
            metadata.siteName = PageMetadata.Field(found, from: "json-ld")
        }
        for text in MetaNames.siteName.flatMap(facts.metas.all) + articles.flatMap(\.siteNames) + graph.siteNames { sites.add(name(text)) }
        if let own = ownAddress { sites.add(host: own.host) }
        // A heading that links to the home page is the site's.
        for heading in facts.headings where heading.level == 1 && leadsHome(heading.node) { sites.add(name(tree.text(of: heading.node))) }
    }

    private func leadsHome(_ node: Int) -> Bool {
        let reference = tree.subtree(of: node).prefix(20).lazy.compactMap {
            tree.nodes[$0].element == .a ? tree.value(.href, of: $0)?.trimmingSpaces() : nil
        }.first
        return reference == "/" || reference.flatMap { WebAddress($0) }?.isHome == true
    }

    private static func name(_ text: String) -> String? {
        guard let plain = MetadataText.plain(text), plain.utf8.count <= 200, WebAddress(plain) == nil, !plain.hasPrefix("@") else {
            return nil
        }
        return plain
    }

    private mutating func readLanguage() {
        if let article = articles.first(where: { $0.languages.contains { Self.languageTag($0) != nil } }),
            let tag = article.languages.lazy.compactMap(Self.languageTag).first
        {
            metadata.language = PageMetadata.Field(tag, from: article.source)
        } else if let tag = facts.language.flatMap(Self.languageTag) {
            metadata.language = PageMetadata.Field(tag, from: "html")
        } else if let found = facts.metas.first(of: MetaNames.language, Self.languageTag) {
            metadata.language = PageMetadata.Field(found.value, from: found.name)
        } else if let page = pages.first(where: { $0.languages.contains { Self.languageTag($0) != nil } }),
            let tag = page.languages.lazy.compactMap(Self.languageTag).first
        {
            metadata.language = PageMetadata.Field(tag, from: page.source)
        }
    }

    /// `en_US` as `en-US`; nil for what is not a tag, such as a language's name.
    static func languageTag(_ text: String) -> String? {
        let first = text.split { $0 == "," || $0 == ";" || $0 == "." || $0.isWhitespace }.first ?? ""
        let parts = first.split { $0 == "-" || $0 == "_" }
        guard let language = parts.first, (2...3).contains(language.utf8.count), parts.count <= 4,
            parts.allSatisfy({ $0.utf8.count <= 8 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }),
            language.allSatisfy(\.isLetter), language.lowercased() != "und"
        else { return nil }
        let rest = parts.dropFirst().map {
            $0.count == 2 ? $0.uppercased() : $0.count == 4 ? $0.prefix(1).uppercased() + $0.dropFirst().lowercased() : String($0)
        }
        return ([language.lowercased()] + rest).joined(separator: "-")
    }

    // MARK: Authors

    private mutating func readAuthors(_ byline: VisibleByline) {
        var sources: [(list: AuthorList, source: String)] = []
        var claims = authorClaims[...]
        /// Reads the claims up to one that names a person.
        func readOn() {
            while let claim = claims.popFirst() {
                var list = AuthorList(sites: sites)
                for author in claim.authors.prefix(20) {
                    list.add(author.text, isPerson: author.isPerson, isSurnameFirst: claim.isSurnameFirst)
                }
                if !list.names.isEmpty { sources.append((list, claim.source)) }
                if list.hasPersons { return }
            }
        }
        readOn()
        let shown = byline.authors()
        if let shown { sources.append((shown.list, shown.source)) }
        guard
            var chosen = sources.first(where: { $0.list.hasPersons }) ?? sources.first(where: { source in
                source.list.others.contains { !sites.isName($0) }
            }) ?? sources.first
        else { return }
        // What the page shows beats what its system recorded: who uploaded it, or the first of several authors.
        if let shown, shown.isCertain, shown.list.hasPersons, chosen.list.hasPersons, shown.source != chosen.source {
            let (seen, said) = (Set(shown.list.persons.map { $0.lowercased() }), Set(chosen.list.persons.map { $0.lowercased() }))
            if seen.isDisjoint(with: said) && !Self.sharesName(seen, said) || seen.isStrictSuperset(of: said) {
                chosen = (shown.list, shown.source)
            }
        }
        if chosen.list.isShouting { while !claims.isEmpty { readOn() } }
        chosen.list.respell(as: sources.map(\.list))
        metadata.authors = chosen.list.hasPersons ? chosen.list.persons : Array(chosen.list.others.prefix(3))
        metadata.authorSource = chosen.source
    }

    private typealias AuthorClaim = (source: String, authors: [(text: String, isPerson: Bool?)], isSurnameFirst: Bool)

    /// Those whom metadata name, in order of preference.
    private var authorClaims: [AuthorClaim] {
        var claims: [AuthorClaim] = articles.filter { $0.source == "json-ld" }.map { ($0.source, $0.authors, false) }
        for name in MetaNames.author {
            let values = facts.metas.all(name)
            if !values.isEmpty { claims.append((name, values.map { ($0, nil) }, name == "citation_author" || name.hasPrefix("dc"))) }
        }
        claims += (articles + pages).filter { $0.source != "json-ld" }.map { ($0.source, $0.authors, false) }
        claims += pages.filter { $0.source == "json-ld" }.map { ($0.source, $0.authors, false) }
        claims.append(("rel=author", facts.authorLinks.prefix(3).map { (tree.text(of: $0), nil) }, false))
        return claims.filter { !$0.authors.isEmpty }
    }

    /// Whether they share a last name: `J. Bee` and `Jane Bee` are one person.
    private static func sharesName(_ left: Set<String>, _ right: Set<String>) -> Bool {
        let names = Set(left.compactMap { $0.split(separator: " ").last })
        return right.contains { $0.split(separator: " ").last.map(names.contains) ?? false }
    }

    // MARK: Dates

    private mutating func readDates(_ byline: VisibleByline) {
        let language = metadata.language?.value
        let byAddress = ownAddress?.date
        func date(_ text: String) -> String? { PublicationDate.normalized(MetadataText.plain(text) ?? "", language: language) }
        func first(_ articles: [StructuredArticle], _ texts: (StructuredArticle) -> [String]) -> PageMetadata.Field? {
            for article in articles {
                if let found = texts(article).lazy.compactMap(date).first { return PageMetadata.Field(found, from: article.source) }
            }
            return nil
        }
        let linked = articles.filter { $0.source == "json-ld" }
        let described = articles.filter { $0.source != "json-ld" } + pages.filter { $0.source != "json-ld" }
        func named(_ names: [String]) -> PageMetadata.Field? {
            facts.metas.first(of: names, date).map { PageMetadata.Field($0.value, from: $0.name) }
        }
        func seen(_ found: VisibleByline.FoundDate?) -> PageMetadata.Field? { found.map { PageMetadata.Field($0.text, from: $0.source) } }
        var modified = first(linked, \.modified) ?? named(MetaNames.modified)
        modified = modified ?? first(described, \.modified) ?? first(pages, \.modified)
        var published = first(linked, \.published) ?? named(MetaNames.published)
        published = published ?? first(described, \.published) ?? first(pages, \.published)
        published = published ?? first(linked, \.created)
        // If the metadata do not say, what the page shows counts.
        if published == nil {
            let shown = byline.dates(language: language, near: byAddress)
            published = seen(shown.published)
            modified = modified ?? seen(shown.modified)
        }
        metadata.modified = modified
        published = published ?? namedDate(date) ?? first(described, \.created)
        metadata.published = published ?? byAddress.map { PageMetadata.Field($0, from: "url") } ?? metadata.modified
        if metadata.modified?.value == metadata.published?.value { metadata.modified = nil }
    }

    /// A date under a name that suggests one but is in no list.
    private func namedDate(_ date: (String) -> String?) -> PageMetadata.Field? {
        for entry in facts.metas.entries where MetaNames.looksLikeDate(entry.name) {
            if let found = date(entry.value) { return PageMetadata.Field(found, from: entry.name) }
        }
        return nil
    }

    // MARK: Others

    private mutating func readOthers(_ zone: HeaderZone) {
        if let article = articles.first(where: { $0.source == "json-ld" && !$0.sections.isEmpty }),
            let section = article.sections.lazy.compactMap(Self.name).first
        {
            metadata.section = PageMetadata.Field(section, from: article.source)
        } else if let found = facts.metas.first(of: MetaNames.section, Self.name) {
            metadata.section = PageMetadata.Field(found.value, from: found.name)
        } else if let article = articles.first(where: { !$0.sections.isEmpty }),
            let section = article.sections.lazy.compactMap(Self.name).first
        {
            metadata.section = PageMetadata.Field(section, from: article.source)
        }
        readTags()
        if let caption = zone.captions.lazy.compactMap(MetadataText.plain).first {
            metadata.caption = PageMetadata.Field(caption, from: "figcaption")
        } else if let article = articles.first(where: { !$0.captions.isEmpty }),
            let caption = article.captions.lazy.compactMap(MetadataText.plain).first
        {
            metadata.caption = PageMetadata.Field(caption, from: article.source)
        }
    }

    private static let mostTags = 50

    private mutating func readTags() {
        func set(_ texts: [String], _ source: String) -> Bool {
            var tags: [String] = []
            for text in texts {
                // A list in one text has commas; a single tag may have one.
                let pieces = texts.count == 1 ? text.split(whereSeparator: { $0 == "," || $0 == ";" }).map(String.init) : [text]
                for piece in pieces {
                    guard let tag = MetadataText.plain(piece), tag.utf8.count <= 100, !tags.contains(tag), tags.count < Self.mostTags else {
                        continue
                    }
                    tags.append(tag)
                }
            }
            guard !tags.isEmpty else { return false }
            metadata.tags = tags
            metadata.tagSource = source
            return true
        }
        for article in articles where article.source == "json-ld" && set(article.tags, article.source) { return }
        for name in MetaNames.tags where set(facts.metas.all(name), name) { return }
        for article in articles where set(article.tags, article.source) { return }
        _ = set(facts.tagLinks.map(tree.text), "rel=tag")
    }
}

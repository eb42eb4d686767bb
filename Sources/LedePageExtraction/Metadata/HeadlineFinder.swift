/// Finds the headline of a page's article: what its metadata call it, as the page shows it.
struct HeadlineFinder {
    struct Headline {
        var text: String
        var source: String
        /// The element that shows it.
        var node: Int?
    }

    private let tree: PageTree
    private let facts: PageFacts
    private let sites: SiteNames
    /// What metadata call the article, without the site's name, in order of preference.
    private let claims: [Claim]

    private struct Claim {
        var text: String
        /// With the site's name, if there was one.
        var whole: String
        var source: String
        var keys: [String]
    }

    /// - Parameter articles: what structured data say.
    init(_ tree: PageTree, _ facts: PageFacts, _ articles: [StructuredArticle], _ sites: SiteNames) {
        self.tree = tree
        self.facts = facts
        self.sites = sites
        var claims: [Claim] = []
        func add(_ text: String, _ source: String, isDocumentTitle: Bool = false) {
            guard let plain = MetadataText.plain(text), plain.utf8.count <= 1_000 else { return }
            // Most of them agree: the first is the source.
            if claims.contains(where: { $0.whole == plain || $0.text == plain }) { return }
            let claim = HeadlineText.withoutSite(plain, sites, isDocumentTitle: isDocumentTitle)
            // What looks like a site's name may be part of the headline: the page tells.
            let keys = claim == plain ? [HeadlineText.key(claim)] : [HeadlineText.key(plain), HeadlineText.key(claim)]
            if !sites.isName(claim) { claims.append(Claim(text: claim, whole: plain, source: source, keys: keys)) }
        }
        for article in articles where article.source == "json-ld" { for headline in article.headlines { add(headline, article.source) } }
        for name in MetaNames.title { for value in facts.metas.all(name).prefix(2) { add(value, name) } }
        for article in articles where article.source != "json-ld" { for headline in article.headlines { add(headline, article.source) } }
        add(facts.documentTitle, "title", isDocumentTitle: true)
        self.claims = claims
    }

    /// The headline; nil for a page that shows and says nothing of the kind.
    func find() -> Headline? {
        let shown = facts.headings.compactMap { heading -> Shown? in
            guard heading.level <= 3 || heading.isMarked else { return nil }
            let text = tree.text(of: heading.node)
            guard (2...400).contains(text.utf8.count), let plain = MetadataText.plain(text) else { return nil }
            let key = HeadlineText.key(plain)
            return key.isEmpty || sites.isName(plain) ? nil : Shown(heading: heading, text: plain, key: key)
        }
        if let found = exact(shown) ?? besideSite(shown) ?? near(shown) ?? marked(shown) { return found }
        guard let claim = claims.first else { return nil }
        return Headline(text: claim.text, source: claim.source, node: textNode(of: claim.text))
    }

    private struct Shown {
        var heading: PageFacts.Heading
        var text: String
        var key: String
    }

    /// The heading that equals what metadata say, but for marks; of several the highest.
    private func exact(_ shown: [Shown]) -> Headline? {
        for claim in claims {
            for (number, key) in claim.keys.enumerated() where !key.isEmpty {
                let same = shown.filter { $0.key == key }
                if let best = same.min(by: { ($0.heading.level, $0.heading.node) < ($1.heading.level, $1.heading.node) }) {
                    return headline(best, like: number == claim.keys.count - 1 ? claim.text : claim.whole)
                }
            }
        }
        return nil
    }

    /// A claim may join the site's name and the headline, both shown on the page: the headline is marked as such, or comes below.
    private func besideSite(_ shown: [Shown]) -> Headline? {
        for claim in claims {
            let pieces = HeadlineText.pieces(of: claim.whole)
            guard pieces.count == 2 else { continue }
            let found = pieces.map { piece in
                (
                    text: piece,
                    shown: shown.filter { $0.key == HeadlineText.key(piece) }.min {
                        ($0.heading.level, $0.heading.node) < ($1.heading.level, $1.heading.node)
                    }
                )
            }
            guard let first = found[0].shown, let second = found[1].shown, first.key != second.key else { continue }
            let isFirst =
                first.heading.isMarked == second.heading.isMarked ? first.heading.node > second.heading.node : first.heading.isMarked
            return headline(isFirst ? first : second, like: isFirst ? found[0].text : found[1].text)
        }
        return nil
    }

    private func near(_ shown: [Shown]) -> Headline? {
        var best: (shown: Shown, claim: String, agreement: Double)?
        for one in shown where one.heading.level == 1 || one.heading.isMarked {
            for claim in claims {
                let agreement = HeadlineText.agreement(ofKeys: one.key, claim.keys.last ?? "")
                if agreement >= 0.5, agreement > best?.agreement ?? 0 { best = (one, claim.text, agreement) }
            }
        }
        return best.map { headline($0.shown, like: $0.claim) }
    }

    /// A heading unlike anything in the metadata: markup says it is the headline, or it is the only one of its level.
    private func marked(_ shown: [Shown]) -> Headline? {
        let first = shown.filter { $0.heading.level == 1 && !sites.contains($0.text) }
        if let found = first.first(where: { $0.heading.isMarked && isLong($0.text) }) { return headline(found, like: nil) }
        if first.count == 1, isLong(first[0].text) { return headline(first[0], like: nil) }
        guard claims.isEmpty else { return nil }
        return (shown.first { $0.heading.isMarked } ?? first.first ?? shown.first { $0.heading.level <= 2 }).map { headline($0, like: nil) }
    }

    private func isLong(_ text: String) -> Bool { text.split(separator: " ").count >= 3 || text.utf8.count >= 24 }

    /// - Parameter claim: the similar claim in metadata.
    private func headline(_ shown: Shown, like claim: String?) -> Headline {
        var text = claim.map { HeadlineText.isSame($0, shown.text) } == true ? shown.text : HeadlineText.withoutSite(shown.text, sites)
        if let claim {
            let isShouting = text == text.uppercased() && claim != claim.uppercased() && text != text.lowercased()
            // A kicker or a button within the heading: there the claim is on its own.
            // So are marks that a line end replaces.
            let isParted = HeadlineText.isSame(text, claim) && marks(claim) > marks(text) && textCount(in: shown.heading.node) > 1
            if isParted || isShouting && HeadlineText.isSame(text, claim)
                || text != claim && text.contains(claim) && holds(claim, shown.heading.node)
            {
                text = claim
            }
        }
        return Headline(
            text: text,
            source: claims.first { $0.text == text || $0.whole == text }?.source
                ?? (shown.heading.level <= 6 ? "h\(shown.heading.level)" : "headline"), node: shown.heading.node)
    }

    private func marks(_ text: String) -> Int { text.count { $0.isPunctuation } }

    private func textCount(in node: Int) -> Int { tree.subtree(of: node).count { tree.nodes[$0].element == .text } }

    /// Whether an element within a node holds just a text.
    private func holds(_ text: String, _ node: Int) -> Bool {
        tree.subtree(of: node).dropFirst().contains {
            tree.nodes[$0].element == .text
                && String(decoding: tree.bytes(at: tree.textRange(of: $0)), as: UTF8.self).collapsingSpaces() == text
        }
    }

    /// The element with the headline as its text if no heading has it: the last one that is not a link.
    private func textNode(of text: String) -> Int? {
        let length = text.utf8.count
        let key = HeadlineText.key(text)
        var found: Int?
        for index in tree.nodes.indices where tree.nodes[index].element == .text {
            let place = tree.textRange(of: index)
            guard place.count >= length, place.count <= length * 2 + 64 else { continue }
            let parent = Int(tree.nodes[index].parent)
            guard tree.nodes[parent].element != .title, tree.nodes[parent].element != .script, tree.nodes[parent].element != .a else {
                continue
            }
            if HeadlineText.key(String(decoding: tree.bytes(at: place), as: UTF8.self)) == key { found = parent }
        }
        return found
    }
}

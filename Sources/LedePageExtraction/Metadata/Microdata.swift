/// The items that microdata (`itemscope`, `itemprop`) and RDFa (`typeof`, `property`) describe in a page, and their properties.
struct Microdata {
    struct Item {
        /// In lower case, without the vocabulary's address.
        var types: [String]
        var node: Int
        /// The place after the item's last node.
        var end: Int
        var isRDFa: Bool
        /// Whether it is among comments, related articles and the like.
        var isForeign: Bool
        fileprivate var properties: [Property] = []
    }

    fileprivate struct Property {
        var name: String
        var node: Int
        /// The item that is the value.
        var item: Int?
    }

    /// The first holds the properties outside any item.
    private(set) var items = [Item(types: [], node: 0, end: .max, isRDFa: false, isForeign: false)]
    private var open = [0]
    private static let mostItems = 500
    private static let mostProperties = 2_000
    private var propertyCount = 0

    /// Notes what an element says; to be called for the elements in their order.
    mutating func note(_ node: Int, _ tree: PageTree, scope: Scope, properties: String?, isForeign: Bool) {
        while let last = open.last, open.count > 1, node >= items[last].end { open.removeLast() }
        let parent = open[open.count - 1]
        var opened: Int?
        if scope != .none, items.count < Self.mostItems {
            opened = items.count
            let type = tree.value(scope == .rdfa ? .typeof : .itemtype, of: node) ?? ""
            let types = type.split(separator: " ").map { Self.bare($0.lowercased()) }
            let isOther =
                items[parent].isForeign || types.contains("comment") || types.contains("usercomments") || types.contains("itemlist")
                || types.contains("breadcrumblist")
            items.append(
                Item(types: types, node: node, end: Int(tree.nodes[node].end), isRDFa: scope == .rdfa, isForeign: isForeign || isOther))
        }
        if let properties, propertyCount < Self.mostProperties, parent != 0 || !isForeign {
            for name in properties.split(separator: " ") {
                propertyCount += 1
                items[parent].properties.append(Property(name: Self.bare(name.lowercased()), node: node, item: opened))
            }
        }
        if let opened { open.append(opened) }
    }

    enum Scope {
        case none, microdata, rdfa
    }

    private static func bare(_ name: String) -> String {
        guard let mark = name.lastIndex(where: { $0 == ":" || $0 == "/" || $0 == "#" }) else { return name }
        return String(name[name.index(after: mark)...])
    }

    /// The articles described, nearest first; last, what is in no item.
    func articles(in tree: PageTree) -> [(rank: Int, node: Int, article: StructuredArticle)] {
        var found: [(rank: Int, node: Int, article: StructuredArticle)] = []
        for item in items.dropFirst() where !item.isForeign && found.count < 32 {
            guard let rank = item.types.compactMap(StructuredArticle.rank).min() else { continue }
            found.append((rank, item.node, article(item, in: tree)))
        }
        var sorted = found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        if !items[0].properties.isEmpty { sorted.append((3, 0, article(items[0], in: tree))) }
        return sorted
    }

    private func article(_ item: Item, in tree: PageTree) -> StructuredArticle {
        var article = StructuredArticle(source: item.isRDFa ? "rdfa" : "microdata")
        var names: [String] = []
        for property in item.properties {
            switch property.name {
            case "headline": append(property, to: &article.headlines, tree)
            case "name": append(property, to: &names, tree)
            case "author", "creator":
                if let inner = property.item {
                    let isPerson: Bool? =
                        items[inner].types.contains("person")
                        ? true : items[inner].types.contains { StructuredArticle.organisations.contains($0) } ? false : nil
                    let names = items[inner].properties.filter { $0.name == "name" && $0.item == nil }.compactMap { text($0, tree) }
                    article.authors += (names.isEmpty ? [text(property, tree)].compactMap { $0 } : names).map { ($0, isPerson) }
                } else if let text = text(property, tree) {
                    article.authors.append((text, nil))
                }
            case "datepublished": append(property, to: &article.published, tree)
            case "datecreated", "uploaddate": append(property, to: &article.created, tree)
            case "datemodified": append(property, to: &article.modified, tree)
            case "inlanguage": append(property, to: &article.languages, tree)
            case "articlesection": append(property, to: &article.sections, tree)
            case "keywords": append(property, to: &article.tags, tree)
            case "url", "mainentityofpage":
                if let address = tree.value(.itemid, of: property.node) ?? tree.value(.href, of: property.node)
                    ?? tree.value(.content, of: property.node)
                {
                    article.addresses.append(address)
                }
            case "publisher":
                if let inner = property.item {
                    article.siteNames += items[inner].properties.filter { $0.name == "name" }.compactMap { text($0, tree) }
                }
            default: break
            }
        }
        if article.headlines.isEmpty { article.headlines = names }
        return article
    }

    private func append(_ property: Property, to texts: inout [String], _ tree: PageTree) {
        if property.item == nil, let text = text(property, tree) { texts.append(text) }
    }

    /// The value of a property, the machine-readable form first.
    private func text(_ property: Property, _ tree: PageTree) -> String? {
        if let value = tree.value(.content, of: property.node) ?? tree.value(.datetime, of: property.node),
            value.contains(where: { !$0.isWhitespace })
        {
            return value
        }
        let subtree = tree.subtree(of: property.node)
        guard subtree.count < 400 else { return nil }
        let text = tree.text(of: property.node)
        return text.isEmpty || text.utf8.count > 1_000 ? nil : text
    }
}

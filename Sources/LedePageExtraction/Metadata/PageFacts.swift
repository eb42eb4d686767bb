/// What a page says about itself in its head and its markup, verbatim.
struct PageFacts {
    private(set) var metas = MetaTable()
    /// The first `<link rel="canonical">` with an address.
    private(set) var canonical: String?
    private(set) var base: String?
    /// What `<title>` says, on one line.
    private(set) var documentTitle = ""
    private(set) var language: String?
    private(set) var scripts: [[UInt8]] = []
    private(set) var microdata = Microdata()
    /// Elements that may be the article's headline, in order.
    private(set) var headings: [Heading] = []
    /// `<a rel="author">`, in order.
    private(set) var authorLinks: [Int] = []
    /// `<a rel="tag">`, in order.
    private(set) var tagLinks: [Int] = []

    struct Heading {
        var node: Int
        /// 1 to 6; 7 for another element whose class says that it is a headline.
        var level: Int
        /// Whether its class or property marks it as the article's headline.
        var isMarked: Bool
    }

    /// For each level: menus have many.
    private static let mostHeadings = 200
    private var headingCounts: [Int: Int] = [:]
    private static let mostLinks = 100
    private static let foreign: PageElementSet = [.aside, .nav]
    private static func level(_ element: PageElement) -> Int? {
        element.rawValue >= PageElement.h1.rawValue && element.rawValue <= PageElement.h6.rawValue
            ? Int(element.rawValue - PageElement.h1.rawValue) + 1 : nil
    }

    /// May be a headline by class alone.
    private static let textElements: PageElementSet = [.div, .p, .span, .a, .b, .strong, .font, .td, .header, .custom]

    /// Complexity: O(nodes and bytes of their attributes).
    init(_ tree: PageTree) {
        var foreignEnd = 0
        for index in tree.nodes.indices {
            let element = tree.nodes[index].element
            if element == .text || element == .document { continue }
            switch element {
            case .meta: noteMeta(index, tree, isForeign: index < foreignEnd)
            case .link: noteLink(index, tree)
            case .base: if base == nil { base = tree.value(.href, of: index) }
            case .html: language = tree.value(.lang, of: index)
            case .title: if documentTitle.isEmpty { documentTitle = tree.text(of: index) }
            case .script:
                if tree.value(.type, of: index)?.lowercased().contains("ld+json") == true {
                    scripts.append(Array(tree.rawBytes(of: index)))
                }
            default:
                let attributes = tree.attributeBits(of: index)
                let role = tree.classRole(of: index)
                // The whole page may be named for what is beside the article.
                if index >= foreignEnd,
                    Self.foreign.contains(element) || role.contains(.foreign) && Int(tree.nodes[index].end) - index < tree.nodes.count / 2
                {
                    foreignEnd = Int(tree.nodes[index].end)
                }
                noteElement(index, element, attributes, role, tree, isForeign: index < foreignEnd)
            }
        }
    }

    private mutating func noteMeta(_ index: Int, _ tree: PageTree, isForeign: Bool) {
        guard let content = tree.value(.content, of: index) ?? tree.value(.value, of: index), !content.isEmpty else { return }
        if let name = tree.value(.property, of: index) ?? tree.value(.name, of: index) ?? tree.value(.httpEquiv, of: index) {
            metas.add(name: name, value: content)
        }
        if let properties = tree.value(.itemprop, of: index) {
            microdata.note(
                index, tree, scope: tree.valueRange(.itemscope, of: index) != nil ? .microdata : .none, properties: properties,
                isForeign: isForeign)
        }
    }

    private mutating func noteLink(_ index: Int, _ tree: PageTree) {
        guard let href = tree.value(.href, of: index), !href.isEmpty else { return }
        if canonical == nil, let relation = tree.value(.rel, of: index)?.lowercased(), relation.split(separator: " ").contains("canonical")
        {
            canonical = href
        }
        if let properties = tree.value(.itemprop, of: index) {
            microdata.note(index, tree, scope: .none, properties: properties, isForeign: false)
        }
    }

    /// Attributes that make an element an item, or a property of one.
    private static let described =
        PageAttribute.itemscope.bit | PageAttribute.typeof.bit | PageAttribute.itemprop.bit | PageAttribute.property.bit

    /// - Parameter attributes: those the element has.
    private mutating func noteElement(
        _ index: Int, _ element: PageElement, _ attributes: UInt64, _ role: ClassRole, _ tree: PageTree, isForeign: Bool
    ) {
        var properties: String?
        if attributes & Self.described != 0 {
            let isItem = attributes & PageAttribute.itemscope.bit != 0
            let isThing = !isItem && attributes & PageAttribute.typeof.bit != 0
            properties = tree.value(.itemprop, of: index) ?? tree.value(.property, of: index)
            microdata.note(index, tree, scope: isItem ? .microdata : isThing ? .rdfa : .none, properties: properties, isForeign: isForeign)
        }
        let isMarked = role.contains(.headline) || properties.map { $0.lowercased().contains("headline") } ?? false
        let level =
            Self.level(element) ?? (isMarked && Self.textElements.contains(element) && tree.nodes[index].end - Int32(index) < 40 ? 7 : 0)
        if (1...3).contains(level) || level > 3 && isMarked, headingCounts[level, default: 0] < Self.mostHeadings {
            headingCounts[level, default: 0] += 1
            headings.append(Heading(node: index, level: level, isMarked: isMarked))
        }
        guard element == .a, attributes & PageAttribute.rel.bit != 0, !isForeign, let relation = tree.value(.rel, of: index)?.lowercased()
        else { return }
        let relations = relation.split(separator: " ")
        if relations.contains("author"), authorLinks.count < Self.mostLinks { authorLinks.append(index) }
        if relations.contains("tag"), tagLinks.count < Self.mostLinks { tagLinks.append(index) }
    }
}

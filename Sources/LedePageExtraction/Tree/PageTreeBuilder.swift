/// Builds a page's tree by the HTML standard's rules for which tag ends which element (https://html.spec.whatwg.org/#tree-construction), as
/// far as they affect texts: unclosed elements end where they do in a browser, and unmatched end tags are ignored. Misnested formatting is
/// not rebuilt, and nothing is moved out of tables.
struct PageTreeBuilder {
    /// Most elements open at a time; browsers have a similar bound. Deeper ones have no node, but their content does.
    static let maxDepth = 256

    /// Elements that `/>` closes.
    private static let closable: PageElementSet = [.custom, .svg, .math]

    private(set) var nodes: [PageTree.Node] = []
    private(set) var attributes: [PageTree.Attribute] = []
    /// Texts whose character references are decoded; their places begin where the page ends.
    private(set) var decoded: [UInt8] = []
    private let bytes: [UInt8]
    private var tokenizer: PageTokenizer
    /// Nodes that are open, outermost first.
    private var open: [Int] = [0]
    /// How many are open of each element.
    private var openCount = [Int32](repeating: 0, count: 256)
    /// How many start tags of each element were too deep for a node.
    private var flattened = [Int32](repeating: 0, count: 256)
    private var html: Int?
    private var body: Int?

    init(_ html: [UInt8]) {
        bytes = html
        tokenizer = PageTokenizer(html)
        nodes.reserveCapacity(html.count / 48)
        nodes.append(PageTree.Node(element: .document, parent: 0, end: 0, first: 0, count: 0))
    }

    mutating func build() {
        while true {
            switch tokenizer.next() {
            case .finish:
                close(to: 0)
                nodes[0].end = Int32(nodes.count)
                return
            case .text(let range): if !range.isEmpty { add(text: range) }
            case .start(let element, let isSelfClosing, let content): start(element, isSelfClosing, content)
            case .end(let element): end(element)
            }
        }
    }

    private var current: PageElement { nodes[open[open.count - 1]].element }

    // MARK: Nodes

    private mutating func add(text range: Range<Int>) {
        let isBlank = bytes[range].allSatisfy { $0 <= 0x20 }
        if current == .head, !isBlank { close(to: open.count - 1) }
        // Blanks mean nothing between blocks, and separate words elsewhere.
        if isBlank, PageElementSet.blocks.contains(current), nodes.count == open[open.count - 1] + 1 { return }
        let place = place(range)
        nodes.append(
            PageTree.Node(
                element: .text, parent: Int32(open[open.count - 1]), end: Int32(nodes.count + 1), first: Int32(place.lowerBound),
                count: Int32(place.count)))
    }

    /// Puts an element under the current one; its content follows if it `stays` open.
    private mutating func add(_ element: PageElement, staysOpen: Bool) {
        let node = nodes.count
        nodes.append(PageTree.Node(element: element, parent: Int32(open[open.count - 1]), end: Int32(node + 1), first: 0, count: 0))
        noteAttributes(of: node)
        guard staysOpen else { return }
        open.append(node)
        openCount[Int(element.rawValue)] += 1
    }

    private mutating func noteAttributes(of node: Int) {
        let first = attributes.count
        if nodes[node].element == .custom {
            attributes.append(
                PageTree.Attribute(name: .elementName, first: Int32(tokenizer.name.lowerBound), count: Int32(tokenizer.name.count)))
        }
        for attribute in tokenizer.attributes {
            let place = place(attribute.value)
            attributes.append(PageTree.Attribute(name: attribute.name, first: Int32(place.lowerBound), count: Int32(place.count)))
        }
        nodes[node].first = Int32(first)
        nodes[node].count = Int32(attributes.count - first)
    }

    /// Where the same text is with its character references decoded.
    private mutating func place(_ range: Range<Int>) -> Range<Int> {
        guard let first = ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: bytes, from: range.lowerBound, end: range.upperBound) else {
            return range
        }
        guard bytes.count + decoded.count + range.count < Int(Int32.max) else { return range }
        let start = bytes.count + decoded.count
        decoded.append(contentsOf: bytes[range.lowerBound..<first])
        var at = first
        while at < range.upperBound {
            if bytes[at] == UInt8(ascii: "&"), let behind = PageReference.append(in: bytes, from: at, end: range.upperBound, to: &decoded) {
                at = behind
                continue
            }
            let next = ByteSearch.firstIndex(of: UInt8(ascii: "&"), in: bytes, from: at + 1, end: range.upperBound) ?? range.upperBound
            decoded.append(contentsOf: bytes[at..<next])
            at = next
        }
        return start..<bytes.count + decoded.count
    }

    /// Closes the open elements at a depth and below.
    private mutating func close(to depth: Int) {
        while open.count > max(depth, 1) {
            let node = open.removeLast()
            openCount[Int(nodes[node].element.rawValue)] -= 1
            nodes[node].end = Int32(nodes.count)
        }
    }

    /// The depth of the innermost open element of a kind that no element of `limit` hides.
    private func depth(of isWanted: (PageElement) -> Bool, within limit: PageElementSet) -> Int? {
        for depth in open.indices.reversed() {
            let element = nodes[open[depth]].element
            if isWanted(element) { return depth }
            if limit.contains(element) { return nil }
        }
        return nil
    }

    private func isOpen(_ element: PageElement) -> Bool { openCount[Int(element.rawValue)] > 0 }

    // MARK: Tags

    private mutating func start(_ element: PageElement, _ isSelfClosing: Bool, _ content: Range<Int>?) {
        if current == .head, !PageElementSet.headContent.contains(element) { close(to: open.count - 1) }
        switch element {
        case .html:
            if let html {
                if nodes[html].count == 0 { noteAttributes(of: html) }
            } else {
                html = nodes.count
                add(.html, staysOpen: true)
            }
            return
        case .head:
            if !isOpen(.head), body == nil { add(.head, staysOpen: true) }
            return
        case .body:
            if let body {
                if nodes[body].count == 0 { noteAttributes(of: body) }
            } else {
                body = nodes.count
                add(.body, staysOpen: true)
            }
            return
        default: break
        }
        if let content {
            add(raw: element, content)
            return
        }
        closeImplied(by: element)
        if PageElementSet.void.contains(element) || isSelfClosing && Self.closable.contains(element) {
            add(element, staysOpen: false)
        } else if open.count >= Self.maxDepth {
            flattened[Int(element.rawValue)] += 1
        } else {
            add(element, staysOpen: true)
        }
    }

    private mutating func add(raw element: PageElement, _ content: Range<Int>) {
        switch element {
        case .title:
            add(.title, staysOpen: true)
            if !content.isEmpty { add(text: content) }
            close(to: open.count - 1)
        case .script:
            // A script's text is kept if it is data.
            guard let type = tokenizer.attributes.first(where: { $0.name == .type })?.value, contains("json", type) else { return }
            add(.script, staysOpen: true)
            if !content.isEmpty {
                nodes.append(
                    PageTree.Node(
                        element: .text, parent: Int32(open[open.count - 1]), end: Int32(nodes.count + 1), first: Int32(content.lowerBound),
                        count: Int32(content.count)))
            }
            close(to: open.count - 1)
        case .iframe: add(.iframe, staysOpen: false)
        default: break
        }
    }

    private func contains(_ word: StaticString, _ range: Range<Int>) -> Bool {
        range.contains { $0 + word.utf8CodeUnitCount <= range.upperBound && ByteSearch.matches(word, in: bytes, at: $0) }
    }

    /// Ends what ends implicitly where an element begins.
    private mutating func closeImplied(by element: PageElement) {
        if PageElementSet.endParagraph.contains(element), isOpen(.p), let depth = depth(of: { $0 == .p }, within: .scopeOfParagraph) {
            close(to: depth)
        }
        switch element {
        case .li: closeItem { $0 == .li }
        case .dd, .dt: closeItem { $0 == .dd || $0 == .dt }
        case .option: if current == .option { close(to: open.count - 1) }
        case .optgroup:
            if current == .option { close(to: open.count - 1) }
            if current == .optgroup { close(to: open.count - 1) }
        case .button: if isOpen(.button), let depth = depth(of: { $0 == .button }, within: .scope) { close(to: depth) }
        case .a:
            if isOpen(.a), let depth = depth(of: { $0 == .a }, within: .special) { close(to: depth) }
        case .td, .th: closeTable(.cells)
        case .tr: closeTable(.rowParts)
        case .tbody, .thead, .tfoot, .caption, .colgroup: closeTable(.tableParts)
        case let element where PageElementSet.headings.contains(element):
            if PageElementSet.headings.contains(current) { close(to: open.count - 1) }
        default: break
        }
    }

    private mutating func closeItem(_ isItem: (PageElement) -> Bool) {
        for depth in open.indices.reversed() {
            let element = nodes[open[depth]].element
            if isItem(element) { return close(to: depth) }
            if PageElementSet.special.contains(element), element != .address, element != .div, element != .p { return }
        }
    }

    /// Ends the outermost of some parts of the innermost table.
    private mutating func closeTable(_ parts: PageElementSet) {
        guard isOpen(.table) else { return }
        var outermost: Int?
        for depth in open.indices.reversed() {
            let element = nodes[open[depth]].element
            if element == .table || element == .template { break }
            if parts.contains(element) { outermost = depth }
        }
        if let outermost { close(to: outermost) }
    }

    private mutating func end(_ element: PageElement) {
        switch element {
        case .br: return add(.br, staysOpen: false)
        case .html, .body: return
        case .head: if current == .head { close(to: open.count - 1) }; return
        case .svg, .math, .script, .style: return
        default: break
        }
        if flattened[Int(element.rawValue)] > 0, open.count >= Self.maxDepth {
            flattened[Int(element.rawValue)] -= 1
            return
        }
        if PageElementSet.headings.contains(element) {
            if let depth = depth(of: { PageElementSet.headings.contains($0) }, within: .scope) { close(to: depth) }
            return
        }
        guard isOpen(element) else { return }
        let limit: PageElementSet
        switch element {
        case .table: limit = .templates
        case .tr, .tbody, .thead, .tfoot, .td, .th, .caption: limit = .tables
        case .li: limit = .scopeOfItem
        case .p: limit = .scopeOfParagraph
        case let element where PageElementSet.special.contains(element): limit = .scope
        case .custom: return endCustom()
        default: limit = .special
        }
        if let depth = depth(of: { $0 == element }, within: limit) { close(to: depth) }
    }

    private mutating func endCustom() {
        for depth in open.indices.reversed() {
            let node = nodes[open[depth]]
            if node.element == .custom {
                let name = attributes[Int(node.first)]
                let range = Int(name.first)..<Int(name.first + name.count)
                if range.count == tokenizer.name.count, zip(range, tokenizer.name).allSatisfy({ bytes[$0] | 0x20 == bytes[$1] | 0x20 }) {
                    return close(to: depth)
                }
            } else if PageElementSet.scope.contains(node.element) {
                return
            }
        }
    }
}

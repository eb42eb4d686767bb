/// The lines around a page's headline: byline, date, standfirst, the lead image's caption, down to where the story is under way.
struct HeaderZone {
    struct Line {
        var text: String
        /// What the elements around the line say.
        var role: ClassRole
        /// Whether it is above the headline.
        var isBefore: Bool
        /// The nodes of its texts.
        var nodes: Range<Int>
    }

    struct TimeElement {
        var node: Int
        var role: ClassRole
        var isBefore: Bool
    }

    private(set) var lines: [Line] = []
    private(set) var times: [TimeElement] = []
    /// Elements said to hold an author, in order, even within each other.
    private(set) var authorElements: [Int] = []
    private(set) var captions: [String] = []

    private let tree: PageTree
    private var buffer: [UInt8] = []
    private var bufferRole = ClassRole()
    private var bufferNodes = 0..<0
    /// Open elements that say something, with their ends.
    private var open: [(end: Int, role: ClassRole)] = []

    private static let linesBefore = 8
    private static let nodesBefore = 240
    private static let linesBehind = 60
    private static let nodesBehind = 2_500
    /// After this many bytes of prose there is no more header.
    private static let proseBehind = 1_600
    private static let shortestProse = 160

    /// - Parameter headline: the element that shows it; nil if none does: then the zone begins with the page's article, or its body.
    init(_ tree: PageTree, headline: Int?) {
        self.tree = tree
        let start: Int
        if let headline {
            start = Int(tree.nodes[headline].end)
            walk(max(Self.container(of: headline, tree), headline - Self.nodesBefore)..<headline, isBefore: true)
            flush(isBefore: true)
            lines = Array(lines.suffix(Self.linesBefore))
            open = []
        } else {
            start = (tree.nodes.indices.first { tree.nodes[$0].element == .article || tree.nodes[$0].element == .main }) ?? 0
        }
        walk(start..<min(tree.nodes.count, start + Self.nodesBehind), isBefore: false)
        flush(isBefore: false)
    }

    /// Where the article that a headline belongs to begins.
    private static func container(of headline: Int, _ tree: PageTree) -> Int {
        var node = Int(tree.nodes[headline].parent)
        while node > 0, tree.nodes[node].element != .article, tree.nodes[node].element != .main, tree.nodes[node].element != .body {
            node = Int(tree.nodes[node].parent)
        }
        return node + 1
    }

    private static let passedOver: PageElementSet = [
        .script, .style, .noscript, .template, .nav, .form, .button, .select, .textarea, .iframe, .aside, .svg, .video, .audio,
    ]

    private mutating func walk(_ range: Range<Int>, isBefore: Bool) {
        var index = range.lowerBound
        var prose = 0
        while index < range.upperBound {
            while let last = open.last, index >= last.end {
                open.removeLast()
            }
            let node = tree.nodes[index]
            if node.element == .text {
                append(index, isBefore: isBefore)
                index += 1
                continue
            }
            let isBlock = PageElementSet.blocks.contains(node.element) || node.element == .br
            if isBlock {
                prose += flush(isBefore: isBefore)
                if !isBefore, lines.count >= Self.linesBehind || prose >= Self.proseBehind { return }
            }
            var role = tree.classRole(of: index)
            if let type = tree.valueRange(.itemtype, of: index) { role.formUnion(ClassRole(tree.bytes(at: type)).intersection(.foreign)) }
            let isAuthor = role.contains(.author) && (!role.contains(.aboutAuthor) || role.contains(.name)) || isSaidAuthor(index)
            // Remarks of readers, other articles.
            if Self.passedOver.contains(node.element) && !isAuthor || role.contains(.foreign) && !contains(headlineOf: index, range) {
                index = max(index + 1, Int(node.end))
                continue
            }
            if node.element == .figure || node.element == .figcaption || role.contains(.caption) {
                if !isBefore { note(captionIn: index) }
                index = max(index + 1, Int(node.end))
                continue
            }
            if isAuthor, authorElements.count < 60 { authorElements.append(index) }
            if node.element == .time {
                times.append(
                    TimeElement(
                        node: index, role: role.isDisjoint(with: [.published, .update]) ? open.last?.role ?? role : role, isBefore: isBefore
                    ))
            }
            if !role.isEmpty || isBlock { open.append((Int(node.end), isAuthor ? role.union(.author) : role.subtracting(.author))) }
            index += 1
        }
    }

    /// Whether a range walked towards the headline lies within the node, as one of the headline's own surroundings.
    private func contains(headlineOf index: Int, _ range: Range<Int>) -> Bool { Int(tree.nodes[index].end) > range.upperBound }

    private func isSaidAuthor(_ index: Int) -> Bool {
        if let relation = tree.valueRange(.rel, of: index), ClassRole(tree.bytes(at: relation)).contains(.author) { return true }
        if let property = tree.valueRange(.itemprop, of: index), ClassRole(tree.bytes(at: property)).contains(.author) { return true }
        return false
    }

    private var around: ClassRole { open.reduce(into: ClassRole()) { $0.formUnion($1.role) } }

    private mutating func append(_ index: Int, isBefore: Bool) {
        // A text in another block than the previous one begins a line.
        if !bufferNodes.isEmpty, block(of: index) != block(of: bufferNodes.upperBound - 1) { flush(isBefore: isBefore) }
        if bufferNodes.isEmpty { bufferNodes = index..<index }
        bufferNodes = bufferNodes.lowerBound..<index + 1
        buffer.append(contentsOf: tree.bytes(at: tree.textRange(of: index)))
        bufferRole.formUnion(around)
    }

    private func block(of index: Int) -> Int {
        var node = Int(tree.nodes[index].parent)
        while node > 0, !PageElementSet.blocks.contains(tree.nodes[node].element) { node = Int(tree.nodes[node].parent) }
        return node
    }

    /// Ends the line.
    /// - Returns: its length if it is prose.
    @discardableResult private mutating func flush(isBefore: Bool) -> Int {
        defer {
            buffer = []
            bufferRole = []
            bufferNodes = 0..<0
        }
        guard !buffer.isEmpty else { return 0 }
        let text = WhiteSpace.collapsed(buffer[...])
        guard !text.isEmpty else { return 0 }
        if text.utf8.count <= 600 { lines.append(Line(text: text, role: bufferRole, isBefore: isBefore, nodes: bufferNodes)) }
        return text.utf8.count >= Self.shortestProse ? text.utf8.count : 0
    }

    private mutating func note(captionIn index: Int) {
        guard captions.isEmpty else { return }
        let subtree = tree.subtree(of: index)
        guard subtree.count < 200 else { return }
        let caption = subtree.first { tree.nodes[$0].element == .figcaption } ?? subtree.first { tree.classRole(of: $0).contains(.caption) }
        guard let caption else { return }
        let text = tree.text(of: caption)
        if (8...1_000).contains(text.utf8.count) { captions.append(text) }
    }
}

/// Finds which elements of a page hold its story.
///
/// The words of running text are weighted by the names of what surrounds them; the story is the innermost element that holds most of that
/// weight, with neighbours that read alike.
struct StoryFinder {
    let tree: PageTree
    let blocks: PageBlocks
    /// What each element's names say of it.
    private(set) var evidence: [PageEvidence]
    /// Elements that announce or hold another story.
    private(set) var isOther: [Bool]
    /// The word shingles of the page's title and its headlines of the first rank.
    private let headlines: [Set<UInt64>]
    /// Weight of the running text before each node.
    private var weightBefore: [Double]

    private static let outer: PageElementSet = [.nav, .footer, .aside, .form, .menu, .dialog, .figure, .figcaption, .address]
    private static let holders: PageElementSet = [
        .p, .span, .li, .ul, .ol, .b, .strong, .em, .i, .font, .a, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .tr, .tbody, .text, .custom,
        .dd, .dt, .dl,
    ]

    init(_ tree: PageTree, _ blocks: PageBlocks) {
        self.tree = tree
        self.blocks = blocks
        let count = tree.nodes.count
        evidence = [PageEvidence](repeating: [], count: count)
        weightBefore = [Double](repeating: 0, count: count + 1)
        headlines = tree.nodes.indices.filter { tree.nodes[$0].element == .title || tree.nodes[$0].element == .h1 }.prefix(8)
            .map { Set(WordShingles.hashes(in: Array(tree.text(of: $0).utf8)[...])) }
        isOther = OtherStories(tree, blocks).nodes
        let all = max(1, blocks.prose(in: 0..<count))
        let headline = tree.nodes.indices.first { tree.nodes[$0].element == .h1 && blocks.words(in: tree.subtree(of: $0)) > 1 }
        var factor = [Float](repeating: 1, count: count)
        for index in 1..<max(1, count) {
            let node = tree.nodes[index]
            guard node.element != .text else { continue }
            var own = PageEvidence()
            for name in [PageAttribute.class, .id, .role, .component, .elementName] {
                if let place = tree.valueRange(name, of: index) { own.formUnion(PageEvidence(names: tree.bytes(at: place))) }
            }
            evidence[index] = own
            let prose = blocks.prose(in: tree.subtree(of: index))
            var weight = factor[Int(node.parent)]
            // What holds the headline, or nearly all there is to read, is the story whatever it is called.
            if prose > 0, prose * 10 < all * 9, headline.map({ !tree.subtree(of: index).contains($0) }) ?? true {
                if Self.outer.contains(node.element) { weight *= 0.2 }
                if !own.isDisjoint(with: .strong) { weight *= 0.2 } else if !own.isDisjoint(with: .against) { weight *= 0.5 }
            }
            if isOther[index] { weight *= 0.1 }
            if let place = tree.valueRange(.itemprop, of: index), tree.bytes(at: place).elementsEqual("articleBody".utf8) { weight *= 2 }
            factor[index] = weight
        }
        var sum = 0.0
        var next = 0
        let byStart = blocks.blocks
        for index in 0..<count {
            weightBefore[index] = sum
            while next < byStart.count, byStart[next].first == index {
                let block = byStart[next]
                if block.isProse { sum += Double(min(block.words, 100)) * (1 - block.linkDensity) * Double(factor[block.node]) }
                next += 1
            }
        }
        weightBefore[count] = sum
    }

    /// Whether a block repeats a headline of the page.
    func isHeadline(_ block: PageBlock) -> Bool {
        let own = WordShingles.hashes(in: blocks.text[block.range])
        return !own.isEmpty && headlines.contains { headline in own.count(where: headline.contains) * 10 >= own.count * 8 }
    }

    func weight(of node: Int) -> Double { weightBefore[Int(tree.nodes[node].end)] - weightBefore[node] }

    /// The elements that hold the story, in order; empty if there is no running text.
    func roots() -> [Int] {
        guard !blocks.blocks.isEmpty else { return [] }
        var current = 0
        while true {
            let whole = weight(of: current)
            guard whole > 0 else { return [0] }
            var best: (node: Int, weight: Double)?
            for child in tree.children(of: current) {
                let weight = weight(of: child)
                if weight > best?.weight ?? 0 { best = (child, weight) }
            }
            guard let best, best.weight >= 0.6 * whole else { break }
            current = best.node
        }
        while Self.holders.contains(tree.nodes[current].element), current != 0 { current = Int(tree.nodes[current].parent) }
        return withNeighbours(current)
    }

    /// The elements beside the story's, and beside those around it, that read like it.
    private func withNeighbours(_ core: Int) -> [Int] {
        var roots = [core]
        var current = core
        for _ in 0..<4 where current != 0 {
            let parent = Int(tree.nodes[current].parent)
            if tree.nodes[parent].element == .body || parent == 0 { break }
            for sibling in tree.children(of: parent) where sibling != current {
                let range = tree.subtree(of: sibling)
                let prose = blocks.prose(in: range)
                let words = blocks.words(in: range)
                guard !isOther[sibling], tree.elements(.article, in: range).isEmpty else { continue }
                guard words >= 8, prose * 3 >= words, blocks.linkWords(in: range) * 3 < words, evidence[sibling].isDisjoint(with: .against),
                    !Self.outer.contains(tree.nodes[sibling].element), !PageElementSet.headings.contains(tree.nodes[sibling].element)
                else { continue }
                roots.append(sibling)
            }
            current = parent
        }
        return roots.sorted()
    }
}

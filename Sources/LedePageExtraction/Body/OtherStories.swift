/// Finds the parts of a page that announce or hold other stories than its own.
struct OtherStories {
    /// For each node, whether it is such a part.
    private(set) var nodes: [Bool]

    /// From this many similar elements in a row on, they are a list.
    private static let fewest = 3
    /// The most words of an item that announces a story.
    private static let mostWords = 150

    /// Complexity: O(nodes).
    init(_ tree: PageTree, _ blocks: PageBlocks) {
        nodes = [Bool](repeating: false, count: tree.nodes.count)
        markNested(tree, blocks)
        markTeasers(tree, blocks)
    }

    /// An article within an article with text of its own is another story, or a reader's comment (HTML standard, "the article
    /// element").
    private mutating func markNested(_ tree: PageTree, _ blocks: PageBlocks) {
        var outer: [Int] = []
        var inner: [Int: [Int]] = [:]
        for index in tree.nodes.indices where tree.nodes[index].element == .article {
            while let last = outer.last, Int(tree.nodes[last].end) <= index { outer.removeLast() }
            if let last = outer.last { inner[last, default: []].append(index) }
            outer.append(index)
        }
        for (article, others) in inner {
            let own = blocks.prose(in: tree.subtree(of: article)) - others.reduce(0) { $0 + blocks.prose(in: tree.subtree(of: $1)) }
            if own >= 40 || others.count >= Self.fewest { for other in others { nodes[other] = true } }
        }
    }

    /// Similar elements in a row, each with a linked headline and few words.
    private mutating func markTeasers(_ tree: PageTree, _ blocks: PageBlocks) {
        for parent in tree.nodes.indices where tree.nodes[parent].element != .text {
            let range = tree.subtree(of: parent)
            guard blocks.blocks(in: range).count >= Self.fewest * 2 else { continue }
            var groups: [Kind: [Int]] = [:]
            for child in tree.children(of: parent) where Self.items.contains(tree.nodes[child].element) {
                groups[Kind(element: tree.nodes[child].element, name: tree.value(.class, of: child) ?? ""), default: []].append(child)
            }
            for group in groups.values where group.count >= Self.fewest {
                let teasers = group.filter { isTeaser($0, tree, blocks) }
                if teasers.count >= Self.fewest, teasers.count * 3 >= group.count * 2 { for teaser in teasers { nodes[teaser] = true } }
            }
        }
    }

    private struct Kind: Hashable {
        var element: PageElement
        var name: String
    }

    private static let items: PageElementSet = [.li, .div, .article, .section, .td, .tr, .custom, .a]

    private func isTeaser(_ node: Int, _ tree: PageTree, _ blocks: PageBlocks) -> Bool {
        let range = tree.subtree(of: node)
        let inner = blocks.blocks(in: range)
        guard inner.count >= 2, blocks.words(in: range) <= Self.mostWords else { return false }
        // The headline comes before the first words of the story.
        return blocks.blocks[inner].prefix(4).prefix { !$0.isProse }.contains { $0.linkDensity > 0.8 && $0.words >= 3 && !$0.endsSentence }
    }
}

/// A web page as a tree of elements and texts.
///
/// Nodes are in document order, so that a node and its content are one range of indices. Texts and values are places in the page's own
/// bytes or, if character references had to be decoded, in others: `bytes(at:)` gives both.
package struct PageTree: Sendable {
    package struct Node: Sendable {
        package var element: PageElement
        /// The node around this one; itself for the document, node 0.
        package var parent: Int32
        /// The index after the last node in this one.
        package var end: Int32
        /// A text's place, or an element's range of `attributes`.
        var first: Int32
        var count: Int32
    }

    struct Attribute: Sendable {
        var name: PageAttribute
        var first: Int32
        var count: Int32
    }

    package internal(set) var nodes: [Node]
    var attributes: [Attribute]
    private let page: [UInt8]
    /// Texts whose character references are decoded; their places begin where the page ends.
    private let decoded: [UInt8]

    /// Complexity: O(n), whatever the bytes are. Elements deeper than `PageTreeBuilder.maxDepth` are flattened.
    /// - Parameter html: UTF-8, less than 1 GiB; the rest is not read.
    package init(_ html: [UInt8]) {
        var builder = PageTreeBuilder(html)
        builder.build()
        self.init(nodes: builder.nodes, attributes: builder.attributes, page: html, decoded: builder.decoded)
    }

    private init(nodes: [Node], attributes: [Attribute], page: [UInt8], decoded: [UInt8]) {
        self.nodes = nodes
        self.attributes = attributes
        self.page = page
        self.decoded = decoded
    }

    /// The nodes that are directly in a node, in order.
    package func children(of index: Int) -> Children { Children(tree: self, at: index + 1, end: Int(nodes[index].end)) }

    package struct Children: Sequence, IteratorProtocol {
        fileprivate let tree: PageTree
        fileprivate var at: Int
        fileprivate let end: Int

        package mutating func next() -> Int? {
            guard at < end else { return nil }
            defer { at = Int(tree.nodes[at].end) }
            return at
        }
    }

    /// A node and its content.
    package func subtree(of index: Int) -> Range<Int> { index..<Int(nodes[index].end) }

    /// The nodes of an element, in order. Complexity: O(nodes).
    package func elements(_ element: PageElement, in range: Range<Int>? = nil) -> [Int] {
        (range ?? 0..<nodes.count).filter { nodes[$0].element == element }
    }

    /// The bytes at a place. Complexity: O(1).
    package func bytes(at place: Range<Int>) -> ArraySlice<UInt8> {
        place.lowerBound < page.count ? page[place] : decoded[place.lowerBound - page.count..<place.upperBound - page.count]
    }

    /// The place of a text; empty of anything else.
    package func textRange(of index: Int) -> Range<Int> {
        let node = nodes[index]
        return node.element == .text ? Int(node.first)..<Int(node.first + node.count) : 0..<0
    }

    /// The place of an attribute's value; nil if the element has none of that name.
    package func valueRange(_ name: PageAttribute, of index: Int) -> Range<Int>? {
        let node = nodes[index]
        guard node.element != .text else { return nil }
        for at in Int(node.first)..<Int(node.first + node.count) where attributes[at].name == name {
            return Int(attributes[at].first)..<Int(attributes[at].first + attributes[at].count)
        }
        return nil
    }

    /// The value of an attribute with its character references decoded; empty if it has none.
    package func value(_ name: PageAttribute, of index: Int) -> String? {
        valueRange(name, of: index).map { String(decoding: bytes(at: $0), as: UTF8.self) }
    }

    private static let silent: PageElementSet = [.script, .style, .noscript, .template]

    /// The text in a node, except scripts, on one line.
    package func text(of index: Int) -> String {
        var text: [UInt8] = []
        var at = index
        let end = Int(nodes[index].end)
        while at < end {
            let element = nodes[at].element
            if Self.silent.contains(element), at != index {
                at = Int(nodes[at].end)
                continue
            }
            if element == .text { text.append(contentsOf: bytes(at: textRange(of: at))) }
            if element == .br || PageElementSet.blocks.contains(element) { text.append(0x20) }
            at += 1
        }
        return WhiteSpace.collapsed(text[...])
    }

    /// A script's content as written; only scripts whose type mentions JSON are in the tree.
    package func rawText(of index: Int) -> String { String(decoding: rawBytes(of: index), as: UTF8.self) }

    /// The same as bytes.
    package func rawBytes(of index: Int) -> ArraySlice<UInt8> {
        index + 1 < Int(nodes[index].end) ? bytes(at: textRange(of: index + 1)) : []
    }
}

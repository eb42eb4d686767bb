/// Reads RSS (0.9x, 1.0, 2.0) and Atom (0.3, 1.0) piece by piece.
///
/// Elements are recognised by name, wherever they occur: items may be within the channel or after it, and an unclosed item ends where the
/// next one begins.
package final class FeedReader: XMLHandler {
    private lazy var parser = XMLParser(self)
    private var items: [FeedItem] = []
    private var feed = FeedParts()
    private var item: FeedParts?
    private var itemLine = 1
    private var itemAbout: String?
    private var itemLanguage: String?
    private var capture: FeedCapture?
    /// Open elements, known names.
    private var path: [String] = []
    /// The addresses given by `xml:base`, by depth.
    private var bases: [(depth: Int, url: String)] = []
    /// Bytes of the item's texts so far.
    private var itemBytes = 0
    private let maxItemBytes: Int
    /// Whether it had any element of a feed.
    package private(set) var isFeed = false

    /// - Parameter maxItemBytes: a longer item is given without its text, but with its length.
    package init(maxItemBytes: Int = 64 << 20) { self.maxItemBytes = maxItemBytes }

    /// Reads the next bytes, and gives the items that end in them.
    package func read(_ bytes: ArraySlice<UInt8>) -> [FeedItem] {
        parser.read(bytes)
        return taken()
    }

    /// Gives what is left when nothing more comes, even an item that is cut off.
    package func finish() -> [FeedItem] {
        parser.finish()
        endItem()
        return taken()
    }

    package var losses: (first: [XMLLoss], moreCount: Int) { parser.losses }
    package var repairCount: Int { parser.repairCount }

    private func taken() -> [FeedItem] {
        defer { items.removeAll(keepingCapacity: true) }
        return items
    }

    // MARK: events

    package func start(_ element: XMLElement, line: Int) {
        let name = FeedVocabulary.name(element)
        path.append(name)
        if let base = element.value("base", in: "http://www.w3.org/XML/1998/namespace") {
            bases.append((path.count, WebAddress.resolved(base, bases.last?.url)))
        }
        if FeedVocabulary.items.contains(name),
            capture.map({ !$0.isMarkup }) ?? true || path.dropLast().last.map(FeedVocabulary.items.contains) ?? false
        {
            begin(element, line)
        } else if let found = capture, !(found.isMarkup && item != nil && FeedVocabulary.siblings.contains(name)) {
            capture?.start(element, name)
        } else if name == "media:group" {
            // What it holds belongs to the item, such as a film's text.
        } else if item != nil {
            if let found = capture { item?.take(found) }
            capture = FeedCapture(name, element, depth: path.count, base: bases.last?.url)
        } else if ["rss", "feed", "rdf:rdf", "channel"].contains(name) {
            isFeed = true
            if let language = element.value("lang", in: "http://www.w3.org/XML/1998/namespace") { feed.language = language }
        } else if path.count <= 3 {
            capture = FeedCapture(name, element, depth: path.count, base: bases.last?.url)
        }
    }

    package func end(_ name: String) {
        if let found = capture {
            if path.count <= found.depth {
                (item == nil ? feed.take(found) : item?.take(found))
                capture = nil
            } else {
                capture?.end(name)
            }
        } else if let last = path.last, FeedVocabulary.items.contains(last) {
            endItem()
        }
        if bases.last?.depth == path.count { bases.removeLast() }
        if !path.isEmpty { path.removeLast() }
    }

    package func text(_ bytes: [UInt8]) {
        guard capture != nil else { return }
        itemBytes += bytes.count
        if itemBytes <= maxItemBytes { capture?.text(bytes) }
    }

    private func begin(_ element: XMLElement, _ line: Int) {
        if let found = capture { (item == nil ? feed.take(found) : item?.take(found)) }
        capture = nil
        endItem()
        isFeed = true
        item = FeedParts()
        itemBytes = 0
        itemLine = line
        itemAbout = element.value("about", in: "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
        itemLanguage = element.value("lang", in: "http://www.w3.org/XML/1998/namespace")
    }

    private func endItem() {
        guard var parts = item else { return }
        item = nil
        if let about = itemAbout, parts.id == nil { parts.id = (about, true) }
        if let itemLanguage { parts.language = itemLanguage }
        var found = parts.item(of: feed, line: itemLine)
        if itemBytes > maxItemBytes { found.bytesOverLimit = itemBytes }
        items.append(found)
    }
}

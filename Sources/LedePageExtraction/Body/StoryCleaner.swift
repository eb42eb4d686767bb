import LedeArticleModel

/// Removes from a story's elements what is not part of it.
struct StoryCleaner {
    let tree: PageTree
    let blocks: PageBlocks
    let finder: StoryFinder
    let title: String
    private(set) var cuts: [PageBody.Cut] = []
    private var kept: [(index: Int, part: PageBody.Part)] = []
    /// Whether the last line cut was a heading of other stories.
    private var isUnderHeading = false
    /// Words of running text in the story's elements.
    private var whole = 0

    /// No phrase labels a longer paragraph.
    private static let mostLabelled = 80
    private static let outside: PageElementSet = [.nav, .footer, .aside, .form, .menu, .dialog, .address]

    init(_ tree: PageTree, _ blocks: PageBlocks, _ finder: StoryFinder, title: String) {
        self.tree = tree
        self.blocks = blocks
        self.finder = finder
        self.title = title
    }

    mutating func parts(of roots: [Int]) -> [PageBody.Part] {
        whole = roots.reduce(0) { $0 + blocks.prose(in: tree.subtree(of: $1)) }
        var next = 0
        for root in roots {
            let range = blocks.blocks(in: tree.subtree(of: root))
            for index in next..<max(next, range.lowerBound) { cut(index, .outside) }
            clean(root)
            next = max(next, range.upperBound)
        }
        for index in next..<max(next, blocks.blocks.count) { cut(index, .outside) }
        trimHead()
        dropRepeated()
        trimTail()
        return kept.map(\.part)
    }

    private mutating func cut(_ index: Int, _ label: LineLabel) {
        cuts.append(PageBody.Cut(label: label, text: blocks.string(blocks.blocks[index])))
    }

    private mutating func cutAll(_ node: Int, _ label: LineLabel) {
        for index in blocks.blocks(in: tree.subtree(of: node)) { cut(index, label) }
    }

    private mutating func clean(_ node: Int) {
        let range = tree.subtree(of: node)
        let indices = blocks.blocks(in: range)
        guard !indices.isEmpty else { return }
        if let label = label(of: node) { return cutAll(node, label) }
        // A block's own texts, and elements within it that are blocks of their own, in order.
        var next = indices.lowerBound
        for child in tree.children(of: node) {
            let inner = blocks.blocks(in: tree.subtree(of: child))
            guard !inner.isEmpty, inner.lowerBound >= next else { continue }
            let hasBlocks = inner.count > 1 || blocks.blocks[inner.lowerBound].node >= child
            if hasBlocks {
                clean(child)
            } else {
                keep(inner.lowerBound)
            }
            next = inner.upperBound
        }
    }

    /// Why an element is not part of the story; nil if it may be.
    private func label(of node: Int) -> LineLabel? {
        let element = tree.nodes[node].element
        let range = tree.subtree(of: node)
        let prose = blocks.prose(in: range)
        if element == .figcaption || element == .figure { return prose * 2 < whole ? .caption : nil }
        if finder.isOther[node] { return .related }
        let evidence = finder.evidence[node]
        // How little is left without it tells whether to believe a name.
        let rest = whole - prose
        let isStrong = Self.outside.contains(element) || !evidence.isDisjoint(with: .strong)
        guard isStrong ? rest >= max(40, prose / 4) : rest >= prose * 2 else { return nil }
        if Self.outside.contains(element) { return .outside }
        if !evidence.isDisjoint(with: [.comments]) { return .comments }
        if !evidence.isDisjoint(with: [.related]) { return .related }
        if !evidence.isDisjoint(with: [.newsletter, .form]) { return .form }
        // A post shown within the story is part of it, its buttons are not.
        if !evidence.isDisjoint(with: [.share]), tree.elements(.blockquote, in: range).isEmpty { return .share }
        if !evidence.isDisjoint(with: [.advertisement, .promotion, .paywall]) { return .advertisement }
        if !evidence.isDisjoint(with: [.navigation, .sidebar, .tags]) { return .navigation }
        if !evidence.isDisjoint(with: [.footer]) { return .footer }
        if !evidence.isDisjoint(with: [.caption, .gallery]) { return .caption }
        if !evidence.isDisjoint(with: [.byline, .about]) { return .header }
        if !evidence.isDisjoint(with: [.consent]) { return .consent }
        if !evidence.isDisjoint(with: [.hidden, .widget]) { return .notice }
        let words = blocks.words(in: range)
        let linkWords = blocks.linkWords(in: range)
        if [.ul, .ol, .dl, .table, .div, .section].contains(element), linkWords * 10 > words * 6 { return .related }
        return nil
    }

    private mutating func keep(_ index: Int) {
        let block = blocks.blocks[index]
        let text = blocks.string(block)
        let line = block.words <= Self.mostLabelled ? PageLine(text, number: 0, isBlankBefore: true) : nil
        if let line, let label = line.label, !isAgencyNotice(block, label) {
            isUnderHeading = StoryRun.isHeading(line)
            return cut(index, label)
        }
        if line != nil, PageVocabulary.invitesToFollow(NormalizedLine.bytes(of: text), words: block.words) { return cut(index, .share) }
        // A list of links under a heading that announces other stories.
        if isUnderHeading {
            if !block.isProse || block.linkDensity > 0.3 || kind(of: block) == .item { return cut(index, .related) }
            isUnderHeading = false
        }
        if block.words == 1, text.contains("://") { return cut(index, .related) }
        let kind = kind(of: block)
        if text.hasPrefix("["), text.hasSuffix("]"), text.contains("=") || text.contains("[/") { return cut(index, .notice) }
        if block.linkDensity > 0.95 || (block.linkDensity > 0.8 && block.words < 40), !isInList(block) { return cut(index, .related) }
        kept.append((index, PageBody.Part(kind: kind, text: text)))
    }

    /// Whether a block is an item of a list whose other items are not links.
    private func isInList(_ block: PageBlock) -> Bool {
        guard tree.nodes[block.node].element == .li || tree.nodes[Int(tree.nodes[block.node].parent)].element == .li else { return false }
        let item = tree.nodes[block.node].element == .li ? block.node : Int(tree.nodes[block.node].parent)
        let list = tree.subtree(of: Int(tree.nodes[item].parent))
        return blocks.linkWords(in: list) * 2 < blocks.words(in: list)
    }

    /// What an agency wants printed with its text is a paragraph of it.
    private func isAgencyNotice(_ block: PageBlock, _ label: LineLabel) -> Bool {
        label == .footer && block.words >= 15 && block.endsSentence && !kept.isEmpty
            && PageVocabulary.contents.phrase(anywhereIn: NormalizedLine.bytes(of: blocks.string(block)), words: block.words)?.label
                == .footer
    }

    private func kind(of block: PageBlock) -> PageBody.Part.Kind {
        var node = block.node
        for _ in 0..<4 {
            switch tree.nodes[node].element {
            case .h1: return .heading(level: 1)
            case .h2: return .heading(level: 2)
            case .h3: return .heading(level: 3)
            case .h4: return .heading(level: 4)
            case .h5: return .heading(level: 5)
            case .h6: return .heading(level: 6)
            case .li, .dd: return .item
            case .blockquote: return .quote
            case .pre: return .preformatted
            default: node = Int(tree.nodes[node].parent)
            }
        }
        return .paragraph
    }

    /// Above the first paragraph are headline, standfirst, byline and date.
    private mutating func trimHead() {
        if let headline = kept.firstIndex(where: { $0.part.kind == .heading(level: 1) }),
            words(kept[..<headline]) * 4 < words(kept[headline...])
        {
            for entry in kept[...headline] { cut(entry.index, .header) }
            kept.removeFirst(headline + 1)
        }
        guard var first = kept.firstIndex(where: { isOpening($0) }) else { return }
        // A short heading right above it belongs to the story if the story has others of its kind.
        if first > 0, case .heading(let level) = kept[first - 1].part.kind, level > 1, blocks.blocks[kept[first - 1].index].words <= 8,
            kept[first...].contains(where: { $0.part.kind == kept[first - 1].part.kind })
        {
            first -= 1
        }
        for entry in kept[..<first] { cut(entry.index, .header) }
        kept.removeFirst(first)
        // Byline and date may follow a standfirst that reads like a paragraph.
        for place in (1..<max(1, min(Self.headLines, kept.count))).reversed() where isOfHeader(kept[place]) {
            cut(kept[place].index, .header)
            kept.remove(at: place)
        }
    }

    /// How far below the first paragraph a line may still be part of the page's header.
    private static let headLines = 6

    /// Whether a line is nothing but a date, or says who wrote the story.
    private func isOfHeader(_ entry: (index: Int, part: PageBody.Part)) -> Bool {
        let block = blocks.blocks[entry.index]
        guard block.words < 15, !block.endsSentence, case .paragraph = entry.part.kind else { return false }
        return tree.nodes[block.node].element == .time || WrittenDate(entry.part.text) != nil || BylineParser.isAnnounced(entry.part.text)
    }

    private func words(_ entries: ArraySlice<(index: Int, part: PageBody.Part)>) -> Int {
        entries.reduce(0) { $0 + blocks.blocks[$1.index].words }
    }

    private func isOpening(_ entry: (index: Int, part: PageBody.Part)) -> Bool {
        if case .heading = entry.part.kind { return false }
        let block = blocks.blocks[entry.index]
        let isParagraph = tree.nodes[block.node].element == .p
        guard block.linkDensity < 0.4, block.words >= 15 || (block.words >= 6 && (block.endsSentence || isParagraph)) else { return false }
        if block.words < 25, BylineParser.isAnnounced(entry.part.text) { return false }
        if finder.isHeadline(block) { return false }
        return block.words >= 30 || (block.words >= 15 && block.endsSentence) || DateParser.firstDate(in: entry.part.text) == nil
    }

    /// What another paragraph of the story repeats: pull quotes, doubled captions. They are in other elements than the paragraphs;
    /// neighbours that repeat each other, as in a list, are the story's own.
    private mutating func dropRepeated() {
        var counts: [Int: Int] = [:]
        for entry in kept { counts[setting(of: entry.index), default: 0] += 1 }
        guard let main = counts.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) })?.key else { return }
        let candidates = kept.indices.filter {
            setting(of: kept[$0].index) != main && blocks.blocks[kept[$0].index].words <= Self.mostRepeated
        }
        guard !candidates.isEmpty else { return }
        let shingles = kept.map { WordShingles.hashes(in: blocks.text[blocks.blocks[$0.index].range]) }
        var wanted: [UInt64: [Int]] = [:]
        for entry in candidates { for hash in Set(shingles[entry]) { wanted[hash, default: []].append(entry) } }
        // Who else says how much of each candidate's text.
        var sayers: [Int: [Int: Int]] = [:]
        for (other, hashes) in shingles.enumerated() {
            for hash in Set(hashes) {
                // What many say is nobody's in particular.
                guard let entries = wanted[hash], entries.count <= 4 else { continue }
                for entry in entries where entry != other { sayers[entry, default: [:]][other, default: 0] += 1 }
            }
        }
        var isRepeated = [Bool](repeating: false, count: kept.count)
        for entry in candidates {
            let size = Set(shingles[entry]).count
            let others = (sayers[entry] ?? [:]).filter { $0.value * 10 >= size * 9 }.keys
            guard others.count == 1, let other = others.first, setting(of: kept[other].index) != setting(of: kept[entry].index) else {
                continue
            }
            isRepeated[entry] = shingles[other].count * 5 >= size * 6 || (size >= 4 && !isRepeated[other] && abs(other - entry) <= 2)
        }
        for entry in kept.indices where isRepeated[entry] { cut(kept[entry].index, .caption) }
        kept = kept.indices.filter { !isRepeated[$0] }.map { kept[$0] }
    }

    /// The most words of a repetition.
    private static let mostRepeated = 80

    /// Where a block is and of what kind: the same for the paragraphs of one element.
    private func setting(of block: Int) -> Int {
        let node = blocks.blocks[block].node
        return (Int(tree.nodes[node].parent) * 256 + Int(tree.nodes[node].element.rawValue)) * 2
            + (finder.evidence[node].contains(.pullQuote) ? 1 : 0)
    }

    /// Headings with nothing below them, and short lines after the last sentence.
    private mutating func trimTail() {
        while kept.count > 1, let last = kept.last {
            let block = blocks.blocks[last.index]
            if case .heading = last.part.kind {} else if block.endsSentence || block.words >= 12 { return }
            cut(last.index, .outside)
            kept.removeLast()
        }
    }
}

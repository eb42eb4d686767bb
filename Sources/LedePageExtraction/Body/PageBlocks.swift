/// A stretch of text that a page shows as one: a paragraph, a heading, an item of a list.
struct PageBlock {
    /// The block element that it is in, and its first and last text.
    var node: Int
    var first: Int
    var last: Int
    /// In `PageBlocks.text`, white space collapsed.
    var range: Range<Int>
    var words = 0
    /// Words within links, and words set off as strong or emphasised.
    var linkWords = 0
    var strongWords = 0
    var commas = 0
    var endsSentence = false

    var linkDensity: Double { words == 0 ? 0 : Double(linkWords) / Double(words) }

    /// Reads as running text.
    var isProse: Bool {
        guard linkWords * 5 < words * 2 || (words >= 40 && linkWords * 3 < words * 2) else { return false }
        return words >= 10 && endsSentence || words >= 20 && commas > 0 || words >= 40
    }
}

/// The blocks of a page in order, and how many words there are in any part of it.
struct PageBlocks {
    private(set) var blocks: [PageBlock] = []
    private(set) var text: [UInt8] = []
    /// For each node the number of blocks whose first text comes before it, so that a node's content is a range of blocks.
    private var before: [Int32]
    private var wordsBefore: [Int32] = [0]
    private var linkWordsBefore: [Int32] = [0]
    private var proseBefore: [Int32] = [0]

    /// Elements that are not read.
    static let silent: PageElementSet = [
        .head, .script, .style, .noscript, .template, .iframe, .object, .svg, .select, .button, .noframes, .datalist, .canvas, .textarea,
        .audio, .video, .title,
    ]
    private static let strong: PageElementSet = [.b, .strong, .em, .i, .u]

    /// Complexity: O(nodes + text).
    init(_ tree: PageTree) {
        let count = tree.nodes.count
        before = [Int32](repeating: 0, count: count + 1)
        var blockOf = [Int32](repeating: 0, count: count)
        var isLink = [Bool](repeating: false, count: count)
        var isStrong = [Bool](repeating: false, count: count)
        var current = -1
        var breaks = 0
        var index = 1
        while index < count {
            before[index] = Int32(blocks.count)
            let node = tree.nodes[index]
            let parent = Int(node.parent)
            if Self.silent.contains(node.element) || Self.isHidden(index, tree) {
                for inner in index..<Int(node.end) { before[inner] = Int32(blocks.count) }
                index = Int(node.end)
                continue
            }
            blockOf[index] = PageElementSet.blocks.contains(node.element) ? Int32(index) : blockOf[parent]
            isLink[index] = isLink[parent] || node.element == .a
            isStrong[index] = isStrong[parent] || Self.strong.contains(node.element)
            switch node.element {
            case .br: breaks += 1
            case .hr: current = -1
            case .text:
                let block = Int(blockOf[parent])
                let bytes = tree.bytes(at: tree.textRange(of: index))
                guard !Self.isBlank(bytes) else {
                    if current == block, text.last != 0x20 { text.append(0x20) }
                    break
                }
                if current != block || breaks > 1 {
                    finish()
                    blocks.append(PageBlock(node: block, first: index, last: index, range: text.count..<text.count))
                    current = block
                } else if breaks == 1 {
                    text.append(0x20)
                }
                breaks = 0
                blocks[blocks.count - 1].last = index
                append(bytes, isLink: isLink[parent], isStrong: isStrong[parent])
            default: break
            }
            index += 1
        }
        finish()
        before[count] = Int32(blocks.count)
        for block in blocks {
            wordsBefore.append(wordsBefore[wordsBefore.count - 1] + Int32(block.words))
            linkWordsBefore.append(linkWordsBefore[linkWordsBefore.count - 1] + Int32(block.linkWords))
            proseBefore.append(proseBefore[proseBefore.count - 1] + Int32(block.isProse ? block.words : 0))
        }
    }

    /// The blocks that begin in a node.
    func blocks(in range: Range<Int>) -> Range<Int> { Int(before[range.lowerBound])..<Int(before[range.upperBound]) }
    func words(in range: Range<Int>) -> Int { sum(wordsBefore, range) }
    func linkWords(in range: Range<Int>) -> Int { sum(linkWordsBefore, range) }
    /// Words of blocks that read as running text.
    func prose(in range: Range<Int>) -> Int { sum(proseBefore, range) }

    private func sum(_ sums: [Int32], _ range: Range<Int>) -> Int {
        Int(sums[Int(before[range.upperBound])] - sums[Int(before[range.lowerBound])])
    }

    /// What a block says.
    func string(_ block: PageBlock) -> String { String(decoding: text[block.range], as: UTF8.self) }

    private static func isHidden(_ index: Int, _ tree: PageTree) -> Bool {
        guard tree.nodes[index].element != .text else { return false }
        if tree.valueRange(.hidden, of: index) != nil { return true }
        guard let style = tree.valueRange(.style, of: index) else { return false }
        let bytes = tree.bytes(at: style).filter { $0 > 0x20 }
        return String(decoding: bytes, as: UTF8.self).contains("display:none")
    }

    private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count < 32 && bytes.allSatisfy { $0 <= 0x20 || $0 == 0xC2 || $0 == 0xA0 } || bytes.allSatisfy { $0 <= 0x20 }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, isLink: Bool, isStrong: Bool) {
        var words = 0
        var wide = 0
        var commas = 0
        let start = blocks[blocks.count - 1].range.lowerBound
        var isInside = text.count > start && text[text.count - 1] != 0x20
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            // A blank, or a non-breaking one (C2 A0).
            let isHardBlank = byte == 0xC2 && at < bytes.endIndex && bytes[at] == 0xA0
            if byte <= 0x20 || isHardBlank {
                if isHardBlank { at += 1 }
                if isInside { text.append(0x20) }
                isInside = false
                continue
            }
            if !isInside { words += 1 }
            isInside = true
            if byte == UInt8(ascii: ",") { commas += 1 }
            // Lead bytes of U+3000 to U+9FFF: no spaces between words.
            if (0xE3...0xE9).contains(byte) { wide += 1 }
            text.append(byte)
        }
        words += wide / 2
        blocks[blocks.count - 1].words += words
        blocks[blocks.count - 1].commas += commas + wide / 12
        if isLink { blocks[blocks.count - 1].linkWords += words }
        if isStrong { blocks[blocks.count - 1].strongWords += words }
    }

    private mutating func finish() {
        guard !blocks.isEmpty else { return text.removeAll() }
        let last = blocks.count - 1
        guard blocks[last].range.isEmpty else { return }
        while text.count > blocks[last].range.lowerBound, text[text.count - 1] == 0x20 { text.removeLast() }
        blocks[last].range = blocks[last].range.lowerBound..<text.count
        blocks[last].endsSentence = Self.endsSentence(text[blocks[last].range])
    }

    private static func endsSentence(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes.suffix(16)
        while let last = rest.last {
            switch last {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "*"), 0x20: rest.removeLast()
            case 0x80...0xFF:
                guard rest.count >= 2 else { return false }
                if last == 0xBB || last == 0xAB, rest[rest.endIndex - 2] == 0xC2 {
                    rest.removeLast(2)
                    continue
                }
                guard rest.count >= 3 else { return false }
                let (first, second) = (rest[rest.endIndex - 3], rest[rest.endIndex - 2])
                // … 。 ！ ？ । end a sentence; ” ’ “ › 」 』 may follow its end.
                if first == 0xE2, second == 0x80, last == 0xA6 { return true }
                if first == 0xE3, second == 0x80, last == 0x82 { return true }
                if first == 0xEF, second == 0xBC, last == 0x81 || last == 0x9F { return true }
                if first == 0xE0, second == 0xA5, last == 0xA4 { return true }
                if first == 0xE2, second == 0x80, (0x98...0x9F).contains(last) || last == 0xBA {
                    rest.removeLast(3)
                } else if first == 0xE3, second == 0x80, last == 0x8D || last == 0x8F {
                    rest.removeLast(3)
                } else {
                    return false
                }
            default: return false
            }
        }
        return false
    }
}

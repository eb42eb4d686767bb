/// Takes the tokens of one text from a `CustomTokenizer`, and lets nothing through that an index could not hold.
///
/// - A term is the text given without NUL, cut at `TokenBatch.longestTerm` bytes to whole characters. A token without a term is dropped.
/// - A range is cut to the text, widened to whole characters, and starts no earlier than that of the token before.
/// - A token's step is 0 to `mostStep`, and at least 1 for the first token. Each place skipped holds an omitted word (`OmittedWord`).
/// - A position takes `mostStacked` different terms; a term that it already has is dropped.
/// - When the tokens take more memory than `budget` allows, the sink is full, and drops all that follow.
package struct CustomTokenSink: ~Copyable {
    /// The greatest step from one token to the next.
    package static let mostStep = 100
    /// Most terms at a position.
    package static let mostStacked = 64
    /// What a token takes besides its term, in bytes.
    private static let tokenCost = 32

    /// The most that the tokens of a text of `count` bytes may take, in bytes: room for every part of every word of some 20 letters, and
    /// never so much that a batch of terms could not hold it.
    static func budget(textCount count: Int) -> Int { min(1 << 30, 1 << 16 + min(count, 1 << 30) * 256) }

    private let text: String
    private let bytes: [UInt8]
    /// What is added to offsets and positions.
    private let base: AnalysisProgress
    private(set) var batch: TokenBatch
    /// The last token's position; below the base before the first.
    private var position: Int
    private var lastStart = 0
    /// Where the terms of the last position begin in the batch.
    private var firstOfPosition: Int
    private var room: Int

    /// Whether nothing more is taken: a tokenizer may then stop.
    package private(set) var isFull = false

    /// - Parameters:
    ///   - text: made of `bytes`, which are UTF-8.
    ///   - base: the offset and position at which the text begins.
    ///   - batch: gets the tokens.
    init(text: String, bytes: [UInt8], base: AnalysisProgress, batch: consuming TokenBatch) {
        self.text = text
        self.bytes = bytes
        self.base = base
        position = Int(base.position) - 1
        firstOfPosition = batch.count
        room = Self.budget(textCount: bytes.count)
        self.batch = batch
    }

    /// The position after the last token.
    var endPosition: UInt32 { UInt32(clamping: position + 1) }

    /// Takes a token.
    /// - Parameters:
    ///   - term: what is indexed.
    ///   - range: its place in the text.
    ///   - step: how many positions after the token before; 0 for the same one.
    package mutating func append(_ term: String, range: Range<String.Index>, step: Int) {
        guard !isFull, term.utf8.contains(where: { $0 != 0 }) else { return }
        let isFirst = position < Int(base.position)
        let step = min(max(step, isFirst ? 1 : 0), Self.mostStep)
        room -= min(term.utf8.count, TokenBatch.longestTerm) + Self.tokenCost + max(0, step - 1) * (Self.tokenCost + OmittedWord.term.count)
        guard room >= 0, position + step < Int(UInt32.max) / 4 else {
            isFull = true
            return
        }
        let place = place(of: range)
        if step > 0 {
            for skipped in 1..<max(1, step) {
                batch.appendOmitted(range: offset(place.lowerBound..<place.lowerBound), position: UInt32(position + skipped))
            }
            position += step
            firstOfPosition = batch.count
        }
        for byte in Self.cut(term) where byte != 0 { batch.appendByte(byte) }
        if step == 0, batch.count - firstOfPosition >= Self.mostStacked || isRepeated {
            batch.dropOpenBytes(batch.openTermCount)
            return
        }
        batch.endTerm(
            startOffset: base.offset + place.lowerBound, endOffset: base.offset + place.upperBound, position: UInt32(position))
        lastStart = place.lowerBound
    }

    /// Whether the open term is one of those at its position.
    private var isRepeated: Bool {
        let open = batch.openTermRange
        return (firstOfPosition..<batch.count).contains { batch.bytes[batch.termRange($0)].elementsEqual(batch.bytes[open]) }
    }

    private func offset(_ range: Range<Int>) -> Range<Int> { base.offset + range.lowerBound..<base.offset + range.upperBound }

    /// The bytes of `term` that are kept.
    private static func cut(_ term: String) -> Substring.UTF8View {
        guard term.utf8.count > TokenBatch.longestTerm else { return Substring(term).utf8 }
        var end = term.utf8.index(term.startIndex, offsetBy: TokenBatch.longestTerm)
        while end > term.startIndex, term.utf8[end] & 0xC0 == 0x80 { end = term.utf8.index(before: end) }
        return Substring(term).utf8[..<end]
    }

    /// `range` as bytes of the text, whatever it is.
    private func place(of range: Range<String.Index>) -> Range<Int> {
        let units = text.utf8
        func distance(_ index: String.Index) -> Int {
            units.distance(from: units.startIndex, to: min(max(index, units.startIndex), units.endIndex))
        }
        var start = min(max(distance(range.lowerBound), lastStart), bytes.count)
        while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        var end = min(max(distance(range.upperBound), start), bytes.count)
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }

    /// The tokens.
    consuming func finish() -> TokenBatch { batch }
}

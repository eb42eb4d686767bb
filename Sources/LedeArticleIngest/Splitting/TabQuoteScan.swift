/// Decides for a row of tab-separated values whether cells that begin with a quote are quoted, and where the row ends.
///
/// Tab-separated files come both ways: pandas, Excel and Python's csv quote cells with line breaks, while dumps such as MS MARCO's hold
/// quotes as characters. A cell counts as quoted if its quotes are doubled as in RFC 4180 and the closing one comes before a tab or a line
/// end; over several lines only if none of them would be a row by itself.
struct TabQuoteScan {
    enum Outcome: Equatable {
        /// The row ends at this offset, before its line end.
        case row(end: Int)
        /// A quoted cell is not closed, and the next line is not a row: the row ends at this offset, and is bad.
        case unclosed(end: Int)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let tab = UInt8(ascii: "\t")
    private static let lineFeed: UInt8 = 0x0A

    private let input: BufferedInput
    /// Columns of the header; nil while the header is read.
    private let columns: Int?
    private let limit: Int

    init(_ input: BufferedInput, columns: Int?, limit: Int) {
        self.input = input
        self.columns = columns
        self.limit = limit
    }

    /// - Parameter firstLine: the offset of the end of the window's first line.
    ///
    /// Complexity: O(n) over a file: a scan ends at the first quote that is not doubled.
    func run(firstLine: Int) -> Outcome {
        var end = firstLine
        var at = 0
        guard input.firstOffset(of: Self.quote, from: 0, before: end) != nil else { return .row(end: end) }
        while at < end {
            if input[at] == Self.quote {
                switch closing(openedAt: at, lineEnd: end) {
                case .closed(let close, let newEnd):
                    end = newEnd
                    at = close + 1
                case .character: break
                case .open:
                    if nextLineIsNoRow(behind: end) { return .unclosed(end: end) }
                }
            }
            guard let next = input.firstOffset(of: Self.tab, from: at, before: end) else { break }
            at = next + 1
        }
        return .row(end: end)
    }

    private enum Closing {
        case closed(at: Int, lineEnd: Int)
        /// The quote is a character of the cell.
        case character
        /// Nothing closes the cell on its line nor, sensibly, on later ones.
        case open
    }

    private func closing(openedAt start: Int, lineEnd: Int) -> Closing {
        var end = lineEnd
        var at = start + 1
        var tabs = 0
        while true {
            if at < end, let found = input.firstOffset(of: Self.quote, from: at, before: end) {
                if end > lineEnd { tabs += count(of: Self.tab, from: at, to: found) }
                if isFull(tabs) { return .open }
                if found + 1 < end, input[found + 1] == Self.quote {
                    at = found + 2
                    continue
                }
                if found + 1 == end || input[found + 1] == Self.tab { return .closed(at: found, lineEnd: end) }
                if found + 2 == end, input[found + 1] == 0x0D { return .closed(at: found, lineEnd: end) }
                return end == lineEnd ? .character : .open
            }
            if end > lineEnd {
                tabs += count(of: Self.tab, from: at, to: end)
                if isFull(tabs) { return .open }
            }
            guard columns != nil, end < limit, let next = lineEndBehind(end) else { return .open }
            at = end + 1
            end = next
            tabs = 0
        }
    }

    /// Whether this many tabs on a line within a cell make a row of their own.
    private func isFull(_ tabs: Int) -> Bool {
        guard let columns, columns > 1 else { return false }
        return tabs >= columns - 1
    }

    private func nextLineIsNoRow(behind end: Int) -> Bool {
        guard let columns, columns > 1, let next = lineEndBehind(end), next > end + 1 else { return false }
        return count(of: Self.tab, from: end + 1, to: next) != columns - 1
    }

    /// The offset of the end of the line that follows the line end at `end`; nil if nothing follows.
    private func lineEndBehind(_ end: Int) -> Int? {
        var scanned = end + 1
        while true {
            if scanned < input.count, let found = input.firstOffset(of: Self.lineFeed, from: scanned) { return found }
            scanned = max(end + 1, input.count)
            guard scanned - end <= limit, input.fill() else { break }
        }
        return end + 1 < input.count ? input.count : nil
    }

    private func count(of byte: UInt8, from start: Int, to end: Int) -> Int {
        var found = 0
        var at = start
        while at < end, let next = input.firstOffset(of: byte, from: at, before: end) {
            found += 1
            at = next + 1
        }
        return found
    }
}

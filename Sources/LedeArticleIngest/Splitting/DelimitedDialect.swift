import LedePageExtraction

/// How a file of delimited values is written, judged by its first lines.
struct DelimitedDialect {
    /// Between two fields.
    var separator: UInt8
    /// The columns of a file without a header line.
    var columns: [String]?
    /// Bytes before the first row: a line `sep=;` as written by spreadsheets.
    var leading = 0

    /// The separators to look for, the likeliest first.
    private static let known: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|")]
    /// No first line is longer.
    private static let longestLine = 1 << 20

    /// Looks at the first lines without consuming them.
    /// - Parameter usual: the separator that the format's name announces.
    init(_ input: SplitterInput, usual: UInt8) {
        separator = input.options.delimiter ?? usual
        var first = Self.line(in: input.bytes, from: 0)
        if first.bytes.count >= 5,
            String(decoding: first.bytes.prefix(5), as: UTF8.self).lowercased().trimmingCharacters(of: "\"").hasPrefix("sep=")
        {
            let written = first.bytes.drop { $0 != UInt8(ascii: "=") }.dropFirst().first { $0 != UInt8(ascii: "\"") }
            if let written { separator = written }
            leading = first.end
            first = Self.line(in: input.bytes, from: first.end)
        } else if input.options.delimiter == nil {
            separator = Self.separator(of: first.bytes, usual: usual, input.options.fields)
        }
        columns = Self.columns(of: first, separator, input)
    }

    /// The separator with which the line has most names of the table, then most columns; the usual one unless something speaks against it.
    private static func separator(of line: [UInt8], usual: UInt8, _ mapping: FieldMapping) -> UInt8 {
        var best = (separator: usual, roles: -1, count: 0)
        for candidate in [usual] + known.filter({ $0 != usual }) {
            let names = DelimitedFields.split(line, separator: candidate)
            let roles = Set(names.compactMap { mapping.place(of: String(decoding: $0, as: UTF8.self))?.role })
            let score = roles.contains(.text) || roles.contains(.title) ? roles.count + 10 : roles.count
            if score > best.roles || (score == best.roles && best.count == 1 && names.count > 1) { best = (candidate, score, names.count) }
        }
        return best.separator
    }

    /// The columns of a file that begins with a row: numbers if the user names columns by number; otherwise those of MS MARCO's files,
    /// `id ⇥ text`, `id ⇥ title ⇥ text` and `id ⇥ url ⇥ title ⇥ text`, recognised by ids with a digit and a last column of several words.
    private static func columns(of first: (bytes: [UInt8], end: Int), _ separator: UInt8, _ input: SplitterInput) -> [String]? {
        let cells = DelimitedFields.split(first.bytes, separator: separator).map { String(decoding: $0, as: UTF8.self) }
        if let last = input.options.fields.lastColumn, last <= cells.count { return (1...cells.count).map(String.init) }
        guard separator == DelimitedHeader.tab, (2...4).contains(cells.count) else { return nil }
        guard !cells.contains(where: { [.text, .title].contains(input.options.fields.place(of: $0)?.role) }) else { return nil }
        guard isID(cells[0]), cells[cells.count - 1].contains(" ") else { return nil }
        let second = line(in: input.bytes, from: first.end)
        if !second.bytes.isEmpty {
            let next = DelimitedFields.split(second.bytes, separator: separator)
            guard next.count == cells.count, isID(String(decoding: next[0], as: UTF8.self)) else { return nil }
        }
        let isURL = cells.count > 2 && (cells[1].hasPrefix("http://") || cells[1].hasPrefix("https://"))
        switch (cells.count, isURL) {
        case (2, _): return ["id", "text"]
        case (3, true): return ["id", "url", "text"]
        case (3, false): return ["id", "title", "text"]
        case (4, true): return ["id", "url", "title", "text"]
        default: return nil
        }
    }

    private static func isID(_ cell: String) -> Bool {
        (1...64).contains(cell.utf8.count) && !cell.contains(where: \.isWhitespace) && cell.utf8.contains { (0x30...0x39).contains($0) }
    }

    /// The line that begins at `start`, without its end, and the offset after its end.
    private static func line(in input: BufferedInput, from start: Int) -> (bytes: [UInt8], end: Int) {
        var scanned = start
        while true {
            if let end = input.firstOffset(of: 0x0A, from: scanned) {
                let content = input.slice(start..<end)
                return (Array(content.last == 0x0D ? content.dropLast() : content), end + 1)
            }
            scanned = max(start, input.count)
            guard scanned - start < longestLine, input.fill() else { break }
        }
        return start < input.count ? (Array(input.slice(start..<input.count)), input.count) : ([], start)
    }
}

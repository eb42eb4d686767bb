/// Records of comma-separated values (RFC 4180): a value in quotation marks may hold commas, line ends and, doubled, quotation marks.
struct CSVTable {
    private let file: EvaluationFile

    init(_ file: EvaluationFile) { self.file = file }

    /// Calls `body` with every non-blank record, and the line on which it begins.
    ///
    /// - Throws: `EvaluationFileError` for a quotation mark without an end, and for bytes that are not UTF-8.
    /// - Complexity: linear in the file.
    func forEachRecord(_ body: ([Substring], Int) throws(EvaluationFileError) -> Void) throws(EvaluationFileError) {
        let bytes = file.bytes
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        while index < bytes.count {
            let start = line
            var values: [Substring] = []
            var isEnd = false
            while !isEnd {
                let value = try value(at: &index, line: &line)
                values.append(value)
                isEnd = index >= bytes.count || bytes[index] != UInt8(ascii: ",")
                if !isEnd { index += 1 }
            }
            if index < bytes.count, bytes[index] == 0x0D { index += 1 }
            if index < bytes.count, bytes[index] == 0x0A {
                index += 1
                line += 1
            }
            if values.contains(where: { !$0.utf8.allSatisfy(EvaluationFile.isBlank) }) { try body(values, start) }
        }
    }

    /// Calls `body` with every record below the header, except comments.
    ///
    /// - Throws: `EvaluationFileError`, even for a record with fewer values than `order` has columns.
    func forEachRow(
        _ order: ColumnOrder, _ body: ([Substring], Int) throws(EvaluationFileError) -> Void
    ) throws(EvaluationFileError) {
        var isHeader = true
        try forEachRecord { (values: [Substring], line: Int) throws(EvaluationFileError) in
            if let first = values.first, EvaluationFile.isComment(String(first)) { return }
            defer { isHeader = false }
            if isHeader { return }
            guard values.count >= order.count else {
                throw file.error("expected at least \(order.count) values (\(order.form)), found \(values.count)", line: line)
            }
            try body(values, line)
        }
    }

    /// The value at `index`, which moves past it: to a comma, a line's end or the end.
    private func value(at index: inout Int, line: inout Int) throws(EvaluationFileError) -> Substring {
        let bytes = file.bytes
        var found: [UInt8] = []
        let (start, quote) = (line, UInt8(ascii: "\""))
        if index < bytes.count, bytes[index] == quote {
            index += 1
            while true {
                guard index < bytes.count else { throw file.error("a quotation mark has no end", line: start) }
                let byte = bytes[index]
                index += 1
                if byte == quote {
                    guard index < bytes.count, bytes[index] == quote else { break }
                    index += 1
                }
                if byte == 0x0A { line += 1 }
                found.append(byte)
            }
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: ","), bytes[index] != 0x0A {
            if bytes[index] == 0x0D, index + 1 >= bytes.count || bytes[index + 1] == 0x0A { break }
            found.append(bytes[index])
            index += 1
        }
        guard let text = String(validating: found, as: UTF8.self) else { throw file.error("the line is not valid UTF-8", line: start) }
        return EvaluationFile.trimmed(text[...])
    }
}

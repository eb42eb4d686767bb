import Foundation

/// A text file of lines and fields, read whole: what runs, qrels and topics have in common.
struct EvaluationFile {
    /// Largest file read, in bytes: such files have a line per document and query, so a larger one is a mistake.
    static let largest = 1 << 30

    /// The file as the user named it, for messages.
    let name: String
    let bytes: [UInt8]

    init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    init(path: String) throws(EvaluationFileError) {
        name = path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw EvaluationFileError(file: path, line: nil, problem: "does not exist")
        }
        if isFolder.boolValue { throw EvaluationFileError(file: path, line: nil, problem: "is a folder, not a file") }
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            bytes = [UInt8](try handle.read(upToCount: Self.largest + 1) ?? Data())
        } catch {
            throw EvaluationFileError(file: path, line: nil, problem: "cannot be read: \(error.localizedDescription)")
        }
        if bytes.count > Self.largest {
            throw EvaluationFileError(file: path, line: nil, problem: "is larger than \(Self.largest) bytes")
        }
    }

    /// Calls `body` with every non-blank line (without its end, LF or CR LF) and its number from 1.
    func forEachLine(_ body: (String, Int) throws(EvaluationFileError) -> Void) throws(EvaluationFileError) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 0
        while start < bytes.count {
            let newline = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            var end = newline
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            number += 1
            guard let line = String(validating: bytes[start..<end], as: UTF8.self) else {
                throw error("the line is not valid UTF-8", line: number)
            }
            if !line.utf8.allSatisfy(Self.isBlank) { try body(line, number) }
            start = newline + 1
        }
    }

    /// The first byte that is neither white space nor part of a byte order mark.
    var firstVisibleByte: UInt8? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { $0 > 0x20 }
    }

    /// Whether `text`, in lower case, occurs anywhere in the file in any case.
    func contains(_ text: String) -> Bool {
        let mark = Array(text.utf8)
        func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        return bytes.indices.contains { index in
            bytes[index] == mark[0] && mark.count <= bytes.count - index && mark.indices.allSatisfy { lower(bytes[index + $0]) == mark[$0] }
        }
    }

    /// The first line that is neither blank nor a comment; nil if there is none, or it is not UTF-8.
    var firstLine: String? {
        var first: String?
        do throws(EvaluationFileError) {
            try forEachLine { (line: String, number: Int) throws(EvaluationFileError) in
                if Self.isComment(line) { return }
                first = line
                throw error("", line: number)
            }
        } catch { return first }
        return nil
    }

    func error(_ problem: String, line: Int?) -> EvaluationFileError {
        EvaluationFileError(file: name, line: line, problem: problem)
    }

    /// The fields of a line, separated by one or more blanks or tabs.
    static func fields(_ line: String) -> [Substring] {
        line.utf8.split(whereSeparator: isBlank).map { Substring($0) }
    }

    /// The fields of a line with at least `count`: separated by tabs, with blanks allowed within, if that gives as many, none of them
    /// empty; else by blanks or tabs.
    static func fields(_ line: String, atLeast count: Int) -> [Substring] {
        let parts = line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { trimmed(Substring($0)) }
        return parts.count >= count && parts.prefix(count).allSatisfy({ !$0.isEmpty }) ? parts : fields(line)
    }

    /// Whether a line is a comment whatever its fields are: `#` alone, or before a blank or another one.
    static func isComment(_ line: String) -> Bool {
        let bytes = line.utf8.drop(while: isBlank)
        guard bytes.first == UInt8(ascii: "#") else { return false }
        return bytes.dropFirst().first.map { isBlank($0) || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "!") } ?? true
    }

    /// Whether a line that is not a record may be a comment: it begins with `#`.
    static func mayBeComment(_ line: String) -> Bool { line.utf8.first { !isBlank($0) } == UInt8(ascii: "#") }

    static func trimmed(_ text: Substring) -> Substring {
        var bytes = text.utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return Substring(bytes)
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

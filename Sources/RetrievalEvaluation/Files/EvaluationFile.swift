import Foundation

/// A text file of lines and fields, read whole: what runs, qrels and topics have in common.
struct EvaluationFile {
    /// Largest file read, in bytes: such files hold a line a document and query, so a larger one is a mistake.
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

    /// Calls `body` with every line that is not blank (without its end, LF or CR LF) and its number from 1.
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

    /// The first byte that is neither white space nor of a byte order mark.
    var firstVisibleByte: UInt8? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { $0 > 0x20 }
    }

    func error(_ problem: String, line: Int?) -> EvaluationFileError {
        EvaluationFileError(file: name, line: line, problem: problem)
    }

    /// The fields of a line, apart by one or more blanks or tabs.
    static func fields(_ line: String) -> [Substring] {
        line.utf8.split(whereSeparator: isBlank).map { Substring($0) }
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

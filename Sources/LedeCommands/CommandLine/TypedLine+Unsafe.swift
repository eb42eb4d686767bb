import Foundation
import LedeModules
import Synchronization

/// What the user typed, byte for byte: Swift's own arguments and lines have lost what is not UTF-8.
enum TypedLine {
    /// The process's arguments without its name, as text.
    static func arguments() -> [String] {
        let pointers = CommandLine.unsafeArgv
        return (1..<max(Int(CommandLine.argc), 1)).map { index in
            // SAFETY: the system gives `argc` strings that end with a NUL and stay as long as the process.
            guard let pointer = pointers[index] else { return "" }
            let bytes = UnsafeBufferPointer(start: pointer, count: strlen(pointer)).map(UInt8.init(bitPattern:))
            // A file's name stays as it is.
            if String(validating: bytes, as: UTF8.self) == nil, access(pointer, F_OK) == 0 { return FileName.text(bytes) }
            return text(bytes, what: "the argument")
        }
    }

    private struct Lines {
        var bytes: [UInt8] = []
        var isAtEnd = false

        /// The next line without its end.
        mutating func next() -> [UInt8]? {
            var searched = 0
            while true {
                if let end = bytes[searched...].firstIndex(of: 0x0A) {
                    let line = Array(bytes[..<end])
                    bytes.removeFirst(end + 1)
                    return line
                }
                searched = bytes.count
                if !isAtEnd {
                    let more = FileHandle.standardInput.availableData
                    isAtEnd = more.isEmpty
                    bytes += more
                }
                if isAtEnd {
                    guard !bytes.isEmpty else { return nil }
                    defer { bytes = [] }
                    return bytes
                }
            }
        }
    }

    private static let lines = Mutex(Lines())

    /// The next line of standard input without its end (LF or CRLF), as soon as it is there; nil when there are no more.
    static func next() -> String? {
        guard var line = lines.withLock({ $0.next() }) else { return nil }
        if line.last == 0x0D { line.removeLast() }
        return text(line, what: "the line")
    }

    /// The text of `bytes`; what had to be assumed to read it goes to standard error.
    private static func text(_ bytes: [UInt8], what: String) -> String {
        let typed = TypedText(bytes, environment: ProcessInfo.processInfo.environment)
        if let encoding = typed.encoding {
            StandardOutput.standardError.writeLine(
                "lede: \(what) is not UTF-8 and is read as \(encoding.name): \(typed.text.sanitizedForTerminal().truncated(to: 60))")
        }
        return typed.text
    }
}

import Foundation

/// What the tool tells people while it works, on standard error; only the table goes to standard output.
enum Console {
    static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

    /// What must not be overlooked.
    static func warn(_ text: String) {
        let bar = String(repeating: "!", count: 100)
        say("\(bar)\n\(text)\n\(bar)")
    }
}

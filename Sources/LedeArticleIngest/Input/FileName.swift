/// Paths as text, although the system's are bytes: what is not UTF-8 becomes `\xE9` and the like, so that different files have different
/// names.
package enum FileName {
    /// The path as text.
    package static func text(_ path: [UInt8]) -> String {
        if let text = String(validating: path, as: UTF8.self) { return text }
        var text = ""
        var rest = path[...]
        while !rest.isEmpty {
            let fault = UTF8Scan(Array(rest)).firstFault?.offset ?? rest.count
            text += String(decoding: rest.prefix(fault), as: UTF8.self)
            rest = rest.dropFirst(fault)
            guard let byte = rest.popFirst() else { break }
            text += "\\x" + String(byte, radix: 16, uppercase: true)
        }
        return text
    }

    /// The same for other targets.
    package static func systemPath(_ text: String) -> [UInt8] { bytes(text) }

    /// The bytes of a path given as text: those of an existing file of just this name, or else those that `text` turned into the name.
    static func bytes(_ text: String) -> [UInt8] {
        let plain = Array(text.utf8)
        guard text.contains("\\x"), (try? FileSystemEntry(path: plain)) == nil else { return plain }
        var bytes: [UInt8] = []
        var at = 0
        while at < plain.count {
            if plain[at...].starts(with: "\\x".utf8), at + 4 <= plain.count,
                let byte = UInt8(String(decoding: plain[at + 2..<at + 4], as: UTF8.self), radix: 16), byte >= 0x80
            {
                bytes.append(byte)
                at += 4
            } else {
                bytes.append(plain[at])
                at += 1
            }
        }
        return bytes
    }
}

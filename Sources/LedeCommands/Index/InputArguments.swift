import ArgumentParser
import LedeModules

/// `text=article`: which field of the sources is a part of the article.
struct FieldArgument: ExpressibleByArgument {
    var choice: FieldMapping.Choice

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), let role = ArticleRole(rawValue: argument[..<equals].lowercased()) else {
            return nil
        }
        let name = String(argument[argument.index(after: equals)...])
        guard !name.isEmpty else { return nil }
        choice = FieldMapping.Choice(role: role, name: name)
    }
}

/// A pattern of file paths.
struct GlobArgument: ExpressibleByArgument {
    var glob: PathGlob

    init?(argument: String) {
        guard let glob = PathGlob(argument) else { return nil }
        self.glob = glob
    }
}

/// What separates delimited values, by name or as it is.
struct DelimiterArgument: ExpressibleByArgument {
    var byte: UInt8

    private static let names: [String: UInt8] = [
        "tab": 0x09, "\\t": 0x09, "comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"), "pipe": UInt8(ascii: "|"),
        "colon": UInt8(ascii: ":"),
    ]

    init?(argument: String) {
        if let byte = Self.names[argument.lowercased()] {
            self.byte = byte
        } else {
            // A quote, a line end, a letter or a digit separates nothing.
            guard argument.utf8.count == 1, let byte = argument.utf8.first, byte == 0x09 || (0x20..<0x7F).contains(byte),
                byte != UInt8(ascii: "\""),
                !(0x30...0x39).contains(byte), !(0x41...0x5A).contains(byte & 0xDF)
            else { return nil }
            self.byte = byte
        }
    }
}

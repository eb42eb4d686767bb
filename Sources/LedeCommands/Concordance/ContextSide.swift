/// What is beside a keyword, cut to columns.
enum ContextSide {
    /// The end of `text`, as many whole characters as fit into `columns`.
    static func last(_ text: String, columns: Int) -> String {
        var kept: [Character] = []
        var room = columns
        for character in text.reversed() {
            let width = character.displayWidth
            if width > room { break }
            room -= width
            kept.append(character)
        }
        return String(kept.reversed())
    }

    /// The beginning of `text`, as many whole characters as fit into `columns`.
    static func first(_ text: String, columns: Int) -> String {
        var kept = ""
        var room = columns
        for character in text {
            let width = character.displayWidth
            if width > room { break }
            room -= width
            kept.append(character)
        }
        return kept
    }

    /// `text` isolated from its surroundings for the bidirectional algorithm (UAX #9, first strong isolate), if it has letters written from
    /// right to left: columns stay in their places, and each reads in its own direction. Takes no columns.
    static func isolated(_ text: String) -> String {
        text.unicodeScalars.contains(where: \.isWrittenFromRight) ? "\u{2068}\(text)\u{2069}" : text
    }
}

extension Unicode.Scalar {
    /// In the blocks of scripts written from right to left (Hebrew to Arabic Extended, their presentation forms, the historic
    /// ones of plane 1).
    fileprivate var isWrittenFromRight: Bool {
        switch value {
        case 0x590...0x8FF, 0x200F, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF: true
        default: false
        }
    }
}

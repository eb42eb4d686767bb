import Foundation
import LedeIndexBytes

extension TextColumn {
    /// The value with number `number` for filtering and counting: the strings of a list such as JSON Lines may have (`["grain","wheat"]`),
    /// each once, or else the value alone; nothing for an empty list.
    package func values(_ number: UInt32) throws(IndexFileError) -> [String] { Self.values(of: try value(number)) }

    static func values(of text: String) -> [String] {
        if text == "[]" { return [] }
        guard text.hasPrefix("[\""), text.hasSuffix("\"]"), let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        else { return [text] }
        var seen: Set<String> = []
        return list.filter { seen.insert($0).inserted }
    }
}

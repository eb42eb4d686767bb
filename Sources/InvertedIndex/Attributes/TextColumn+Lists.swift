import Foundation
import IndexBytes

extension TextColumn {
    /// What the value with number `number` is to who filters or counts: the strings of a list, as JSON Lines may have one
    /// (`["grain","wheat"]`), each once, or else the value alone; none of an empty list.
    public func values(_ number: UInt32) throws(IndexFileError) -> [String] { Self.values(of: try value(number)) }

    static func values(of text: String) -> [String] {
        if text == "[]" { return [] }
        guard text.hasPrefix("[\""), text.hasSuffix("\"]"), let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        else { return [text] }
        var seen: Set<String> = []
        return list.filter { seen.insert($0).inserted }
    }
}

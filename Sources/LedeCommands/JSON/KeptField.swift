import Foundation
import LedeModules

/// A field of an article that is kept without a meaning, as it is given back.
struct KeptField: Equatable {
    let name: String
    /// The strings of a list, else one; for a field that occurs several times, those of all, as they are.
    let values: [String]
    /// Whether the field is a list, or occurs several times.
    let isList: Bool

    /// Those of `article` in their order, each name once.
    static func all(of article: Article) -> [KeptField] {
        var places: [String: Int] = [:]
        var fields: [(name: String, texts: [String])] = []
        for datum in article.metadata where !datum.isProvenance {
            if let place = places[datum.name] {
                fields[place].texts.append(datum.value)
            } else {
                places[datum.name] = fields.count
                fields.append((datum.name, [datum.value]))
            }
        }
        return fields.map { KeptField(name: $0.name, texts: $0.texts) }
    }

    private init(name: String, texts: [String]) {
        self.name = name
        let lists = texts.map(Self.list)
        isList = texts.count > 1 || lists[0] != nil
        values = zip(texts, lists).flatMap { $1 ?? [$0] }
    }

    /// The strings of a list as readers of articles keep it (`["grain","wheat"]`).
    private static func list(_ text: String) -> [String]? {
        if text == "[]" { return [] }
        guard text.hasPrefix("[\""), text.hasSuffix("\"]") else { return nil }
        return try? JSONDecoder().decode([String].self, from: Data(text.utf8))
    }

    /// A string, or an array of strings.
    var json: JSONValue { isList ? .array(values.map { .string($0) }) : .string(values[0]) }
}

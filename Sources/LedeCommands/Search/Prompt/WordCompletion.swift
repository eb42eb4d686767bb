import LedeModules

/// Completes what is before the cursor: a word of the index, the name of a field, or a value of one.
struct WordCompletion {
    /// What a press of the key does.
    struct Outcome: Equatable {
        /// Bytes before the cursor that are replaced.
        var replaced = 0
        var inserted = ""
        /// What the word may become, for showing, while that is undecided; the most frequent first.
        var choices: [String] = []
    }

    /// Most words that are offered.
    private static let mostChoices = 20
    /// What ends the word before it: blanks and what has a meaning in a query.
    private static let separators = Set(" \t\"'():^,/")

    private let words: (String) -> [String]
    /// Names of fields that have values to offer.
    private let fields: [String]
    private let values: (_ field: String, _ prefix: String) -> [String]

    /// - Parameters:
    ///   - words: the most frequent words that begin with a text.
    ///   - fields: names of fields.
    ///   - values: the most frequent values of a field in which a word begins with a text.
    init(fields: [String] = [], values: @escaping (String, String) -> [String] = { _, _ in [] }, _ words: @escaping (String) -> [String]) {
        self.words = words
        self.fields = fields
        self.values = values
    }

    init(_ searcher: Searcher) {
        let names = searcher.reader.attributeNames.union(["author", "date"]).sorted()
        self.init(
            fields: ["title", "body"] + names,
            values: { field, prefix in
                ((try? searcher.fieldValues(of: field, beginningWith: prefix, limit: Self.mostChoices)) ?? []).map(\.text)
            },
            { prefix in ((try? searcher.completions(of: prefix, limit: Self.mostChoices)) ?? []).map(\.text) })
    }

    /// - Parameter line: what is before the cursor.
    func complete(_ line: String) -> Outcome {
        if line.hasPrefix("."), let outcome = completeCommand(line.dropFirst()) { return outcome }
        if let (field, value) = openField(line) {
            // Title and body have words.
            if field != "title", field != "body" { return completeValue(value, of: field) }
        }
        let start = line.lastIndex { Self.separators.contains($0) }.map { line.index(after: $0) } ?? line.startIndex
        var prefix = line[start...]
        // A dash before a word leaves the word out; one within it is part of it.
        while let first = prefix.first, first == "-" || first == "~" { prefix = prefix.dropFirst() }
        let mayBeField = start == line.startIndex || " \t(".contains(line[line.index(before: start)])
        let names = mayBeField ? fields.filter { $0.hasPrefix(prefix.lowercased()) }.map { $0 + ":" } : []
        let found = names + (prefix.isEmpty ? [] : words(String(prefix)))
        return outcome(found, typed: prefix) { $0.hasSuffix(":") ? $0 : $0 + " " }
    }

    private func completeCommand(_ typed: Substring) -> Outcome? {
        guard let first = typed.first, first.isLetter, !typed.contains(where: \.isWhitespace) else { return nil }
        return outcome(PromptLine.commands.filter { $0.hasPrefix(typed.lowercased()) }, typed: typed) { $0 + " " }
    }

    /// The field whose value is being typed at the end of `line`, and the value so far with its quotation mark.
    private func openField(_ line: String) -> (name: String, value: Substring)? {
        let quotes = line.indices.filter { line[$0] == "\"" }
        // Within quotation marks a blank is part of the value.
        let end = quotes.count.isMultiple(of: 2) ? line.endIndex : quotes[quotes.count - 1]
        let start = line[..<end].lastIndex { " \t(\"".contains($0) }.map { line.index(after: $0) } ?? line.startIndex
        let word = line[start...].drop { $0 == "-" }
        guard let colon = word.firstIndex(of: ":"), case let name = word[..<colon].lowercased(), fields.contains(name) else { return nil }
        return (name, word[word.index(after: colon)...])
    }

    private func completeValue(_ typed: Substring, of field: String) -> Outcome {
        let bare = typed.drop { $0 == "\"" }
        let found = values(field, String(bare))
        if found.count == 1 { return Outcome(replaced: typed.utf8.count, inserted: Self.quoted(found[0]) + " ") }
        return Outcome(choices: found.map(Self.quoted))
    }

    /// A value as a query has it.
    private static func quoted(_ value: String) -> String {
        let isWord = value.allSatisfy { $0.isLetter || $0.isNumber }
        return isWord ? value : "\"" + value.replacing("\"", with: " ") + "\""
    }

    private func outcome(_ found: [String], typed: Substring, whole: (String) -> String) -> Outcome {
        guard let first = found.first else { return Outcome() }
        if found.count == 1 { return Outcome(replaced: typed.utf8.count, inserted: whole(first)) }
        let shared = found.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        if shared.count > typed.count { return Outcome(replaced: typed.utf8.count, inserted: shared) }
        return Outcome(choices: found)
    }
}

import LedeArticleModel
import LedePageExtraction

/// Makes an article of the fields of a record, by the one table of names. All formats that have fields end here.
struct ArticleAssembler {
    let mapping: FieldMapping

    /// What a record's fields mean for the article.
    struct Choice {
        /// For each part, the index of its field and its text, in the order of `ArticleRole.allCases`.
        private var parts = [(index: Int, text: String)?](repeating: nil, count: ArticleRole.allCases.count)
        private var named: UInt8 = 0

        subscript(role: ArticleRole) -> (index: Int, text: String)? {
            get { parts[role.number] }
            set { parts[role.number] = newValue }
        }

        /// Whether some field, even an empty one, has a name of the part.
        func isNamed(_ role: ArticleRole) -> Bool { named & 1 << role.number != 0 }

        mutating func name(_ role: ArticleRole) { named |= 1 << role.number }

        /// Whether the field with this index gives a part.
        func uses(_ index: Int) -> Bool { parts.contains { $0?.index == index } }
    }

    /// Chooses the field for each part: by rank, then by how close its spelling is to the table's, then by place.
    func choose(_ fields: [SourceField]) -> Choice {
        var candidates: [Candidate] = []
        candidates.reserveCapacity(fields.count)
        for (index, field) in fields.enumerated() {
            if let place = mapping.place(of: field.name) {
                candidates.append(Candidate(place: place, distance: Self.distance(field.name), index: index))
            }
        }
        return choose(fields, &candidates)
    }

    /// The same, given the places of the fields' names.
    func choose(_ fields: [SourceField], places: [FieldNames.Place?]) -> Choice {
        var candidates: [Candidate] = []
        candidates.reserveCapacity(fields.count)
        for (index, place) in places.enumerated() where index < fields.count {
            if let place { candidates.append(Candidate(place: place, distance: Self.distance(fields[index].name), index: index)) }
        }
        return choose(fields, &candidates)
    }

    /// A field that may be a part.
    private struct Candidate {
        var place: FieldNames.Place
        /// How far its spelling is from the table's.
        var distance: Int
        var index: Int
    }

    private func choose(_ fields: [SourceField], _ candidates: inout [Candidate]) -> Choice {
        if candidates.count > 1 {
            candidates.sort { ($0.place.rank, $0.distance, $0.index) < ($1.place.rank, $1.distance, $1.index) }
        }
        var choice = Choice()
        for candidate in candidates {
            let role = candidate.place.role
            choice.name(role)
            guard choice[role] == nil, let text = FieldText.text(of: fields[candidate.index].value, as: role) else { continue }
            choice[role] = (candidate.index, text)
        }
        return choice
    }

    /// The article; a record with no field for text or title has none.
    /// - Parameters:
    ///   - fallbackID: for an article without one.
    ///   - bodyIsText: whether the text has already been freed from markup.
    func article(
        _ fields: [SourceField], _ choice: Choice, _ record: RawRecord, fallbackID: String, bodyIsText: Bool = false
    ) -> Result<Article, RecordProblem> {
        guard choice.isNamed(.text) || choice.isNamed(.title) else {
            return .failure(RecordProblem(.empty, at: record.location, "no text and no title; " + Self.seen(fields)))
        }
        var article = Article(
            id: choice[.id]?.text ?? fallbackID, title: choice[.title]?.text ?? "", date: choice[.date]?.text,
            author: choice[.author]?.text, url: choice[.url]?.text,
            path: record.location.isStandardInput ? nil : record.location.path, body: choice[.text]?.text ?? "")
        let title = MarkupText.plain(article.title)
        if title != article.title { article.title = title.collapsingSpaces() }
        if !bodyIsText { article.body = MarkupText.plain(article.body) }
        if let author = choice[.author] {
            article.author =
                FieldNames.normalized(fields[author.index].name) == "byline"
                ? BylineParser.withoutPrefix(author.text) : Self.withoutBy(author.text)
            article.author = article.author.map(MarkupText.plain)
        }
        for (index, field) in fields.enumerated() where !choice.uses(index) && !field.isEmpty {
            // The members of an object `metadata` (as in BEIR) are kept under their own names.
            if field.name == "metadata", let members = field.members {
                for member in members where !member.isEmpty {
                    if let text = member.text { article.metadata.append(Metadatum(name: member.name, value: text)) }
                }
            } else if let text = field.text {
                article.metadata.append(Metadatum(name: field.name, value: text))
            }
        }
        return .success(article)
    }

    /// `fields seen: a, b, …`, for a message; the first eight.
    static func seen(_ fields: [SourceField]) -> String {
        let names = fields.prefix(8).map { String($0.name.prefix(40)) }
        return names.isEmpty ? "it has no fields" : "fields seen: " + names.joined(separator: ", ") + (fields.count > 8 ? ", …" : "")
    }

    /// How many characters of a name are neither lower-case letters nor digits.
    private static func distance(_ name: String) -> Int {
        name.utf8.reduce(0) { $0 + ((0x61...0x7A).contains($1) || (0x30...0x39).contains($1) ? 0 : 1) }
    }

    private static func withoutBy(_ author: String) -> String {
        let start = author.prefix(3).lowercased()
        return start == "by " || start == "by:" ? author.dropFirst(3).trimmingSpaces() : author
    }
}

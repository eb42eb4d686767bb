import LedeArticleModel

extension Article {
    /// The name of the field in which a date that nobody can read is given.
    private static let unreadDate = "date"

    /// The article as an index has it. A date that is not one is a field called `date`.
    package init(stored article: LedeArticleModel.Article) {
        let date = article.date.flatMap { ArticleDate($0) }
        var fields = article.metadata.filter { !$0.isProvenance }.map { ArticleField($0.name, FieldValue(stored: $0.value)) }
        if let text = article.date, date == nil { fields.append(ArticleField(Self.unreadDate, .text(text))) }
        self.init(
            id: article.id, title: article.title, body: article.body, date: date, author: article.author, url: article.url,
            path: article.path, fields: fields)
    }

    /// The article as an index takes it: fields of one name are one list.
    package var stored: LedeArticleModel.Article {
        var names: [String] = []
        var values: [String: (name: String, value: FieldValue)] = [:]
        for field in fields {
            let key = field.name.lowercased()
            if let known = values[key] {
                values[key] = (known.name, .list(known.value.values + field.value.values))
            } else {
                names.append(key)
                values[key] = (field.name, field.value)
            }
        }
        return LedeArticleModel.Article(
            id: id, title: title, date: date?.description, author: author, url: url, path: path, body: body,
            metadata: names.compactMap { values[$0] }.map { Metadatum(name: $0.name, value: $0.value.stored) })
    }
}

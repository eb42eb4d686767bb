/// What a source's field may mean for an article.
package enum ArticleRole: String, Sendable, CaseIterable {
    case id
    case title
    case text
    case date
    case author
    case url

    /// Its place in `allCases`.
    var number: Int {
        switch self {
        case .id: 0
        case .title: 1
        case .text: 2
        case .date: 3
        case .author: 4
        case .url: 5
        }
    }
}

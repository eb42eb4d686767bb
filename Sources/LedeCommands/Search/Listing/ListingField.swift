import LedeModules

/// What is printed of a result in a table.
enum ListingField: Sendable, Hashable {
    case own(Own)
    /// A field of the articles, by its name.
    case kept(String)

    /// What every result has, by the names of JSON.
    enum Own: String, Sendable, CaseIterable {
        case rank, score, index, id, title, date, author, url, path, snippet, text
    }

    init(name: String) { self = Own(rawValue: name).map { .own($0) } ?? .kept(name) }

    /// Those of a table if none are chosen.
    static let usual: [ListingField] = [Own.rank, .id, .title, .date, .author, .url, .path, .snippet].map { .own($0) }

    var name: String {
        switch self {
        case .own(let own): own.rawValue
        case .kept(let name): name
        }
    }

    /// The cell of a result; several values of a field are separated by semicolons.
    func text(of hit: SearchAnswer.Hit, indexNames: [String]) -> String {
        let article = hit.article
        return switch self {
        case .own(.rank): String(hit.rank)
        case .own(.score): String(hit.score)
        case .own(.index): indexNames[hit.indexNumber]
        case .own(.id): article.id
        case .own(.title): article.title
        case .own(.date): article.date ?? ""
        case .own(.author): article.author ?? ""
        case .own(.url): article.url ?? ""
        case .own(.path): article.path ?? ""
        case .own(.snippet): hit.snippet.text
        case .own(.text): article.body
        case .kept(let name): KeptField.all(of: article).first { $0.name == name }?.values.joined(separator: "; ") ?? ""
        }
    }
}

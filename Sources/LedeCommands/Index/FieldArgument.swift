import ArgumentParser
import Lede

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

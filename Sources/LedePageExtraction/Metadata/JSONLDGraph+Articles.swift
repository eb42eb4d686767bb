extension JSONLDGraph {
    /// The articles of the graph, and whatever else has an author and a date, nearest first: by type, then in the scripts' order.
    var articles: [(rank: Int, article: StructuredArticle)] {
        var found: [(rank: Int, article: StructuredArticle)] = []
        for thing in things where !thing.isForeign {
            guard let rank = thing.types.compactMap(StructuredArticle.rank).min() else { continue }
            found.append((rank, article(thing)))
            if found.count == 32 { break }
        }
        return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    }

    /// What the graph calls the page's site.
    var siteNames: [String] {
        things.filter { $0.types.contains("website") || $0.types.contains("newsmediaorganization") }.flatMap {
            $0["name"].compactMap(Self.text) + $0["alternatename"].compactMap(Self.text)
        }
    }

    private func article(_ thing: Thing) -> StructuredArticle {
        func texts(_ name: String) -> [String] { thing[name].compactMap(Self.text) }
        var article = StructuredArticle(source: "json-ld")
        article.headlines = texts("headline")
        if article.headlines.isEmpty { article.headlines = texts("name") }
        article.authors = people(thing["author"])
        if article.authors.isEmpty { article.authors = people(thing["creator"]) }
        article.published = texts("datepublished")
        article.created = texts("datecreated") + texts("uploaddate")
        article.modified = texts("datemodified")
        article.languages = thing["inlanguage"].compactMap { value in
            Self.text(value) ?? members(of: value).flatMap { Self.text("alternatename", of: $0) ?? Self.text("name", of: $0) }
        }
        article.addresses = thing["mainentityofpage"].compactMap(address) + texts("url") + texts("@id")
        article.siteNames = (thing["publisher"] + thing["sourceorganization"] + thing["ispartof"]).compactMap(nameOfSite)
        article.sections = texts("articlesection")
        article.tags = thing["keywords"].compactMap { value in Self.text(value) ?? members(of: value).flatMap { Self.text("name", of: $0) }
        }
        article.captions = (thing["image"] + thing["primaryimageofpage"]).compactMap { value in
            members(of: value).flatMap { Self.text("caption", of: $0) }
        }
        return article
    }

    /// What a value calls the site; what an article is a part of is often the page itself.
    private func nameOfSite(_ value: LenientJSONValue) -> String? {
        if let text = Self.text(value) { return text }
        guard let members = members(of: value), !Self.types(members).contains(where: { StructuredArticle.rank(ofType: $0) != nil }) else {
            return nil
        }
        return Self.text("name", of: members)
    }

    private func address(_ value: LenientJSONValue) -> String? {
        if let text = Self.text(value) { return text }
        guard case .object(let object) = value else { return nil }
        return Self.text("@id", of: object) ?? Self.text("url", of: object)
    }

    private func people(_ values: [LenientJSONValue]) -> [(text: String, isPerson: Bool?)] {
        values.flatMap { value -> [(text: String, isPerson: Bool?)] in
            if let text = Self.text(value) { return [(text, nil)] }
            guard let members = members(of: value) else { return [] }
            let types = Self.types(members)
            let isPerson: Bool? =
                types.contains("person") ? true : types.contains { StructuredArticle.organisations.contains($0) } ? false : nil
            // Some put a list of names into one person.
            let names = members.filter { $0.name == "name" }.flatMap { member in
                if case .list(let items) = member.value { items.compactMap(Self.text) } else { [Self.text(member.value)].compactMap { $0 } }
            }
            if !names.isEmpty { return names.map { ($0, isPerson) } }
            let parts = [Self.text("givenname", of: members), Self.text("familyname", of: members)].compactMap { $0 }
            return parts.isEmpty ? [] : [(parts.joined(separator: " "), true)]
        }
    }
}

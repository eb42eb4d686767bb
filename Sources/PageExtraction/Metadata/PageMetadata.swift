import ArticleModel

/// What a web page says of its article beside the text, and where it says so.
package struct PageMetadata: Sendable, Equatable {
    /// A field with its source in the page (`FieldProvenance`).
    package struct Field: Sendable, Equatable {
        package var value: String
        package var source: String

        init(_ value: String, from source: String) {
            self.value = value
            self.source = source
        }
    }

    package internal(set) var title: Field?
    /// Persons, or where there are none the organisations that the page names; in the page's order.
    package internal(set) var authors: [String] = []
    package internal(set) var authorSource: String?
    /// ISO 8601, with the zone that the page gives; in digits that can be read in two ways as they are.
    package internal(set) var published: Field?
    package internal(set) var modified: Field?
    /// Absolute.
    package internal(set) var url: Field?
    /// A tag of BCP 47, such as `en` or `pt-BR`.
    package internal(set) var language: Field?
    package internal(set) var siteName: Field?
    package internal(set) var section: Field?
    package internal(set) var tags: [String] = []
    package internal(set) var tagSource: String?
    package internal(set) var caption: Field?

    init() {}

    /// What a page says.
    /// - Parameter url: the address under which the page was got, where that is known; what is relative in the page is relative to it.
    package init(_ tree: PageTree, url: String?) {
        self = PageMetadataReader.metadata(of: tree, url: url)
    }

    /// Where the fields come from, under the names that an article has for them.
    package var provenance: FieldProvenance {
        var origins: [FieldProvenance.Origin] = []
        func note(_ field: String, _ source: String?) {
            if let source { origins.append(FieldProvenance.Origin(field: field, source: source)) }
        }
        note("title", title?.source)
        note("author", authors.isEmpty ? nil : authorSource)
        note("date", published?.source)
        note("url", url?.source)
        note("modified", modified?.source)
        note("language", language?.source)
        note("siteName", siteName?.source)
        note("section", section?.source)
        note("tags", tags.isEmpty ? nil : tagSource)
        note("caption", caption?.source)
        return FieldProvenance(origins)
    }
}

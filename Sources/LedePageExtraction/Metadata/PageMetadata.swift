import LedeArticleModel

/// What a web page says about its article besides the text, and where it says so.
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
    /// ISO 8601, with the page's zone; ambiguous digits as they are.
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
    /// - Parameter url: the address the page was fetched from, if known; relative addresses in the page refer to it.
    package init(_ tree: PageTree, url: String?) {
        self = PageMetadataReader.metadata(of: tree, url: url)
    }

    /// Where the fields come from, under their names in an article.
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

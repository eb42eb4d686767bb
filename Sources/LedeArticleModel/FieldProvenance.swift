/// Where in a page each field of its article was taken from: `title` from `json-ld`, `date` from `article:published_time`.
///
/// An article keeps it as a metadata field with a name of its own, which is not the source's: it is not searched, sorted, counted or
/// listed, and goes wherever the article goes.
package struct FieldProvenance: Sendable, Equatable {
    /// One field, and what it was taken from.
    package struct Origin: Sendable, Equatable {
        /// `title`, `author`, `date`, `url`, or the name of a field of the metadata.
        package var field: String
        /// `json-ld`, `microdata`, `h1`, `canonical`, the name of a `<meta>`, and the like.
        package var source: String

        package init(field: String, source: String) {
            self.field = field
            self.source = source
        }
    }

    /// The name under which an article keeps it.
    package static let fieldName = "lede:provenance"

    /// In the order in which they were noted.
    package var origins: [Origin]

    package init(_ origins: [Origin] = []) {
        self.origins = origins
    }

    /// What an article says about itself; nil if nothing.
    package init?(of article: Article) {
        guard let datum = article.metadata.first(where: \.isProvenance) else { return nil }
        origins = datum.value.split(separator: "; ").compactMap { entry in
            entry.firstIndex(of: "=").map { Origin(field: String(entry[..<$0]), source: String(entry[entry.index(after: $0)...])) }
        }
    }

    /// What a field was taken from.
    package subscript(field: String) -> String? { origins.first { $0.field == field }?.source }

    /// `title=json-ld; date=article:published_time`; nil if nothing was noted.
    package var metadatum: Metadatum? {
        origins.isEmpty ? nil : Metadatum(name: Self.fieldName, value: origins.map { "\($0.field)=\($0.source)" }.joined(separator: "; "))
    }
}

extension Article {
    /// Notes that a field of a page's article was taken from elsewhere; for other articles nothing is noted.
    package mutating func note(_ field: String, from source: String) {
        guard var provenance = FieldProvenance(of: self), let place = metadata.firstIndex(where: \.isProvenance) else { return }
        provenance.origins.removeAll { $0.field == field }
        provenance.origins.append(FieldProvenance.Origin(field: field, source: source))
        if let datum = provenance.metadatum { metadata[place] = datum }
    }
}

extension Metadatum {
    /// Whether it is the note of where the other fields come from.
    package var isProvenance: Bool { name == FieldProvenance.fieldName }
}

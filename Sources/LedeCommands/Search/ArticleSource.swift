import Foundation
import LedeModules

/// Where an article appeared, in a word or two.
enum ArticleSource {
    /// Fields that name it, the likeliest first.
    private static let fields = ["source", "publisher", "publication", "newspaper", "outlet", "site", "site_name", "domain"]

    /// What a field of the article says, else the host of its address, else the folder of its file; empty if nothing tells.
    static func name(of article: Article) -> String {
        for field in fields {
            if let value = article.metadata.first(where: { $0.name.lowercased() == field })?.value,
                value.contains(where: { !$0.isWhitespace })
            {
                return value
            }
        }
        if let host = article.url.flatMap({ URL(string: $0)?.host() }), !host.isEmpty {
            return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        }
        let parts = article.path?.split(separator: "/") ?? []
        return parts.count > 1 ? String(parts[parts.count - 2]) : ""
    }
}

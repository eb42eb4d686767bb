import LedeArticleModel
import LedeIndexBytes

extension Article {
    /// A hash of what the article says, not of its place: XXH64 of all but its id and path, each text preceded by its length.
    /// Never 0.
    var contentHash: UInt64 {
        var hash = XXHash64()
        for text in [title, date, author, url, body] {
            hash.add(number: text == nil ? 0 : 1)
            hash.add(text: text ?? "")
        }
        for field in metadata {
            hash.add(text: field.name)
            hash.add(text: field.value)
        }
        return max(1, hash.value)
    }
}

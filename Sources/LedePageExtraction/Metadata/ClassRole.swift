/// What class names and the like say an element holds: weak evidence, in any spelling that sites use.
struct ClassRole: OptionSet {
    let rawValue: UInt16

    static let headline = ClassRole(rawValue: 1)
    static let author = ClassRole(rawValue: 2)
    static let date = ClassRole(rawValue: 4)
    static let update = ClassRole(rawValue: 8)
    /// Comments, related articles, side columns: nothing in them belongs to the article.
    static let foreign = ClassRole(rawValue: 16)
    static let caption = ClassRole(rawValue: 32)
    /// Beside an author: a picture, a biography, links to follow.
    static let aboutAuthor = ClassRole(rawValue: 64)
    /// Only the name, without a byline's words.
    static let name = ClassRole(rawValue: 128)
    /// A date of publication.
    static let published = ClassRole(rawValue: 256)

    private static let words: [(StaticString, ClassRole)] = [
        ("headline", .headline), ("entry-title", .headline), ("entry__title", .headline), ("post-title", .headline),
        ("post__title", .headline), ("article-title", .headline),
        ("article_title", .headline), ("article__title", .headline), ("articletitle", .headline), ("story-title", .headline),
        ("p-name", .headline), ("article-head", .headline),
        ("article__head", .headline), ("article__hed", .headline), ("page-title", .headline), ("single-title", .headline),
        ("news-title", .headline), ("content-header__hed", .headline),
        ("byline", .author), ("author", .author), ("writer", .author), ("reporter", .author), ("creator", .author), ("vcard", .author),
        ("h-card", .author), ("autor", .author), ("auteur", .author),
        ("journalist", .author), ("contributor", .author), ("credits-name", .author),
        ("date", .date), ("publish", [.date, .published]), ("posted", [.date, .published]), ("entry-date", [.date, .published]),
        ("timestamp", .date), ("time", .date), ("fecha", .date), ("datum", .date), ("pubtime", .date),
        ("updat", .update), ("modif", .update), ("comment", .foreign), ("related", .foreign), ("sidebar", .foreign), ("recirc", .foreign),
        ("newsletter", .foreign), ("recommend", .foreign),
        ("trending", .foreign), ("popular", .foreign), ("most-read", .foreign), ("caption", .caption), ("bio", .aboutAuthor),
        ("avatar", .aboutAuthor),
        ("image", .aboutAuthor), ("photo", .aboutAuthor), ("social", .aboutAuthor), ("follow", .aboutAuthor), ("twitter", .aboutAuthor),
        ("email", .aboutAuthor), ("title", .name), ("name", .name),
    ]
    /// For each first letter, a bit for each second one.
    private static let secondLetters: [UInt32] = wordsByFirst.map { words in words.reduce(0) { $0 | 1 << UInt32($1.word[1] & 31) } }
    /// The words by their first byte, minus `a`.
    private static let wordsByFirst: [[(word: [UInt8], role: ClassRole)]] = {
        var table = [[(word: [UInt8], role: ClassRole)]](repeating: [], count: 26)
        for (word, role) in words {
            let bytes = Array(word.description.utf8)
            table[Int(bytes[0] - 0x61)].append((bytes, role))
        }
        return table
    }()

    /// What a value says. Complexity: O(bytes).
    init(_ bytes: ArraySlice<UInt8>) {
        let seconds = Self.secondLetters
        var roles = ClassRole()
        var at = bytes.startIndex
        let end = min(bytes.endIndex, at + 512)
        while at < end {
            let first = bytes[at] | 0x20
            if first >= 0x61, first <= 0x7A, at + 1 < end, seconds[Int(first - 0x61)] & 1 << UInt32(bytes[at + 1] & 31) != 0 {
                for (word, role) in Self.wordsByFirst[Int(first - 0x61)] where at + word.count <= end && !roles.isSuperset(of: role) {
                    var index = 1
                    while index < word.count, bytes[at + index] == word[index] || bytes[at + index] | 0x20 == word[index] { index += 1 }
                    // An update is not a date of publication.
                    let isUpdate =
                        role == .date && at >= bytes.startIndex + 2 && bytes[at - 1] | 0x20 == UInt8(ascii: "p")
                        && bytes[at - 2] | 0x20 == UInt8(ascii: "u")
                    if index == word.count, !isUpdate { roles.insert(role) }
                }
            }
            at += 1
        }
        self = roles
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }
}

extension PageTree {
    /// Which attributes an element has: a bit for each, by its number; none of a text.
    func attributeBits(of index: Int) -> UInt64 {
        let node = nodes[index]
        guard node.element != .text else { return 0 }
        var bits: UInt64 = 0
        for at in Int(node.first)..<Int(node.first + node.count) { bits |= 1 << UInt64(attributes[at].name.rawValue) }
        return bits
    }

    /// What the class, the id and the component's name of an element say.
    func classRole(of index: Int) -> ClassRole {
        var role = ClassRole()
        guard attributeBits(of: index) & (PageAttribute.class.bit | PageAttribute.component.bit) != 0 else { return role }
        if let place = valueRange(.class, of: index) { role.formUnion(ClassRole(bytes(at: place))) }
        if let place = valueRange(.component, of: index) { role.formUnion(ClassRole(bytes(at: place))) }
        return role
    }
}

extension PageAttribute {
    /// Its place in `PageTree.attributeBits`.
    var bit: UInt64 { 1 << UInt64(rawValue) }
}

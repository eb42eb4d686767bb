/// Names of authors as a page's sources give them, and which of them to keep.
struct AuthorList {
    struct Name {
        var text: String
        /// Whether it looks like a person's, or the source calls it one and it is not an organisation's.
        var isPerson: Bool
    }

    private(set) var names: [Name] = []
    private let sites: SiteNames
    private static let mostNames = 40

    init(sites: SiteNames) {
        self.sites = sites
    }

    var hasPersons: Bool { names.contains(where: \.isPerson) }
    var persons: [String] { names.filter(\.isPerson).map(\.text) }
    var others: [String] { names.filter { !$0.isPerson }.map(\.text) }

    /// Adds those whom a text names.
    /// - Parameters:
    ///   - isPerson: what the source says about it; nil if nothing.
    ///   - isSurnameFirst: whether `Bee, Ann` is one person.
    mutating func add(_ text: String, isPerson: Bool? = nil, isSurnameFirst: Bool = false) {
        guard names.count < Self.mostNames, let plain = MetadataText.plain(text), plain.utf8.count <= 300 else { return }
        if isSurnameFirst, let name = Self.surnameLast(plain) { return append(name, isPerson: true) }
        var isFirst = true
        for part in Self.withoutAddresses(plain).split(whereSeparator: { "|;•·/\t".contains($0) }) {
            for segment in Self.segments(BylineParser.withoutPrefix(BylineParser.withoutPrefix(String(part)))) {
                add(segment: segment, isPerson: isPerson, isFirst: isFirst)
                isFirst = false
            }
        }
    }

    /// A single name, as nearly all are, needs no splitting.
    private static func segments(_ text: String) -> [String] {
        let isPlain =
            !text.utf8.contains { (0x30...0x39).contains($0) } && !text.contains(" - ") && !text.contains("–") && !text.contains("—")
        return isPlain ? [text] : BylineParser.Segments(text).texts
    }

    /// - Parameter isFirst: after an author, only a bare name is another author; one with other words is a paper's.
    private mutating func add(segment: String, isPerson: Bool?, isFirst: Bool) {
        let segment = BylineParser.withoutBrackets(segment).trimmingCharacters(of: " ,:;-–—()[]")
        guard !segment.isEmpty, segment.contains(where: \.isLetter) else { return }
        var joined = segment
        if joined.utf8.contains(UInt8(ascii: ",")) {
            for suffix in [", Jr", ", Sr", ", II", ", III", ", IV"] { joined = joined.replacing(suffix, with: suffix.dropFirst()) }
        }
        let persons = AuthorNames.single(AuthorNames.reduced(joined)).filter { !sites.isName($0) }
        if !isFirst, persons.joined(separator: " ").utf8.count < segment.utf8.count, names.contains(where: \.isPerson) { return }
        if isPerson != false, !persons.isEmpty {
            for person in persons { append(person, isPerson: true) }
            return
        }
        guard !Self.accounts.contains(segment.lowercased()) else { return }
        // One word, or a name in another script, that is said to be a person's. User names of a system are not shown.
        let isOne =
            isPerson == true && !sites.contains(segment) && segment.split(separator: " ").count <= 5 && segment != segment.uppercased()
            && !Self.isOrganisation(segment)
        append(segment, isPerson: isOne)
    }

    private mutating func append(_ name: String, isPerson: Bool) {
        let name = Self.withoutTitles(name)
        let key = name.lowercased()
        if let known = names.firstIndex(where: { $0.text.lowercased() == key }) {
            if Self.isShouting(names[known].text) { names[known].text = name }
        } else {
            names.append(Name(text: name, isPerson: isPerson))
        }
    }

    /// Whether a name is all in capitals.
    var isShouting: Bool { names.contains { Self.isShouting($0.text) } }

    /// Rewrites names in capitals as another source spells them.
    mutating func respell(as others: [AuthorList]) {
        for index in names.indices where Self.isShouting(names[index].text) {
            let key = names[index].text.lowercased()
            if let other = others.lazy.flatMap(\.names).first(where: { $0.text.lowercased() == key && !Self.isShouting($0.text) }) {
                names[index].text = other.text
            }
        }
    }

    private static func isShouting(_ name: String) -> Bool { name == name.uppercased() && name != name.lowercased() }

    private static let titles: Set<String> = ["dr", "prof", "professor", "mr", "mrs", "ms", "miss", "sir", "dame", "rev", "hon"]
    private static let degrees: Set<String> = [
        "phd", "md", "mba", "esq", "rn", "rd", "msc", "ba", "ma", "jd", "dds", "facs", "cfa", "cpa", "mph",
    ]

    /// `Dr. Ann Bee, Ph.D.` as `Ann Bee`; a word beside a title is a name that stays.
    private static func withoutTitles(_ name: String) -> String {
        func bare(_ word: Substring) -> String { word.lowercased().filter { $0 != "." && $0 != "," } }
        var words = name.split(separator: " ")[...]
        while words.count > 2, let first = words.first, titles.contains(bare(first)) { words.removeFirst() }
        while words.count > 2, let last = words.last, degrees.contains(bare(last)), last.count > 2 || last == last.uppercased() {
            words.removeLast()
        }
        return words.joined(separator: " ").trimmingCharacters(of: " ,")
    }

    /// Without addresses and account names.
    private static func withoutAddresses(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) else {
            return text
        }
        return text.split(separator: " ").filter { word in
            !(word.contains("@") || word.contains("://") || word.hasPrefix("//") || word.lowercased().hasPrefix("www."))
        }.joined(separator: " ")
    }

    /// `Bee, Ann` as `Ann Bee`.
    private static func surnameLast(_ text: String) -> String? {
        let parts = text.split(separator: ",").map { $0.trimmingSpaces() }
        guard parts.count == 2, parts.allSatisfy({ (1...3).contains($0.split(separator: " ").count) && $0.first?.isUppercase == true })
        else { return nil }
        return parts[1] + " " + parts[0]
    }

    /// What systems call a user who is nobody.
    private static let accounts: Set<String> = [
        "admin", "administrator", "webmaster", "root", "user", "guest", "editor", "author", "anonymous", "unknown", "default", "test",
        "redaktor", "by", "n/a", "none", "super user",
    ]

    private static let organisationWords: Set<String> = [
        "reuters", "afp", "ap", "dpa", "bloomberg", "ansa", "efe", "tass", "xinhua", "pti", "staff", "redaktion", "redaction", "rédaction",
        "redazione", "redacción",
        "редакция", "team", "desk", "agencies", "wire", "newsroom", "editors", "press", "news",
    ]

    private static func isOrganisation(_ text: String) -> Bool {
        text.lowercased().split(separator: " ").contains { organisationWords.contains(String($0)) || $0.contains(".com") }
    }
}

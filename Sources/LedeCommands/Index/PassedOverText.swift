import LedeModules

/// What was found in named folders but is not an article, in words.
enum PassedOverText {
    /// `7 that are not articles: 4 .js, 2 backups, 1 index`.
    static func summary(_ found: [PassedOver]) -> String {
        var counts: [(reason: PassedOver.Reason, count: Int)] = []
        for one in found {
            let index = counts.firstIndex { $0.reason == one.reason } ?? counts.count
            if index == counts.count { counts.append((one.reason, 0)) }
            counts[index].count += one.count
        }
        let parts = counts.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map {
            label($0.element.reason, $0.element.count)
        }
        let total = found.reduce(0) { $0 + $1.count }
        let shown = parts.prefix(6).joined(separator: ", ") + (parts.count > 6 ? ", …" : "")
        return "\(HumanFormat.count(total)) that \(total == 1 ? "is not an article" : "are not articles"): \(shown)"
    }

    /// `index`, or of several `3 .js`.
    static func words(_ one: PassedOver) -> Substring {
        let label = label(one.reason, one.count)
        return one.count == 1 ? label.dropFirst(2) : label[...]
    }

    /// `1 index`, `3 .js`.
    private static func label(_ reason: PassedOver.Reason, _ count: Int) -> String {
        switch reason {
        case .linkOutside: HumanFormat.count(count, "link out of the folder", "links out of the folder") + " (see --follow)"
        case .index: HumanFormat.count(count, "index", "indexes")
        case .backup: HumanFormat.count(count, "backup")
        case .savedPageParts: HumanFormat.count(count, "folder of a saved page's parts", "folders of saved pages' parts")
        case .redirect: HumanFormat.count(count, "redirect")
        case .otherNamespace: HumanFormat.count(count, "page of another namespace", "pages of other namespaces")
        case .withoutProse: HumanFormat.count(count, "page of a book without prose", "pages of books without prose")
        case .modules: HumanFormat.count(count, "folder of modules", "folders of modules")
        case .macMetadata: HumanFormat.count(count, "file of macOS's own", "files of macOS's own")
        case .archivedLink: HumanFormat.count(count, "link in an archive", "links in archives")
        case .nameless: HumanFormat.count(count, "entry without a name", "entries without a name")
        case .webRecord(let kind): "\(HumanFormat.count(count)) \(kind)"
        case .mediaType(let name): "\(HumanFormat.count(count)) \(name)"
        case .kind(let ending): "\(HumanFormat.count(count)) .\(ending)"
        }
    }
}

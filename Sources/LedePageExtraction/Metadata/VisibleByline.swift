import LedeArticleModel

/// The people and the day named by the lines around a headline.
struct VisibleByline {
    private let zone: HeaderZone
    private let tree: PageTree
    private let sites: SiteNames

    init(_ zone: HeaderZone, _ tree: PageTree, _ sites: SiteNames) {
        self.zone = zone
        self.tree = tree
        self.sites = sites
    }

    struct Authors {
        var list: AuthorList
        var source: String
        /// Whether the page marks the name as its author's, by a word such as "by" or a link to the author.
        var isCertain: Bool
    }

    /// Those whom the page shows as its authors; nil if it shows none.
    func authors() -> Authors? {
        let marked = markedAuthors()
        if let marked, marked.list.hasPersons { return marked }
        return announcedAuthors() ?? marked
    }

    // MARK: Authors

    /// From elements whose class, relation or property says so: the first that names someone, and those beside it.
    private func markedAuthors() -> Authors? {
        var best: Authors?
        var last = 0
        for element in outermost(zone.authorElements) {
            let text = tree.text(of: element)
            guard !text.isEmpty else { continue }
            let inner = zone.authorElements.filter { $0 > element && $0 < Int(tree.nodes[element].end) }
            var names = AuthorList(sites: sites)
            for node in inner {
                let text = tree.text(of: node)
                // Only the name, not what surrounds it.
                if text.utf8.count <= 120,
                    !inner.contains(where: { $0 > node && $0 < Int(tree.nodes[node].end) && isName(tree.text(of: $0)) })
                {
                    names.add(text)
                }
            }
            var whole = AuthorList(sites: sites)
            if text.utf8.count <= 200 { whole.add(text) }
            let isAnnounced = BylineParser.isAnnounced(text)
            let known = Set(whole.persons.map { $0.lowercased() })
            let takesWhole =
                !names.hasPersons
                || isAnnounced && whole.persons.count > names.persons.count && names.persons.allSatisfy { known.contains($0.lowercased()) }
            let list = takesWhole ? whole : names
            guard !list.names.isEmpty else { continue }
            let isLinked = ([element] + inner).contains { tree.value(.rel, of: $0)?.lowercased().contains("author") == true }
            let found = Authors(list: list, source: isLinked ? "rel=author" : "byline", isCertain: isAnnounced || isLinked)
            if var known = best {
                // A second author in a separate element.
                guard known.list.hasPersons, list.hasPersons, isBeside(element, last) else {
                    if !known.list.hasPersons, list.hasPersons { best = found }
                    continue
                }
                for person in list.persons { known.list.add(person, isPerson: true) }
                best = known
            } else {
                best = found
            }
            last = element
        }
        return best
    }

    /// Whether an element comes right after another, except for a few nodes such as a comma.
    private func isBeside(_ element: Int, _ other: Int) -> Bool { element - Int(tree.nodes[other].end) <= 4 }

    private func isName(_ text: String) -> Bool {
        var names = AuthorList(sites: sites)
        names.add(text)
        return names.hasPersons
    }

    private func outermost(_ elements: [Int]) -> [Int] {
        var end = 0
        return elements.filter { element in
            guard element >= end else { return false }
            // A whole article may be named after its author; a byline is short.
            guard tree.text(of: element).utf8.count <= 400 else { return false }
            end = Int(tree.nodes[element].end)
            return true
        }
    }

    /// From lines that begin with "by" and the like.
    private func announcedAuthors() -> Authors? {
        for (number, line) in zone.lines.enumerated() where line.text.utf8.count <= 200 && !line.role.contains(.caption) {
            var list = AuthorList(sites: sites)
            if number > 0, BylineParser.isAnnouncementAlone(zone.lines[number - 1].text), line.text.utf8.count <= 80 {
                list.add(line.text)
            } else if BylineParser.mayAnnounce(line.text), let found = BylineParser.author(in: line.text), found.isCertain {
                list.add(found.author)
            }
            if list.hasPersons { return Authors(list: list, source: "byline", isCertain: true) }
        }
        return nil
    }

    // MARK: Date

    struct FoundDate {
        var text: String
        var source: String
    }

    private static let publishing = [
        "publi", "posted", "veröffentlicht", "erschienen", "опублик", "опублік", "pubblicat", "erstellt", "created", "date:", "дата",
        "geplaatst",
    ]
    private static let updating = [
        "updat", "modif", "aktualisiert", "mis à jour", "actualiz", "обновл", "оновлен", "aggiornat", "last ", "bijgewerkt", "aktualizacja",
        "atualizad", "changed", "edited",
    ]

    /// The days that the page shows for its publication and its last change.
    /// - Parameters:
    ///   - language: of the page.
    ///   - near: a day, from the page's address, that the shown one is likely to be near.
    func dates(language: String?, near: String?) -> (published: FoundDate?, modified: FoundDate?) {
        var candidates: [(score: Double, date: FoundDate, isUpdate: Bool)] = []
        for (number, time) in zone.times.enumerated() {
            let text = tree.text(of: time.node)
            let machine = tree.value(.datetime, of: time.node) ?? tree.value(.content, of: time.node)
            guard let date = machine.flatMap({ PublicationDate.normalized($0, language: language) }) ?? found(text, language) else {
                continue
            }
            let isUpdate = isUpdating(text) || time.role.contains(.update) && !isPublishing(text) && !time.role.contains(.published)
            candidates.append(
                (8 - 0.2 * Double(number) - (time.isBefore ? 1 : 0) - (isUpdate ? 4 : 0), FoundDate(text: date, source: "time"), isUpdate))
        }
        for (number, line) in zone.lines.enumerated() where line.text.utf8.count <= 220 {
            guard let read = DateParser.firstDate(in: line.text), let date = PublicationDate.normalized(read, language: language) else {
                continue
            }
            let segments = BylineParser.Segments(line.text)
            let words = segments.texts.reduce(0) { $0 + $1.split(separator: " ").count }
            let isPublishing = isPublishing(line.text)
            // A date within a sentence belongs to something else.
            guard words <= 8 || isPublishing && words <= 12 || line.role.contains(.date) && words <= 14 else { continue }
            let isUpdate = isUpdating(line.text) && !isPublishing
            var score = 3 - 0.1 * Double(number)
            if line.role.contains(.date) { score += 1 }
            if segments.texts.isEmpty { score += 0.5 }
            if isPublishing { score += 2 }
            if line.isBefore { score -= 1.5 }
            if isUpdate { score -= 4 }
            candidates.append((score, FoundDate(text: date, source: line.role.contains(.date) ? "dateline" : "text"), isUpdate))
        }
        if let near {
            for index in candidates.indices where candidates[index].date.text.hasPrefix(near) { candidates[index].score += 3 }
        }
        let published = candidates.filter { !$0.isUpdate }.max { $0.score < $1.score }
        let modified = candidates.filter(\.isUpdate).max { $0.score < $1.score }
        return (published?.date, modified?.date)
    }

    private func found(_ text: String, _ language: String?) -> String? {
        guard text.utf8.count <= 120 else { return nil }
        return DateParser.firstDate(in: text).flatMap { PublicationDate.normalized($0, language: language) }
    }

    private func isPublishing(_ text: String) -> Bool {
        let lower = text.lowercased()
        return Self.publishing.contains { lower.contains($0) }
    }

    private func isUpdating(_ text: String) -> Bool {
        let lower = text.lowercased()
        return Self.updating.contains { lower.contains($0) }
    }
}

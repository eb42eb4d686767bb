import LedePageExtraction

/// The chapters of a book, as its table of contents divides it.
package struct EPUBBook {
    package struct Chapter: Equatable {
        /// In the book: the file's path, and the fragment if a file has several chapters.
        package var name: String
        package var title: String
        /// HTML; the files of a chapter one after the other.
        package var html: [UInt8]
    }

    package let package: EPUBPackage
    package private(set) var chapters: [Chapter] = []
    /// Files of the reading order without prose: covers, pictures, title pages, tables of contents.
    package private(set) var withoutProse = 0
    /// Files of the reading order that are encrypted, or missing from the book.
    package private(set) var encrypted = 0
    package private(set) var missing: [String] = []

    /// From this many visible letters on, a page has prose.
    private static let leastLetters = 150

    /// - Parameter parts: by their paths, UTF-8.
    /// - Returns: nil if there is no package document.
    package init?(_ parts: [String: [UInt8]]) {
        guard let package = EPUBPackage(parts) else { return nil }
        self.package = package
        let encryption = AttributesHandler("CipherReference") { $0["URI"] }
        if let bytes = parts["META-INF/encryption.xml"] { encryption.read(bytes) }
        let secret = Set(encryption.found)
        let entries = Dictionary(grouping: package.contents, by: \.path)
        let known = package.items.count { entries[$0.path] != nil }
        // A table of contents that omits most files does not tell where chapters end.
        let joins = known * 2 >= package.items.count && known > 0
        var seen: Set<String> = []
        for item in package.items where seen.insert(item.path).inserted {
            if secret.contains(item.path) {
                encrypted += 1
                continue
            }
            guard let bytes = parts[item.path] else {
                missing.append(item.path)
                continue
            }
            guard item.path != package.contentsPath, item.isLinear else {
                withoutProse += 1
                continue
            }
            add(item.path, bytes, entries[item.path] ?? [], joins)
        }
        let count = chapters.count
        chapters.removeAll { Self.letters($0.html) < Self.leastLetters }
        withoutProse += count - chapters.count
    }

    /// Adds a file's content: chapters of its own, or more of the previous one.
    private mutating func add(_ path: String, _ bytes: [UInt8], _ entries: [EPUBPackage.Entry], _ joins: Bool) {
        let depth = entries.map(\.depth).min() ?? 0
        let whole = entries.first { $0.fragment == nil }
        var starts: [(at: Int, entry: EPUBPackage.Entry)] = []
        for entry in entries where entry.depth == depth && entry.fragment != nil && whole.map({ $0.depth == depth }) ?? true {
            if let at = Self.place(of: entry.fragment ?? "", in: bytes) { starts.append((at, entry)) }
        }
        starts.sort { $0.at < $1.at }
        let isContinued = whole == nil && joins && !chapters.isEmpty
        if starts.isEmpty || (starts.count == 1 && whole == nil) {
            if starts.isEmpty, entries.isEmpty, isContinued {
                chapters[chapters.count - 1].html += [0x0A] + bytes
            } else {
                chapters.append(
                    Chapter(name: path, title: whole?.title ?? starts.first?.entry.title ?? entries.first?.title ?? "", html: bytes))
            }
            return
        }
        let first = Array(bytes[..<starts[0].at])
        if let whole {
            chapters.append(Chapter(name: path, title: whole.title, html: first))
        } else if isContinued {
            chapters[chapters.count - 1].html += [0x0A] + first
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1].at : bytes.count
            chapters.append(
                Chapter(name: "\(path)#\(start.entry.fragment ?? "")", title: start.entry.title, html: Array(bytes[start.at..<end])))
        }
    }

    /// Where the tag with an id begins.
    private static func place(of id: String, in bytes: [UInt8]) -> Int? {
        let wanted = Array(id.utf8)
        var at = 0
        while let mark = ByteSearch.firstIndex(of: UInt8(ascii: "="), in: bytes, from: at) {
            at = mark + 1
            guard mark >= 2, at + wanted.count + 1 < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'"),
                bytes[at + wanted.count + 1] == bytes[at],
                bytes[mark - 2..<mark].elementsEqual("id".utf8) || (mark >= 4 && bytes[mark - 4..<mark].elementsEqual("name".utf8)),
                bytes[(at + 1)..<(at + 1 + wanted.count)].elementsEqual(wanted)
            else { continue }
            return bytes[..<mark].lastIndex(of: UInt8(ascii: "<"))
        }
        return nil
    }

    /// Characters outside tags, heads, scripts and style sheets, up to as many as matter.
    private static func letters(_ html: [UInt8]) -> Int {
        var count = 0
        var at = 0
        while at < html.count, count < leastLetters {
            if html[at] == UInt8(ascii: "<") {
                for (opening, ending) in [("<head", "</head"), ("<style", "</style"), ("<script", "</script"), ("<!--", "-->")]
                where html[at...].starts(with: opening.utf8) {
                    if opening == "<head", at + 5 < html.count, html[at + 5] == UInt8(ascii: "e") { continue }
                    if let close = html[at...].firstRange(of: Array(ending.utf8)) { at = close.upperBound }
                    break
                }
                guard let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: html, from: at) else { return count }
                at = close + 1
                continue
            }
            if html[at] > 0x20, html[at] & 0xC0 != 0x80 { count += 1 }
            at += 1
        }
        return count
    }
}

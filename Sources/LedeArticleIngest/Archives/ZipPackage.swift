/// A document that is a zip archive of its parts, recognised by its entries.
enum ZipPackage: Equatable {
    case epub
    /// A word processor's: OOXML (`.docx`), OpenDocument (`.odt`).
    case wordDocument, openDocumentText
    case spreadsheet, presentation
    /// Apple's Pages, Numbers and Keynote.
    case iWork
    /// WARC files with an index and a list of pages (WACZ 1.1).
    case webArchive

    /// Most entries examined.
    private static let mostEntries = 4096
    private static let mimeTypes: [String: ZipPackage] = [
        "application/epub+zip": .epub, "application/vnd.oasis.opendocument.text": .openDocumentText,
        "application/vnd.oasis.opendocument.text-template": .openDocumentText,
        "application/vnd.oasis.opendocument.spreadsheet": .spreadsheet,
        "application/vnd.oasis.opendocument.presentation": .presentation,
    ]

    /// The kind of document that an archive is; nil for an archive of files. Complexity: O(entries).
    init?(_ places: any RandomAccess, blockBytes: Int) {
        guard let reader = try? ArchiveReader.open(ArchiveBytes(places: places, blockBytes: blockBytes), .zip, blockBytes: blockBytes)
        else { return nil }
        var names: Set<String> = []
        for _ in 0..<Self.mostEntries {
            guard let entry = try? reader.next(), let name = String(validating: entry.name, as: UTF8.self) else { break }
            names.insert(name)
            guard name == "mimetype" else { continue }
            var bytes: [UInt8] = []
            while bytes.count < 100, (try? reader.readBlock(appendingTo: &bytes)) == true {}
            if let found = Self.mimeTypes[String(decoding: bytes.prefix(100), as: UTF8.self).trimmingSpaces()] {
                self = found
                return
            }
        }
        if names.contains("META-INF/container.xml"), names.contains(where: { $0.hasSuffix(".opf") }) {
            self = .epub
        } else if names.contains("[Content_Types].xml"), let found = Self.ofOOXML(names) {
            self = found
        } else if names.contains("datapackage.json"), names.contains(where: { $0.hasPrefix("archive/") }) {
            self = .webArchive
        } else if names.contains("Index/Document.iwa") {
            self = .iWork
        } else {
            return nil
        }
    }

    private static func ofOOXML(_ names: Set<String>) -> ZipPackage? {
        func has(_ folder: String) -> Bool { names.contains { $0.hasPrefix(folder) } }
        return has("word/") ? .wordDocument : has("xl/") ? .spreadsheet : has("ppt/") ? .presentation : nil
    }

    /// Whether it is a document that is read as such.
    var isDocument: Bool { self == .epub || self == .wordDocument || self == .openDocumentText }

    /// What to say about one that is not read; nil if it is.
    var foreign: ForeignFormat? {
        switch self {
        case .epub, .wordDocument, .openDocumentText, .webArchive: nil
        case .spreadsheet: ForeignFormat(name: "a spreadsheet", advice: "save it as CSV")
        case .presentation: ForeignFormat(name: "a presentation", advice: "save it as text or HTML")
        case .iWork: ForeignFormat(name: "a document of Pages, Numbers or Keynote", advice: "export it as text, Word or PDF")
        }
    }
}

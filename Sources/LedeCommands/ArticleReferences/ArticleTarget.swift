import Foundation
import LedeModules

/// What of an article is opened: its address on the web, or its file. Articles come from strangers, so nothing else is.
enum ArticleTarget: Equatable {
    /// An address of http or https, only ASCII.
    case web(String)
    /// The absolute path of an existing file.
    case file(String)

    /// What an opener takes.
    var text: String {
        switch self {
        case .web(let text), .file(let text): text
        }
    }

    /// Longest address that is opened or linked to, in bytes.
    static let longestAddress = 2_048

    /// Endings of texts and pages, which an opener shows and never runs.
    private static let endings: Set = [
        "txt", "text", "md", "markdown", "mdown", "rst", "org", "adoc", "html", "htm", "xhtml", "mhtml", "json", "jsonl", "ndjson", "csv",
        "tsv", "xml", "sgml", "sgm",
        "trec", "eml", "pdf", "docx", "odt", "epub", "rtf", "warc", "gz", "zst",
    ]

    /// - Parameters:
    ///   - roots: where the sources of the index are; what comes from none of them is looked up by its path.
    ///   - folder: the one such a path is relative to.
    /// - Throws: `CommandFailure` for an article with neither an address nor a file that can be opened.
    init(_ article: Article, _ roots: SourceRoots? = nil, in folder: String = FileManager.default.currentDirectoryPath)
        throws(CommandFailure)
    {
        if let url = article.url, !url.isEmpty {
            if let address = Self.address(url) {
                self = .web(address)
                return
            }
            if let path = Self.path(ofFileURL: url) {
                self = .file(try Self.checked(path, in: folder))
                return
            }
            guard article.path != nil else {
                throw CommandFailure(
                    "\(article.id) has the address \(url.debugDescription), which is not http, https or a file, and is not opened")
            }
        }
        guard let path = article.path, !path.isEmpty else {
            throw CommandFailure("\(article.id) has no address and no file that could be opened")
        }
        self = .file(try Self.checked(roots?.file(of: path) ?? path, in: folder))
    }

    /// `text` as an address of the web, with what is not plain ASCII in percent-encoding; nil for anything else.
    static func address(_ text: String) -> String? {
        guard let colon = text.range(of: "://"), ["http", "https"].contains(text[..<colon.lowerBound].lowercased()) else { return nil }
        let rest = text[colon.upperBound...]
        let host = rest.prefix { !"/?#".contains($0) }
        guard !host.isEmpty,
            host.unicodeScalars.allSatisfy({
                $0.value >= 0x80 || "-._~:@[]%!$&'()*+,;=".unicodeScalars.contains($0) || $0.properties.isAlphabetic
                    || ("0"..."9").contains($0)
            })
        else { return nil }
        var address = text[..<colon.lowerBound].lowercased() + "://"
        for byte in rest.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                byte < 0x80
                && ("-._~:/?#[]@!$&'()*+,;=%".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic
                    || ("0"..."9").contains(scalar))
            if isPlain {
                address.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return address.utf8.count <= longestAddress ? address : nil
    }

    /// The path of a `file:` address of this machine.
    private static func path(ofFileURL text: String) -> String? {
        guard text.prefix(5).lowercased() == "file:", let url = URL(string: text), url.isFileURL,
            ["", "localhost"].contains(url.host() ?? "")
        else { return nil }
        return url.path
    }

    private static func checked(_ path: String, in folder: String) throws(CommandFailure) -> String {
        guard !path.utf8.contains(0) else { throw CommandFailure("the article's file has a name that no file can have") }
        let absolute = path.hasPrefix("/") ? path : folder + "/" + path
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: absolute, isDirectory: &isFolder) else {
            throw CommandFailure(
                "\(path) is not there", hint: path.hasPrefix("/") ? nil : "lede sources shows where the files of an index are.")
        }
        let target = URL(filePath: absolute).resolvingSymlinksInPath().path
        guard !isFolder.boolValue, (try? files.attributesOfItem(atPath: target)[.type] as? FileAttributeType) == .typeRegular else {
            throw CommandFailure("\(path) is not a regular file and is not opened")
        }
        let name = target.split(separator: "/").last.map(String.init) ?? ""
        let ending = name.contains(".") ? String(name[name.index(after: name.lastIndex(of: ".") ?? name.startIndex)...]).lowercased() : ""
        guard Self.endings.contains(ending) else {
            throw CommandFailure("\(path) is not opened: what opens it might run it", hint: "lede show shows the article.")
        }
        return absolute
    }
}

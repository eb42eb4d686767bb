import Foundation
import LedeModules

/// A link to an article, for terminals that open them.
struct ResultLink {
    /// Plain ASCII without blanks and control characters, whatever the article says: nothing in it ends the sequence that holds it.
    let address: String

    /// To the article's address on the web, else to its file if that exists; nil if it has neither.
    /// - Parameters:
    ///   - roots: where the sources of the index are.
    ///   - hasFiles: false if the terminal's files are another machine's.
    init?(
        _ article: Article, _ roots: SourceRoots? = nil, in folder: String = FileManager.default.currentDirectoryPath, hasFiles: Bool = true
    ) {
        if let url = article.url, let address = ArticleTarget.address(url) {
            self.address = address
            return
        }
        guard hasFiles, case .file(let path) = try? ArticleTarget(article, roots, in: folder) else { return nil }
        var address = "file://"
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 0x80, "-._~/".unicodeScalars.contains(scalar) || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
                address.unicodeScalars.append(scalar)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        guard address.utf8.count <= ArticleTarget.longestAddress else { return nil }
        self.address = address
    }

    /// `text`, which may have colours, as the link's text (OSC 8).
    func around(_ text: String) -> String { "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\" }
}

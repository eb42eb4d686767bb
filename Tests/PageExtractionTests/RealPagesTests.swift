import LedePageExtraction
import Foundation
import LedeTestSupport
import Testing

/// Real news pages as three programs turn them into text, against the true stories of ../shared/corpora/html.
///
/// A true paragraph (of twelve words and more) survives if half of its four-word shingles are in the title or the body. Precision and
/// recall are those of the body's shingles, as means over the pages. The bounds lie a little under what was reached.
@Suite struct RealPagesTests {
    struct Program: Sendable, CustomStringConvertible {
        var name: String
        var arguments: [String]
        /// Least share of paragraphs that survive, least precision and recall.
        var survival: Double
        var precision: Double
        var recall: Double
        var description: String { name }

        var url: URL? {
            ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].map { URL(filePath: $0).appending(path: name) }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        }
    }

    static let programs = [
        Program(
            name: "w3m", arguments: ["-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], survival: 0.995, precision: 0.89,
            recall: 0.965),
        Program(
            name: "lynx", arguments: ["-dump", "-nolist", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8"], survival: 0.99,
            precision: 0.875, recall: 0.96),
        Program(name: "html2text", arguments: ["-utf8", "-nobs"], survival: 0.97, precision: 0.85, recall: 0.89),
    ]

    static let folder = SavedPageTests.corpora.appending(path: "html")
    static var hasPages: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "ground-truth.json").path) }

    struct Truth: Decodable { var articleBody: String }

    @Test(
        .enabled(if: hasPages && programs.contains { $0.url != nil }, "needs ../shared/corpora and one of w3m, lynx, html2text"),
        arguments: programs)
    func paragraphsSurvive(_ program: Program) throws {
        guard let url = program.url else {
            print("\(program) is not installed: its form of the pages is not tried")
            return
        }
        let truths = try JSONDecoder().decode(
            [String: Truth].self, from: Data(contentsOf: Self.folder.appending(path: "ground-truth.json")))
        #expect(truths.count >= 90)
        var (all, lost) = (0, 0)
        var (precision, recall) = (0.0, 0.0)
        for (name, truth) in truths.sorted(by: { $0.key < $1.key }) {
            let path = Self.folder.appending(path: "pages/\(name).html").path
            let text = try LedeProcess(url, program.arguments + [path], in: FileManager.default.temporaryDirectory).output
            let found = PageExtractor(mode: .always).extract(text)
            let kept = Self.shingles(found.title + " " + found.body)
            var (paragraphs, missing) = (0, 0)
            for paragraph in truth.articleBody.split(whereSeparator: \.isNewline) {
                let words = Self.words(String(paragraph))
                guard words.count >= 12 else { continue }
                paragraphs += 1
                let own = Self.shingles(String(paragraph))
                if own.count(where: kept.contains) * 2 < own.count { missing += 1 }
            }
            if program.name == "w3m" {
                #expect(missing * 5 < paragraphs || missing == 0, "\(name): \(missing) of \(paragraphs) paragraphs lost")
            }
            all += paragraphs
            lost += missing
            let (body, wanted) = (Self.shingles(found.body), Self.shingles(truth.articleBody))
            let common = Double(body.intersection(wanted).count)
            precision += body.isEmpty ? 0 : common / Double(body.count)
            recall += wanted.isEmpty ? 1 : common / Double(wanted.count)
        }
        let pages = Double(truths.count)
        let survival = 1 - Double(lost) / Double(all)
        print("\(program): \(lost) of \(all) paragraphs lost, shingle precision \(precision / pages), recall \(recall / pages)")
        #expect(survival >= program.survival)
        #expect(precision / pages >= program.precision)
        #expect(recall / pages >= program.recall)
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    }

    private static func shingles(_ text: String) -> Set<String> {
        let words = words(text)
        guard words.count >= 4 else { return [] }
        return Set((0...words.count - 4).map { words[$0..<$0 + 4].joined(separator: " ") })
    }
}

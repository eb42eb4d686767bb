import LedePageExtraction
import Foundation
import Testing

/// Saved pages become stories with fields; prose stays whole.
@Suite struct SavedPageTests {
    @Test(arguments: SavedPages.all)
    func storyAndFieldsOfASavedPage(_ page: SavedPage) {
        let found = PageExtractor().extract(page.text)
        #expect(found.report.isPage)
        #expect(found.title == page.title)
        #expect(found.author == page.author)
        #expect(found.date == page.date)
        #expect(found.body == page.body.joined(separator: "\n\n"))
    }

    static let clean: [String] = [
        "Milk\nEggs\nCall Ann about the boat",
        """
        The fog comes in at evening
        and takes the bridge away,
        the bridge away.

        The fog goes out at morning
        and gives it back again,
        again, again.
        """,
        """
        First, a plain paragraph that stands at the head of the text and says what it is about. It has two sentences.

        By the time the second paragraph begins, nobody expects a byline. It was published in 2020, they said.

        Home

        The last paragraph is short.
        """,
        """
        On 3 May 2021 the committee met again. The minutes say little about it.

        1. Read the minutes.
        2. Choose a chair.
        3. More tea…

        Share what you have learned with the others, wrote the secretary. Contact her by letter.
        """,
    ]

    @Test(arguments: clean)
    func proseStaysWhole(_ text: String) {
        let found = PageExtractor().extract(text)
        #expect(!found.report.isPage)
        #expect(found.title.isEmpty)
        #expect(found.body == text)
    }

    @Test func aHeadOfHeadlineBylineAndDateBecomesFields() {
        let found = PageExtractor().extract("A bridge for Orrin\nBy Ann Bee\nMay 3, 2021\n\nThe bridge was opened.\nIt is narrow.\n")
        #expect(found.title == "A bridge for Orrin")
        #expect(found.author == "Ann Bee")
        #expect(found.date == "2021-05-03")
        #expect(found.body == "The bridge was opened.\nIt is narrow.")
    }

    @Test func theReportNamesEveryLineThatWasCut() throws {
        let page = SavedPages.english[0]
        let report = PageExtractor().extract(page.text).report
        let lines = page.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for cut in report.cuts { #expect(lines[cut.line - 1] == cut.text) }
        let credit = try #require(report.cuts.first { $0.text.contains("Getty") })
        #expect(credit.label == .caption)
        let kept = lines.filter { !$0.isEmpty }.count - report.cuts.count
        #expect(kept == page.body.count)
    }

    static let corpora = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/corpora")
    static var hasCorpora: Bool { FileManager.default.fileExists(atPath: corpora.appending(path: "scraped").path) }

    @Test(.enabled(if: hasCorpora, "needs ../shared/corpora"))
    func aRealSavedPage() throws {
        let url = Self.corpora.appending(path: "scraped/000_1d75171d8f73ac9d.txt")
        let found = PageExtractor().extract(try String(contentsOf: url, encoding: .utf8))
        #expect(found.title == "NATO chief confirms North Korean troops deployed in Russia's Kursk Oblast")
        #expect(found.author == "Martin Fornusek and The Kyiv Independent news desk")
        #expect(found.date == "2024-10-28T14:08:00")
        let paragraphs = found.body.split(separator: "\n\n")
        #expect(paragraphs.count == 13)
        #expect(found.body.hasPrefix("North Korea has sent troops to Russia"))
        #expect(found.body.hasSuffix("\"Ukraine will be forced to actually fight against North Korea in Europe.\""))
    }

    @Test(.enabled(if: hasCorpora, "needs ../shared/corpora"))
    func cleanStoriesComeBackWhole() throws {
        struct Truth: Decodable { var articleBody: String }
        let data = try Data(contentsOf: Self.corpora.appending(path: "html/ground-truth.json"))
        let pages = try JSONDecoder().decode([String: Truth].self, from: data)
        #expect(pages.count >= 90)
        for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
            let found = PageExtractor().extract(page.articleBody)
            let wanted = page.articleBody.split(whereSeparator: \.isWhitespace).count
            let kept = (found.title + " " + found.body).split(whereSeparator: \.isWhitespace).count
            #expect(Double(kept) >= 0.99 * Double(wanted), "\(name): \(kept) of \(wanted) words kept")
        }
    }
}

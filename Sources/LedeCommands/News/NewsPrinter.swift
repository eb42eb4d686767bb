import LedeModules

/// Prints news for people: a heading for each search that has some, and its articles as a search prints them.
struct NewsPrinter {
    let terminal: Terminal
    var output = StandardOutput.shared

    func print(_ found: [FoundNews]) throws {
        let articles = SearchPrinter(terminal: terminal, output: output)
        for one in found where one.news.count > 0 {
            let count = HumanFormat.count(one.news.count, "new article")
            output.writeLine(terminal.rendered(StyledText(one.search.name.sanitizedForTerminal(), .heading) + StyledText(": \(count)")))
            output.writeLine()
            var news = one.news
            while let page = try news.nextPage() {
                for hit in page.hits { articles.print(hit, storesText: page.storesText) }
            }
        }
        // A pipe gets nothing if nothing is new, so whoever mails its output mails nothing.
        if terminal.outputIsTerminal, found.allSatisfy({ $0.news.count == 0 }) { output.writeLine("no news") }
    }
}

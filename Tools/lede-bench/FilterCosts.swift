import Foundation
import LedeModules

/// What filters, an order by date and counting by year cost, beside the best ten of the same queries without.
struct FilterCosts {
    private let searcher: Searcher
    private let queries: [Query]
    private let dates: [ArticleDate]

    /// The shares of all articles that filters by date keep.
    private static let shares = [0.9, 0.5, 0.05, 0.005]
    private static let rounds = 5

    init(_ reader: IndexReader, queries: [Query]) throws {
        searcher = Searcher(reader: reader)
        self.queries = queries
        var dates: [ArticleDate] = []
        for segment in reader.segments {
            guard let column = segment.attributes.dates else { continue }
            for doc in 0..<UInt32(segment.docCount) where segment.isLive(doc) {
                if let date = try column.date(of: doc) { dates.append(date) }
            }
        }
        self.dates = dates.sorted()
    }

    /// A Markdown table: geometric means in microseconds, of each query its least of five rounds, and their ratios to the first line.
    func table() throws -> String {
        var lines = ["| | µs | ratio |", "|---|--:|--:|"]
        var first: Double?
        func add(_ name: String, _ body: (Query) throws -> Void) throws {
            let mean = try geometricMean(body)
            first = first ?? mean
            lines.append(String(format: "| %@ | %.1f | %.2f |", name, mean, mean / (first ?? mean)))
        }
        func search(_ filters: [AttributeFilter], order: ResultOrder = .score, counts: Bool = false) -> (Query) throws -> Void {
            let options = SearchOptions(limit: 10, countsMatches: counts, order: order, filters: filters)
            return { _ = try searcher.search($0, options: options) }
        }
        try add("the best ten", search([]))
        for share in Self.shares {
            if let filter = filter(keeping: share) {
                try add("of \(share * 100) % of the articles", search([filter]))
            } else if let rest = filter(keeping: 1 - share) {
                // Of articles without a date a filter by date keeps none, but lets all through if it is what must not be.
                let search = search([])
                try add("of \(share * 100) % of the articles, the others by NOT") { try search(.without($0, .filter(rest))) }
            }
        }
        try add("the best ten and the number of matches", search([], counts: true))
        if let filter = filter(keeping: 0.05) { try add("of 5 % of the articles, and their number", search([filter], counts: true)) }
        try add("the latest ten", search([], order: .dateDescending))
        if let filter = filter(keeping: 0.05) { try add("the latest ten of 5 % of the articles", search([filter], order: .dateDescending)) }
        try add("all matches, counted by year") { _ = try searcher.valueCounts(of: searcher.matches($0), by: .year) }
        return lines.joined(separator: "\n")
    }

    /// A filter by date that keeps the latest articles; nil if fewer have a date.
    private func filter(keeping share: Double) -> AttributeFilter? {
        let kept = Int(Double(searcher.reader.statistics.documentCount) * share)
        guard kept > 0, kept <= dates.count else { return nil }
        return .date(from: dates[dates.count - kept], before: nil)
    }

    private func geometricMean(_ body: (Query) throws -> Void) throws -> Double {
        var least = Array(repeating: Double.infinity, count: queries.count)
        for _ in 0..<Self.rounds {
            for (index, query) in queries.enumerated() {
                let start = ContinuousClock.now
                try body(query)
                least[index] = min(least[index], (ContinuousClock.now - start) / .microseconds(1))
            }
        }
        return exp(least.reduce(0) { $0 + log($1) } / Double(max(1, least.count)))
    }
}

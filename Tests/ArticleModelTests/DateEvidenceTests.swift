import LedeTestSupport
import Testing

@testable import LedeArticleModel

/// One order for each source, from all of its dates, however they come.
@Suite struct DateEvidenceTests {
    private func sources(_ texts: [String], source: String = "a.csv", from place: Int = 0) -> DateSources {
        var sources = DateSources()
        for (index, text) in texts.enumerated() {
            if let date = WrittenDate(text) { sources.add(date, text: text, place: place + index, source: source) }
        }
        return sources
    }

    private func resolved(_ texts: [String], wished: DayMonthOrder? = nil) -> [String] {
        let orders = sources(texts).orders(wished: wished).orders
        return texts.map { orders.resolved($0, in: "a.csv") }
    }

    @Test func oneDateDecidesForAll() {
        #expect(resolved(["10/25/2024", "11/01/2024", "10/28/2024"]) == ["2024-10-25", "2024-11-01", "2024-10-28"])
        #expect(resolved(["11/01/2024", "25/10/2024"]) == ["2024-01-11", "2024-10-25"])
        #expect(resolved(["11-01-24", "10/28/24"]) == ["2024-11-01", "2024-10-28"])
        #expect(resolved(["010203", "910514"]) == ["2001-02-03", "1991-05-14"])
        #expect(resolved(["010203", "140591"]) == ["2003-02-01", "1991-05-14"])
        #expect(resolved(["05/10/28", "99/12/31"]) == ["2005-10-28", "1999-12-31"])
        // Dots are a notation of their own.
        #expect(resolved(["03.01.2024", "10/25/2024", "03/01/2024"]) == ["2024-01-03", "2024-10-25", "2024-03-01"])
        #expect(resolved(["03.01.2024", "10.25.2024"]) == ["2024-03-01", "2024-10-25"])
        // What is not a date, or is in words, stays and tells nothing.
        #expect(resolved(["28 Oct 2024", "soon", "11/01/2024", "2024-10-28"]) == ["28 Oct 2024", "soon", "2024-01-11", "2024-10-28"])
    }

    @Test func aTimeDecidesWhereNoDateDoes() {
        #expect(resolved(["10/11/2024 2:08 PM", "11/01/2024"]) == ["2024-10-11T14:08:00", "2024-11-01"])
        #expect(resolved(["10/11/2024 14:08 EDT", "11/01/2024"])[1] == "2024-11-01")
        #expect(resolved(["10/11/2024 2:08 PM", "25/10/2024"])[0] == "2024-11-10T14:08:00")
        #expect(resolved(["10/11/2024 2:08 PM"], wished: .dayFirst) == ["2024-11-10T14:08:00"])
        #expect(sources(["10/11/2024 2:08 PM", "11/01/2024"]).orders().report == DateOrderReport())
    }

    @Test func theAmbiguousAreCountedAndAWishDecides() {
        let texts = ["03/01/1987", "03/03/1987", "04/01/1987"]
        let (orders, report) = sources(texts).orders()
        #expect(orders.order(of: .slashed, in: "a.csv") == .dayFirst)
        #expect(report.ambiguities == [.init(count: 2, example: "03/01/1987", order: .dayFirst, source: "a.csv", sourceCount: 1)])
        #expect(sources(texts).orders(wished: .monthFirst).report == DateOrderReport())
        #expect(resolved(texts, wished: .monthFirst) == ["1987-03-01", "1987-03-03", "1987-04-01"])
        // A wish does not override what the dates prove, and this is reported.
        let refused = sources(["10/25/2024", "11/01/2024"]).orders(wished: .dayFirst)
        #expect(refused.orders.resolved("11/01/2024", in: "a.csv") == "2024-11-01")
        #expect(refused.report.refusals == [.init(source: "a.csv", order: .monthFirst, example: "10/25/2024")])
        #expect(sources(["10/25/2024"]).orders(wished: .monthFirst).report == DateOrderReport())
        #expect(sources(["010203"]).orders().report.ambiguities.map(\.order) == [.yearFirst])
    }

    @Test func aSourceThatContradictsItselfIsNamed() {
        let texts = ["10/25/2024", "25/10/2024", "10/26/2024", "03/01/2024"]
        let (orders, report) = sources(texts).orders()
        #expect(texts.map { orders.resolved($0, in: "a.csv") } == ["2024-10-25", "2024-10-25", "2024-10-26", "2024-03-01"])
        #expect(
            report.contradictions == [
                .init(
                    source: "a.csv", order: .monthFirst, otherCount: 1, otherExample: "25/10/2024", openCount: 1, openExample: "03/01/2024")
            ])
        #expect(report.ambiguities == [])
        #expect(report.refusals == [])
    }

    @Test func sourcesAreApart() {
        var both = sources(["10/25/2024", "03/01/2024"])
        both.add(sources(["25/10/2024", "03/01/2024"], source: "b.csv", from: 10))
        both.add(sources(["03/01/2024"], source: "c.csv", from: 20))
        let (orders, report) = both.orders()
        #expect(orders.resolved("03/01/2024", in: "a.csv") == "2024-03-01")
        #expect(orders.resolved("03/01/2024", in: "b.csv") == "2024-01-03")
        #expect(report.ambiguities == [.init(count: 1, example: "03/01/2024", order: .dayFirst, source: "c.csv", sourceCount: 1)])
    }

    @Test func filesOfOneArticleAreOneSource() {
        var all = DateSources()
        for (index, (source, text)) in [
            ("in/1.json", "11/01/2024"), ("in/2.json", "10/25/2024"), ("in/3.json", "03/01/2024"), ("other/1.json", "03/01/2024"),
            ("in/4.csv", "03/01/2024"),
        ].enumerated() {
            all.add(sources([text], source: source, from: index))
        }
        let (orders, report) = all.orders()
        #expect(orders.resolved("11/01/2024", in: "in/1.json") == "2024-11-01")
        #expect(orders.resolved("03/01/2024", in: "in/3.json") == "2024-03-01")
        #expect(report.ambiguities == [.init(count: 2, example: "03/01/2024", order: .dayFirst, source: "in/4.csv", sourceCount: 2)])
    }

    /// Columns of random days in either order, cut into parts that come in any order: every day comes back, and the report is the same.
    @Test func columnsComeBackInAnyOrder() throws {
        var random = SeededGenerator(seed: 7)
        for round in 0..<300 {
            let order: DayMonthOrder = round % 2 == 0 ? .dayFirst : .monthFirst
            let days = (0..<1 + random.below(30)).map { _ in (1 + random.below(28), 1 + random.below(12), 1950 + random.below(100)) }
            let isShort = random.below(3) == 0
            let texts = days.map { day, month, year in
                let last = isShort ? CalendarDay.padded(year % 100, 2) : "\(year)"
                return order == .dayFirst ? "\(day)/\(month)/\(last)" : "\(month)/\(day)/\(last)"
            }
            var parts: [DateSources] = []
            var at = 0
            while at < texts.count {
                let end = min(texts.count, at + 1 + random.below(7))
                parts.append(sources(Array(texts[at..<end]), from: at))
                at = end
            }
            var whole = DateSources()
            while !parts.isEmpty { whole.add(parts.remove(at: random.below(parts.count))) }
            let (orders, report) = whole.orders()
            #expect(report == sources(texts).orders().report)
            let isProved = days.contains { $0.0 > 12 }
            guard isProved || order == .dayFirst else {
                let open = zip(days, texts).filter { $0.0.0 != $0.0.1 }
                #expect(report.ambiguities.map(\.count) == (open.isEmpty ? [] : [open.count]))
                #expect(report.ambiguities.first?.example == open.first?.1)
                continue
            }
            for ((day, month, year), text) in zip(days, texts) {
                #expect(orders.resolved(text, in: "a.csv") == CalendarDay(year, month, day)?.iso, "round \(round)")
            }
        }
    }
}

import Testing

@testable import LedeArticleModel

@Suite struct DateParserTests {
    @Test(arguments: [
        ("2024-05-03", "2024-05-03"), ("Published: 2024-05-03 10:15 GMT", "2024-05-03T10:15:00Z"),
        ("2024-05-03T10:15:09+02:00", "2024-05-03T10:15:09+02:00"), ("2024-05-03T10:15:09.123Z", "2024-05-03T10:15:09Z"),
        ("2024/5/3", "2024-05-03"), ("October 28, 2024 2:08 PM 2 min read", "2024-10-28T14:08:00"), ("Oct. 28, 2024", "2024-10-28"),
        ("Monday, 28 October 2024", "2024-10-28"), ("28th of October, 2024 at 12:05 a.m.", "2024-10-28T00:05:00"),
        ("28.10.2024", "2024-10-28"), ("28.10.24", "2024-10-28"), ("28/10/2024", "2024-10-28"), ("10/28/2024", "2024-10-28"),
        ("28. Oktober 2024, 14:08 Uhr", "2024-10-28T14:08:00"), ("Stand: 3. März 2021 um 9.05 Uhr", "2021-03-03T09:05:00"),
        ("Publié le 1er août 2023 à 09h30", "2023-08-01T09:30:00"), ("28 de octubre de 2024", "2024-10-28"),
        ("28 октября 2024, 10:40", "2024-10-28T10:40:00"), ("3 травня 2024 р.", "2024-05-03"),
        ("14:08, 28 жовтня 2024", "2024-10-28T14:08:00"),
        ("29 February 2024", "2024-02-29"), ("2024年10月28日", "2024-10-28"), ("Sept 4, 2019 | 8 p.m. ET", "2019-09-04T20:00:00"),
    ])
    func readsDates(_ line: String, _ iso: String) {
        #expect(DateParser.firstDate(in: line)?.iso == iso)
    }

    @Test(arguments: [
        "", "Oct. 28", "in 2024", "30 February 2024", "29 February 2023", "version 1.2.3", "99.99.2024", "May be 2024", "12 monkeys 2024",
        "999999999999999999999999-05-03", "1:34 PM", "192.168.10.2024",
    ])
    func refusesOthers(_ line: String) {
        #expect(DateParser.firstDate(in: line) == nil)
    }

    @Test func givesThePlaceInTheLine() throws {
        let line = "Jane Doe, Reuters | Published 3 May 2021 10:00 GMT | 2 min"
        let found = try #require(DateParser.firstDate(in: line))
        #expect(line[found.range] == "3 May 2021 10:00 GMT")
    }

    @Test func knowsBareTimes() {
        for time in ["1:34 PM", "13:34", "6:40 a.m.", "14.05 Uhr"] { #expect(DateParser.isBareTime(time)) }
        for other in ["", "13", "13:61", "1:34 PM today", "25:00", "a 1:34"] { #expect(!DateParser.isBareTime(other)) }
    }
}

import LedeTestSupport
import Testing

@testable import LedeCommands

@Suite struct HumanFormatTests {
    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12345, "12,345"), (1_234_567, "1,234,567"),
        (-1000, "-1,000"), (-12, "-12"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func countsHaveThousandsSeparators(number: Int, text: String) {
        #expect(HumanFormat.count(number) == text)
    }

    @Test(arguments: [
        (3.43439, "3.4344"), (0, "0.0000"), (-1.5, "-1.5000"), (0.001, "0.0010"), (0.000_994, "9.9e-4"), (0.000_996, "1.0e-3"),
        (1.36e-6, "1.4e-6"), (-9.96e-7, "-1.0e-6"), (.nan, "–"),
    ])
    func smallScoresKeepTheirDigits(score: Double, text: String) {
        #expect(HumanFormat.score(score) == text)
    }

    @Test func nounsFollowTheirNumber() {
        #expect(HumanFormat.count(1, "article") == "1 article")
        #expect(HumanFormat.count(0, "article") == "0 articles")
        #expect(HumanFormat.count(2, "match", "matches") == "2 matches")
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (1234, "1.2 kB"), (999_949, "999.9 kB"),
        (999_950, "1.0 MB"), (1_234_567, "1.2 MB"), (2_500_000_000, "2.5 GB"), (Int.max, "9.2 EB"),
    ])
    func bytesGoInPowersOfAThousand(number: Int, text: String) {
        #expect(HumanFormat.bytes(number) == text)
    }

    @Test(arguments: [
        (0.000_05, "0.05 ms"), (0.0004, "0.40 ms"), (0.0024, "2.4 ms"), (0.012, "12 ms"), (0.9996, "1.0 s"), (3.44, "3.4 s"),
        (59.96, "1 min"), (125, "2 min 5 s"), (3600, "1 h"), (4320, "1 h 12 min"), (.infinity, "–"), (-1, "–"),
    ])
    func durationsChooseTheirUnit(seconds: Double, text: String) {
        #expect(HumanFormat.duration(seconds: seconds) == text)
    }

    @Test(arguments: [
        (0.0, 4, "0.0000"), (0.12345, 4, "0.1234"), (1.0, 0, "1"), (-0.5, 1, "-0.5"), (-0.01, 1, "0.0"), (12.3, 2, "12.30"),
        (0.05, 2, "0.05"), (.nan, 2, "–"), (1e300, 2, "1e+300"),
    ])
    func decimalsAreFixed(value: Double, digits: Int, text: String) {
        #expect(HumanFormat.decimal(value, digits: digits) == text)
    }

    /// No sign before a figure that shows as zero, whatever is after its decimals.
    @Test func zeroHasNoSign() {
        for value in [0, -0.0, 0.00004, -0.00004, 1e-300, -1e-300] {
            #expect(HumanFormat.signed(value) == "0.0000")
            #expect(HumanFormat.signed(value, minus: "\u{2212}") == "0.0000")
            #expect(HumanFormat.summand(value, digits: 4) == "+ 0.0000")
            #expect(RankingFindings.signed(value) == "0.0000")
        }
        #expect(HumanFormat.signed(-0.00006) == "-0.0001")
        #expect(HumanFormat.signed(0.00006) == "+0.0001")
        #expect(HumanFormat.summand(-1, digits: 1) == "- 1.0")
        #expect(RankingFindings.signed(-0.5, digits: 0) == "0")
        #expect(RankingFindings.signed(-1.5, digits: 0) == "\u{2212}2")
        #expect(JSONValue.array([.number(-0.0)]).line == "[0.0]")
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2_000 {
            let value = Double(Int.random(in: -30...30, using: &generator)) / 300_000
            let text = HumanFormat.signed(value)
            #expect(text.contains { ("1"..."9").contains($0) } == (text.first == "+" || text.first == "-"))
        }
    }
}

import LedeIndexBytes
import LedeTestSupport
import Testing

@Suite struct XXHash64Tests {
    /// The published values of the algorithm for the seed 0.
    @Test(arguments: [
        ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
        ("Call me Ishmael. Some years ago--never mind how long precisely-", 0x02A2_E854_70D6_FD96 as UInt64),
    ])
    func valuesArePublishedOnes(_ text: String, _ value: UInt64) {
        #expect(XXHash64.hash(Array(text.utf8).span) == value)
    }

    @Test func partsMakeTheSameWhole() {
        var random = SeededGenerator(seed: 7)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            let whole = XXHash64.hash(bytes.span)
            var hash = XXHash64()
            var at = 0
            while at < count {
                let end = min(count, at + Int.random(in: 0...40, using: &random))
                hash.add(bytes[at..<end])
                at = end
            }
            #expect(hash.value == whole)
        }
    }
}

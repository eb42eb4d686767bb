import LedeArticleIngest
import Foundation
import LedeTestSupport
import Testing

@testable import struct LedeArticleIngest.SourceField
@testable import struct LedeArticleIngest.JSONRecordScanner

/// Mutated input never traps, and the JSON scanner accepts what Foundation accepts, with the same values.
@Suite struct FuzzTests {
    static let seed = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) } ?? 20_241_028
    static let rounds = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1" ? 4000 : 250

    @Test(arguments: FormatTests.samples)
    func mutatedFilesNeverTrap(_ sample: FormatTests.Sample) throws {
        var generator = SeededGenerator(seed: Self.seed)
        let folder = try TemporaryFolder()
        for round in 0..<Self.rounds {
            let compression = Compression.allCases[round % 3]
            var bytes = ByteMutation.mutated(Array(sample.text.utf8), &generator)
            bytes = compression.applied(to: bytes)
            // How far a decoder gets before it sees damage depends on the blocks it is given.
            let isDamaged = compression != .none && round % 7 == 0
            if isDamaged { bytes = ByteMutation.mutated(bytes, &generator) }
            let path = try folder.write(bytes, to: sample.name + compression.rawValue)
            let whole = Readings([path])
            let small = Readings([path], limits: ReadingLimits(blockBytes: 1 + round % 17))
            if isDamaged { continue }
            #expect(whole.articles == small.articles, "seed \(Self.seed), round \(round)")
            #expect(whole.problems == small.problems, "seed \(Self.seed), round \(round)")
        }
    }

    @Test func theScannerAgreesWithFoundation() throws {
        var generator = SeededGenerator(seed: Self.seed)
        let base = [
            #"{"id":"x1","title":"One \"two\" \\ \/ \b\f\n\r\t","n":-1.5e+10,"t":true,"f":false,"z":null,"s":["a","b\u0041"],"o":{"k":[1,{"l":"\ud83d\ude00"}]}}"#,
            #"{ "a" : 0 , "b" : [ ] , "c" : { } , "d" : [ [ ] , "x" , 12 ] , "é" : "\u00e9" }"#,
        ]
        var accepted = 0
        for round in 0..<(Self.rounds * 20) {
            let bytes = round < 2 ? Array(base[round].utf8) : ByteMutation.mutated(Array(base[round % 2].utf8), &generator)
            var scanner = JSONRecordScanner(bytes)
            guard let members = try? scanner.members() else { continue }
            accepted += 1
            let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
            // Foundation refuses numbers that no Double holds; they are valid JSON.
            let hasHugeNumber = members.contains { $0.text?.contains(where: { $0 == "e" || $0 == "E" }) ?? false }
            if object == nil, hasHugeNumber { continue }
            let wanted = try #require(object, "seed \(Self.seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
            let names = members.map(\.name)
            guard Set(names).count == names.count else { continue }
            #expect(Set(names) == Set(wanted.keys))
            for member in members {
                let value = try #require(wanted[member.name])
                switch member.value {
                case .null: #expect(value is NSNull)
                case .string(let text): #expect(value as? String == text)
                case .strings(let list): #expect(value as? [String] == list)
                case .number(let digits): #expect((value as? NSNumber)?.doubleValue == Double(digits))
                case .json(let text):
                    let again = try JSONSerialization.jsonObject(with: Data("[\(text)]".utf8)) as? NSArray
                    #expect(again == [value] as NSArray, "seed \(Self.seed), round \(round)")
                }
            }
        }
        #expect(accepted > Self.rounds)
    }

    @Test(arguments: [
        "{", "{}x", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":01}", "{\"a\":1.}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":1e}",
        "{\"a\":tru}",
        "{\"a\":\"\u{1}\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"\\udc00\"}", "{\"a\":\"\\ud800\\u0041\"}", "{'a':1}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}", "{\"a\":{\"b\" 1}}", "{\"a\":NaN}", "", "null", "{\"a\":[}", "{\"a\":[\"x\"", "{\"a\":[\"x\",]}",
    ])
    func malformedObjectsAreRefused(_ text: String) {
        var scanner = JSONRecordScanner(Array(text.utf8))
        #expect(throws: (any Error).self) { try scanner.members() }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(("{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}").utf8)
        }
        var deepest = JSONRecordScanner(nested(511))
        #expect(try deepest.members().count == 1)
        var deeper = JSONRecordScanner(nested(512))
        #expect(throws: (any Error).self) { try deeper.members() }
        var hostile = JSONRecordScanner(nested(100_000))
        #expect(throws: (any Error).self) { try hostile.members() }
    }
}

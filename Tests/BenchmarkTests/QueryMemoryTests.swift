import Foundation
import LedeTestSupport
import Testing

/// The benchmark of what a query of many words takes.
@Suite struct QueryMemoryTests {
    @Test func asksForWordsOfTheIndex() throws {
        let folder = try TemporaryFolder()
        let lines = (0..<40).map { "{\"id\":\"\($0)\",\"text\":\"all word\($0) word\($0 % 7)\"}\n" }
        try folder.write(lines.joined(), to: "d.jsonl")
        func bench(_ arguments: String...) throws -> LedeProcess { try LedeProcess(arguments, in: folder.url, executable: "lede-bench") }
        let built = try bench("build", "d.jsonl", "x", "1")
        try #require(built.status == 0, "\(built.errors)")
        let asked = try bench("memory", "x", "20")
        #expect(asked.status == 0, "\(asked.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(asked.output.utf8)) as? [String: Any])
        #expect(json["words"] as? Int == 20)
        #expect(json["documents"] as? Int == 40)
        #expect(json["matches"] as? Int ?? 0 > 0)
        #if os(Linux)
            let (before, after) = (json["before"] as? [String: Int], json["after"] as? [String: Int])
            #expect(try #require(after?["peak"]) >= #require(before?["peak"]))
        #endif
        #expect(try bench("memory", "x", "none").status == 2)
    }
}

import LedeArticleIngest
import LedeTestSupport
import Testing

@Suite("Files read whole")
struct WholeInputTests {
    @Test("plain, gzip and Zstandard give the same bytes, whatever the name")
    func compressed() throws {
        let folder = try TemporaryFolder()
        let text = (0..<50_000).map { "line \($0)\n" }.joined()
        let bytes = Array(text.utf8)
        #expect(try WholeInput.bytes(of: folder.write(bytes, to: "a"), limit: 1 << 20) == bytes)
        #expect(try WholeInput.bytes(of: folder.write(Compression.gzip.applied(to: bytes), to: "a.gz"), limit: 1 << 20) == bytes)
        #expect(try WholeInput.bytes(of: folder.write(Compression.zstd.applied(to: bytes), to: "b"), limit: 1 << 20) == bytes)
        #expect(try WholeInput.bytes(of: folder.write([], to: "empty"), limit: 1) == [])
    }

    @Test("what cannot be read, is damaged or too long, decompressed, is an error")
    func damaged() throws {
        let folder = try TemporaryFolder()
        let packed = Compression.gzip.applied(to: [UInt8](repeating: 0x61, count: 1 << 22))
        let cases: [(String, [UInt8], String)] = [
            ("bomb.gz", packed, "larger than 65536 bytes"), ("cut.gz", Array(packed.prefix(packed.count / 2)), "larger than 65536 bytes"),
            ("short.gz", [0x1F, 0x8B, 8], "the gzip data is cut short"), ("no.zst", [1, 2, 3], "not zstd data"),
        ]
        for (name, bytes, reason) in cases {
            let path = try folder.write(bytes, to: name)
            #expect { try WholeInput.bytes(of: path, limit: 1 << 16) } throws: { ($0 as? RecordProblem)?.reason == reason }
        }
        #expect { try WholeInput.bytes(of: folder.path, limit: 1) } throws: {
            ($0 as? RecordProblem)?.reason == "cannot be read: Is a directory"
        }
        #expect(throws: RecordProblem.self) { try WholeInput.bytes(of: "/nonexistent/file", limit: 1) }
    }
}

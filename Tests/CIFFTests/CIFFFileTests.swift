import Foundation
import SwiftProtobuf
import LedeTestSupport
import Testing

@testable import LedeCIFF

/// Files in the Common Index File Format: what is written is read, and what is wrong is named.
@Suite struct CIFFFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let documents = [
        CIFFDocument(id: "a", length: 3), CIFFDocument(id: "b ü", length: 0), CIFFDocument(id: "c", length: 300),
    ]
    private static let terms = [
        CIFFTerm(term: Array("lamp".utf8), docs: [0, 2], freqs: [1, 200]), CIFFTerm(term: Array("sea".utf8), docs: [2], freqs: [100]),
        CIFFTerm(term: Array("über".utf8), docs: [0], freqs: [2]),
    ]

    private func write(_ name: String, termCount: Int? = nil) throws -> [UInt8] {
        let path = folder.path + "/" + name
        var writer = try CIFFWriter(
            try CIFFOutput(path: path),
            summary: CIFFSummary(
                termCount: termCount ?? Self.terms.count, docCount: 3, tokenCount: 303, averageLength: 101, description: "a test"))
        for term in Self.terms { try writer.add(term) }
        for document in Self.documents { try writer.add(document) }
        try writer.finish()
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private func reader(_ bytes: [UInt8], blockSize: Int = 7) throws -> CIFFReader {
        var place = 0
        return try CIFFReader(name: "x.ciff") { buffer in
            guard place < bytes.count else { return false }
            let end = min(place + blockSize, bytes.count)
            buffer += bytes[place..<end]
            place = end
            return true
        }
    }

    private func readAll(_ bytes: [UInt8], blockSize: Int = 7, skipping: Bool = false) throws -> (
        terms: [CIFFTerm], documents: [CIFFDocument]
    ) {
        var reader = try reader(bytes, blockSize: blockSize)
        var terms: [CIFFTerm] = []
        var documents: [CIFFDocument] = []
        if skipping { try reader.skipTerms() } else { while let term = try reader.nextTerm() { terms.append(term) } }
        while let document = try reader.nextDocument() { documents.append(document) }
        return (terms, documents)
    }

    @Test func whatIsWrittenIsRead() throws {
        let bytes = try write("a.ciff")
        for size in [1, 2, 7, 1 << 20] {
            let read = try readAll(bytes, blockSize: size)
            #expect(read.terms == Self.terms)
            #expect(read.documents == Self.documents)
            #expect(try readAll(bytes, blockSize: size, skipping: true).documents == Self.documents)
        }
        #expect(
            try reader(bytes).summary == CIFFSummary(termCount: 3, docCount: 3, tokenCount: 303, averageLength: 101, description: "a test"))
        #expect(folder.names == ["a.ciff"])
    }

    /// By hand from the grammar of proto3: the bytes themselves, whatever library writes them.
    @Test func bytesAreThoseOfTheFormat() throws {
        let header: [UInt8] =
            [30, 0x08, 1, 0x10, 3, 0x18, 3, 0x20, 3, 0x28, 3, 0x30, 0xAF, 2, 0x39, 0, 0, 0, 0, 0, 0x40, 0x59, 0x40, 0x42, 6] + "a test".utf8
        let lamp: [UInt8] = [22, 0x0A, 4] + "lamp".utf8 + [0x10, 2, 0x18, 0xC9, 1, 0x22, 2, 0x10, 1, 0x22, 5, 0x08, 2, 0x10, 0xC8, 1]
        let sea: [UInt8] = [15, 0x0A, 3] + "sea".utf8 + [0x10, 1, 0x18, 100, 0x22, 4, 0x08, 2, 0x10, 100]
        let above: [UInt8] = [15, 0x0A, 5] + "über".utf8 + [0x10, 1, 0x18, 2, 0x22, 2, 0x10, 2]
        let a: [UInt8] = [5, 0x12, 1, 0x61, 0x18, 3]
        let b: [UInt8] = [8, 0x08, 1, 0x12, 4] + "b ü".utf8
        let c: [UInt8] = [8, 0x08, 2, 0x12, 1, 0x63, 0x18, 0xAC, 2]
        #expect(try write("a.ciff") == header + lamp + sea + above + a + b + c)
    }

    @Test func aNameThatEndsInGzIsCompressed() throws {
        let plain = try write("a.ciff")
        let (packed, again) = (try write("a.ciff.gz"), try write("a.ciff.gz"))
        #expect(packed.starts(with: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0]))
        #expect(packed == again)
        let gunzip = try LedeProcess(URL(filePath: "/usr/bin/env"), ["gunzip", "-k", folder.path + "/a.ciff.gz", "-f"], in: folder.url)
        #expect(gunzip.status == 0)
        #expect(Array(try Data(contentsOf: folder.url.appending(path: "a.ciff"))) == plain)
    }

    @Test func aFileThatEndsEarlyLeavesNothing() throws {
        try folder.write("before", to: "a.ciff")
        #expect(throws: CIFFError.self) { try write("a.ciff", termCount: 5) }
        #expect(folder.names == ["a.ciff"])
        #expect(try String(contentsOf: folder.url.appending(path: "a.ciff"), encoding: .utf8) == "before")
        #expect { try CIFFOutput(path: folder.path + "/none/a.ciff") } throws: { ($0 as? CIFFError)?.code == .system }
        #expect { try CIFFOutput(path: folder.path) } throws: { ($0 as? CIFFError)?.code == .system }
    }

    @Test func linksStayAndSpecialFilesAreWrittenDirectly() throws {
        let plain = try write("a.ciff")
        let files = FileManager.default
        for (link, target) in [("link", "a.ciff"), ("far", "link"), ("new", "b.ciff")] {
            try files.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
        }
        try folder.write("before", to: "a.ciff")
        #expect(try write("far") == plain)
        #expect(try write("new") == plain)
        #expect(folder.names.sorted() == ["a.ciff", "b.ciff", "far", "link", "new"])
        #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/far") == "link")
        #expect(Array(try Data(contentsOf: folder.url.appending(path: "a.ciff"))) == plain)
        try files.createSymbolicLink(atPath: folder.path + "/null", withDestinationPath: "/dev/null")
        let null = try CIFFOutput(path: folder.path + "/null")
        try null.append(Array("nowhere".utf8))
        try null.finish()
        #expect(null.byteCount == 7)
        #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/null") == "/dev/null")
        try files.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
        #expect { try CIFFOutput(path: folder.path + "/loop") } throws: { ($0 as? CIFFError)?.code == .system }
    }

    @Test func whatIsNotWholeHasANameOfItsOwn() throws {
        try folder.write("mine", to: "a.ciff.partial")
        let first = try CIFFOutput(path: folder.path + "/a.ciff")
        let second = try CIFFOutput(path: folder.path + "/a.ciff")
        try first.append(Array("first".utf8))
        try second.append(Array("2".utf8))
        try first.finish()
        #expect(try String(contentsOf: folder.url.appending(path: "a.ciff"), encoding: .utf8) == "first")
        try second.finish()
        #expect(try String(contentsOf: folder.url.appending(path: "a.ciff"), encoding: .utf8) == "2")
        #expect(folder.names.sorted() == ["a.ciff", "a.ciff.partial"])
        #expect(try String(contentsOf: folder.url.appending(path: "a.ciff.partial"), encoding: .utf8) == "mine")
    }

    @Test func everyShorterFileIsCutShort() throws {
        let bytes = try write("a.ciff")
        for count in 0..<bytes.count {
            #expect { try readAll(Array(bytes[..<count])) } throws: { [.truncated, .corrupt].contains(($0 as? CIFFError)?.code) }
            #expect { try readAll(Array(bytes[..<count]), skipping: true) } throws: {
                [.truncated, .corrupt].contains(($0 as? CIFFError)?.code)
            }
        }
        #expect { try readAll(bytes + [0]) } throws: {
            "\($0)" == "x.ciff: at byte \(bytes.count): the file goes on after all that its header announces"
        }
    }

    @Test(arguments: 1...4) func changedBytesAreReadOrRefused(_ seed: Int) throws {
        let bytes = try write("a.ciff")
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<2_000 {
            var changed = bytes
            for _ in 0..<1 + random.below(3) { changed[random.below(changed.count)] = UInt8(truncatingIfNeeded: random.next()) }
            do { _ = try readAll(changed) } catch { #expect(error is CIFFError) }
            do { _ = try readAll(changed, skipping: true) } catch { #expect(error is CIFFError) }
        }
    }

    /// A message after its length.
    private func framed(_ message: some Message) throws -> [UInt8] {
        let bytes: [UInt8] = try message.serializedBytes()
        precondition(bytes.count < 128)
        return [UInt8(bytes.count)] + bytes
    }

    private func file(
        _ change: (inout CIFFHeader, inout [CIFFPostingsList], inout [CIFFDocRecord]) -> Void
    ) throws -> [UInt8] {
        var header = CIFFHeader()
        (header.version, header.numPostingsLists, header.numDocs, header.totalPostingsLists, header.totalDocs) = (1, 2, 2, 2, 2)
        (header.totalTermsInCollection, header.averageDoclength) = (4, 2)
        var lists: [CIFFPostingsList] = ["a", "b"].map { term in
            var list = CIFFPostingsList()
            (list.term, list.df, list.cf) = (term, 2, 2)
            list.postings = [Int32(0), 1].map { gap in
                var posting = CIFFPosting()
                (posting.docid, posting.tf) = (gap, 1)
                return posting
            }
            return list
        }
        var records: [CIFFDocRecord] = [Int32(0), 1].map { doc in
            var record = CIFFDocRecord()
            (record.docid, record.collectionDocid, record.doclength) = (doc, "d\(doc)", 2)
            return record
        }
        change(&header, &lists, &records)
        return try framed(header) + lists.flatMap { try framed($0) } + records.flatMap { try framed($0) }
    }

    @Test func contradictionsAreNamed() throws {
        let sound = try file { _, _, _ in }
        #expect(try readAll(sound).terms.count == 2)
        func check(_ message: String, _ change: (inout CIFFHeader, inout [CIFFPostingsList], inout [CIFFDocRecord]) -> Void) throws {
            let bytes = try file(change)
            #expect { try readAll(bytes) } throws: {
                let found = "\($0)"
                return found.hasPrefix("x.ciff: ") && found.hasSuffix(message)
            }
        }
        try check("version 2 of the format; version 1 is read") { header, _, _ in header.version = 2 }
        try check("the header's counts are below 0") { header, _, _ in header.numPostingsLists = -1 }
        try check("the header's counts are below 0") { header, _, _ in header.averageDoclength = .nan }
        try check("it holds 2 of a collection's 9 documents; all are needed") { header, _, _ in header.totalDocs = 9 }
        try check("the file ends 1 documents before what its header announces") { header, _, _ in
            (header.numDocs, header.totalDocs) = (3, 3)
        }
        try check("the term \"a\" does not come after the one before it by its bytes") { _, lists, _ in lists[1].term = "a" }
        try check("the term \"Z\" does not come after the one before it by its bytes") { _, lists, _ in lists[1].term = "Z" }
        try check("a term that is empty or has a NUL") { _, lists, _ in lists[0].term = "" }
        try check("a term that is empty or has a NUL") { _, lists, _ in lists[0].term = "a\0b" }
        try check("the term \"a\" has 2 postings and a document frequency of 3") { _, lists, _ in lists[0].df = 3 }
        try check("the term \"b\" has 0 postings and a document frequency of 0") { _, lists, _ in (lists[1].df, lists[1].postings) = (0, [])
        }
        try check("the term \"a\" occurs 2 times and has a collection frequency of -1") { _, lists, _ in lists[0].cf = -1 }
        try check("the documents of the term \"a\" do not ascend") { _, lists, _ in lists[0].postings[1].docid = 0 }
        try check("the documents of the term \"a\" do not ascend") { _, lists, _ in lists[0].postings[0].docid = -1 }
        try check("the term \"a\" occurs in document 2 of 2, counted from 0") { _, lists, _ in lists[0].postings[1].docid = 2 }
        try check("the term \"a\" occurs in document 2147483648 of 2, counted from 0") { _, lists, _ in
            (lists[0].postings[0].docid, lists[0].postings[1].docid) = (1, .max)
        }
        try check("the term \"a\" occurs 0 times in document 0") { _, lists, _ in lists[0].postings[0].tf = 0 }
        try check("document 1 where 0 should be") { _, _, records in records[0].docid = 1 }
        try check("document 1 has no id") { _, _, records in records[1].collectionDocid = "" }
        try check("document 1 has -2 tokens") { _, _, records in records[1].doclength = -2 }
    }

    @Test func aLongMessageIsRefusedBeforeItIsRead() throws {
        let bytes = try file { _, _, _ in }
        let header = Array(bytes.prefix(Int(bytes[0]) + 1))
        // A list of 2 GiB over two documents, of which nothing is present.
        #expect { try readAll(header + [0xFF, 0xFF, 0xFF, 0xFF, 0x07]) } throws: { ($0 as? CIFFError)?.code == .tooLarge }
        #expect { try readAll([0xFF, 0xFF, 0xFF, 0xFF, 0x0F]) } throws: { ($0 as? CIFFError)?.code == .corrupt }
        #expect { try readAll(Array(repeating: 0xFF, count: 30)) } throws: { ($0 as? CIFFError)?.code == .corrupt }
        #expect { try readAll([]) } throws: { "\($0)" == "x.ciff: the file is empty" }
    }
}

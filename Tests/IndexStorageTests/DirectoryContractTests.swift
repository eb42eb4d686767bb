import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

/// What every Directory promises; run over each of them.
@Suite struct DirectoryContractTests {
    enum Kind: CaseIterable { case memory, fileSystem, faultInjecting }

    /// An empty directory; the folder must outlive it.
    private func make(_ kind: Kind, _ folder: TemporaryFolder) throws -> any Directory {
        switch kind {
        case .memory: MemoryDirectory()
        case .fileSystem: try FileSystemDirectory(path: folder.path + "/ein Ordner – 目录/b", create: true)
        case .faultInjecting: FaultInjectingDirectory(MemoryDirectory())
        }
    }

    private func write(_ bytes: [UInt8], to name: String, in directory: any Directory) throws {
        let file = try directory.create(name)
        for byte in bytes { try file.append([byte].span) }
        try file.sync()
        try file.close()
    }

    @Test(arguments: Kind.allCases) func filesComeBack(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        #expect(try directory.names() == [])
        try write([1, 2, 3], to: "b", in: directory)
        try write([], to: "a", in: directory)
        try write([4], to: "ç d", in: directory)
        try directory.syncNames()
        #expect(try directory.names() == ["a", "b", "ç d"].sorted())
        #expect(try directory.open("b").bytes == [1, 2, 3])
        #expect(try directory.open("a").bytes == [])
        #expect(try directory.open("a").count == 0)
        #expect(try directory.open("ç d").bytes == [4])
        #expect(try directory.open("b").storage.name.hasSuffix("/b"))
    }

    @Test(arguments: Kind.allCases) func aMissingFileIsMissing(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        let operations: [() throws -> Void] = [
            { _ = try directory.open("none") },
            { try directory.remove("none") },
            { try directory.rename("none", to: "other") },
        ]
        for operation in operations {
            let error = #expect(throws: IndexFileError.self) { try operation() }
            #expect(error?.code == .missing)
            #expect(error?.file.hasSuffix("/none") == true)
        }
        #expect(try directory.names() == [])
    }

    @Test(arguments: Kind.allCases) func renamingReplaces(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        try write([1], to: "old", in: directory)
        try write([2, 2], to: "new", in: directory)
        let open = try directory.open("old")
        try directory.rename("new", to: "old")
        #expect(try directory.names() == ["old"])
        #expect(try directory.open("old").bytes == [2, 2])
        #expect(open.bytes == [1])
    }

    @Test(arguments: Kind.allCases) func readersKeepWhatIsRemovedOrReplaced(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        let long = [UInt8](repeating: 7, count: 100_000)
        let file = try directory.create("file")
        try file.append(long.span)
        try file.close()
        let first = try directory.open("file")
        try write([8], to: "file", in: directory)
        let second = try directory.open("file")
        try directory.remove("file")
        #expect(try directory.names() == [])
        #expect(first.bytes == long)
        #expect(second.bytes == [8])
    }

    @Test(arguments: Kind.allCases) func closingTwiceIsHarmless(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        let file = try directory.create("file")
        try file.append([1].span)
        try file.close()
        try directory.remove("file")
        try file.close()
        #expect(try directory.names() == [])
    }

    @Test(arguments: Kind.allCases) func oneLockAtATime(kind: Kind) throws {
        let folder = try TemporaryFolder()
        let directory = try make(kind, folder)
        do {
            let first = try directory.acquireWriteLock()
            let error = #expect(throws: IndexFileError.self) { _ = try directory.acquireWriteLock() }
            #expect(error?.code == .locked)
            #expect(error?.file == directory.path)
            first.release()
            let second = try directory.acquireWriteLock()
            first.release()
            #expect(throws: IndexFileError.self) { _ = try directory.acquireWriteLock() }
            second.release()
        }
        func holdAndDrop() throws { _ = try directory.acquireWriteLock() }
        try holdAndDrop()
        try directory.acquireWriteLock().release()
    }
}

import Foundation
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

/// What only a real file system has.
@Suite struct FileSystemDirectoryTests {
    static let isRoot = FileManager.default.isReadableFile(atPath: "/etc/shadow") && NSUserName() == "root"

    @Test func foldersAreCreatedWithTheirParents() throws {
        let folder = try TemporaryFolder()
        for path in ["/a/b/c", "/a/b/c", "/a//d", "/e", "/f/"] {
            _ = try FileSystemDirectory(path: folder.path + path, create: true)
        }
        #expect(folder.names == ["a", "e", "f"])
        let missing = #expect(throws: IndexFileError.self) { _ = try FileSystemDirectory(path: folder.path + "/none") }
        #expect(missing?.code == .missing)
        #expect(!folder.names.contains("none"))
    }

    @Test func aFileIsNoFolderAndAFolderNoFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "file")
        try folder.write("text", to: "folder/file")
        for path in ["/file", "/file/below"] {
            let error = #expect(throws: IndexFileError.self) { _ = try FileSystemDirectory(path: folder.path + path, create: true) }
            #expect(error?.code == .system)
        }
        let directory = try FileSystemDirectory(path: folder.path)
        let error = #expect(throws: IndexFileError.self) { _ = try directory.open("folder") }
        #expect(error?.code == .system)
        #expect(throws: IndexFileError.self) { _ = try directory.create("folder") }
        #expect(throws: IndexFileError.self) { try directory.remove("folder") }
    }

    @Test func aFolderThatGoesAwayIsAnError() throws {
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path + "/short-lived", create: true)
        try FileManager.default.removeItem(atPath: directory.path)
        #expect(throws: IndexFileError.self) { _ = try directory.names() }
        #expect(throws: IndexFileError.self) { _ = try directory.create("file") }
        #expect(throws: IndexFileError.self) { try directory.syncNames() }
        #expect(throws: IndexFileError.self) { _ = try directory.acquireWriteLock() }
    }

    @Test(.disabled(if: isRoot, "root may read everything")) func anUnreadableFileIsASystemError() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("text", to: "file")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
        let directory = try FileSystemDirectory(path: folder.path)
        let error = #expect(throws: IndexFileError.self) { _ = try directory.open("file") }
        #expect(error?.code == .system)
        #expect(error?.found?.isEmpty == false)
    }

    @Test func aFileThatIsWrittenIsOnDiskBeforeItCloses() throws {
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path)
        let file = try directory.create("file")
        try file.append([1, 2].span)
        try file.sync()
        #expect(try directory.open("file").bytes == [1, 2])
        try file.append([3].span)
        try file.close()
        #expect(try directory.open("file").bytes == [1, 2, 3])
    }

    /// A child process has its parent's descriptors from the fork until another program replaces it.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd"), "needs /proc to find the lock's descriptor"))
    func theLockIsGivenBackWhoeverElseHasItsDescriptor() throws {
        let folder = try TemporaryFolder()
        let directory = try FileSystemDirectory(path: folder.path)
        let lock = try directory.acquireWriteLock()
        let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)"))?.hasPrefix(folder.path + "/") == true
        }
        let descriptor = try #require(descriptors.first.flatMap { Int32($0) })
        let inherited = dup(descriptor)
        defer { close(inherited) }
        #expect(throws: IndexFileError.self) { _ = try directory.acquireWriteLock() }
        lock.release()
        try directory.acquireWriteLock().release()
    }
}

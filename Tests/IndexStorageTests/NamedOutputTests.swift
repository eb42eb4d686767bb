import Foundation
import LedeIndexStorage
import LedeTestSupport
import Testing

/// Files that users name are written as a shell's redirection writes them.
@Suite("Output files")
struct NamedOutputTests {
    private let folder: TemporaryFolder
    private let files = FileManager.default

    init() throws { folder = try TemporaryFolder() }

    private func text(_ name: String) throws -> String { try String(contentsOf: folder.url.appending(path: name), encoding: .utf8) }

    @Test("a regular file takes its name when it is whole, and keeps its permissions")
    func regular() throws {
        try folder.write("old", to: "a")
        try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path + "/a")
        let file = try NamedOutput(path: folder.path + "/a")
        try file.append(Array("new".utf8))
        #expect(try text("a") == "old")
        try file.finish()
        #expect(try text("a") == "new")
        #expect(folder.names == ["a"])
        #expect(file.byteCount == 3)
        #expect(try files.attributesOfItem(atPath: folder.path + "/a")[.posixPermissions] as? Int == 0o640)
        try NamedOutput.write("b", to: folder.path + "/b")
        #expect(try text("b") == "b")
    }

    @Test("what ends early leaves nothing")
    func givenUp() throws {
        try folder.write("old", to: "a")
        for name in ["a", "b"] {
            var file: NamedOutput? = try NamedOutput(path: folder.path + "/" + name)
            try file?.append([1, 2, 3])
            file = nil
        }
        #expect(folder.names == ["a"])
        #expect(try text("a") == "old")
    }

    @Test("links stay, and what they lead to is written", arguments: ["target", "../NAME/target", "ABSOLUTE/target", "second"])
    func links(_ destination: String) throws {
        let real = destination.replacingOccurrences(of: "NAME", with: folder.url.lastPathComponent).replacingOccurrences(
            of: "ABSOLUTE", with: folder.path)
        try files.createSymbolicLink(atPath: folder.path + "/second", withDestinationPath: "target")
        try files.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: real)
        // First with a link that leads to nothing yet, then with one to a file.
        for word in ["new", "newer"] {
            #expect(try NamedOutput.isRegular(folder.path + "/link"))
            try NamedOutput.write(word, to: folder.path + "/link")
            #expect(try text("target") == word)
            #expect(try files.destinationOfSymbolicLink(atPath: folder.path + "/link") == real)
            #expect(folder.names == ["link", "second", "target"])
        }
    }

    @Test("devices stay devices, and a full one is an error")
    func devices() throws {
        for name in ["null", "full"] where files.fileExists(atPath: "/dev/" + name) {
            try files.createSymbolicLink(atPath: folder.path + "/" + name, withDestinationPath: "/dev/" + name)
        }
        #expect(try !NamedOutput.isRegular(folder.path + "/null"))
        try NamedOutput.write("gone", to: folder.path + "/null")
        try NamedOutput.write("gone", to: "/dev/null")
        #expect(try files.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType == .typeCharacterSpecial)
        guard files.fileExists(atPath: "/dev/full") else { return }
        for path in ["/dev/full", folder.path + "/full"] {
            #expect { try NamedOutput.write("no room", to: path) } throws: {
                ($0 as? NamedOutputError) == NamedOutputError(file: path, problem: "cannot be written: No space left on device")
            }
        }
        #expect(folder.names == ["full", "null"])
    }

    @Test("a pipe gets the bytes and stays a pipe")
    func pipes() async throws {
        let path = folder.path + "/pipe"
        try #require(mkfifo(path, 0o600) == 0)
        #expect(try !NamedOutput.isRegular(path))
        let reading = Task.detached { FileHandle(forReadingAtPath: path)?.readDataToEndOfFile() }
        try NamedOutput.write("through", to: path)
        #expect(await reading.value == Data("through".utf8))
        #expect(folder.names == ["pipe"])
    }

    @Test("what cannot be written is said, before and while writing")
    func refusals() throws {
        for (path, problem) in [("/", "is a folder"), ("/none/a", "there is no folder")] {
            #expect { try NamedOutput.isRegular(folder.path + path) } throws: { String(describing: $0).contains(problem) }
            #expect(throws: NamedOutputError.self) { try NamedOutput(path: folder.path + path) }
        }
        #expect(throws: NamedOutputError.self) { try NamedOutput(path: "") }
        #expect(throws: NamedOutputError.self) { try NamedOutput(path: folder.path + "/new/") }
        try files.createSymbolicLink(atPath: folder.path + "/loop", withDestinationPath: "loop")
        #expect { try NamedOutput.isRegular(folder.path + "/loop") } throws: { String(describing: $0).contains("leads nowhere") }
        #expect(throws: NamedOutputError.self) { try NamedOutput(path: "/dev/fd/987") }
        #expect(folder.names == ["loop"])
    }
}

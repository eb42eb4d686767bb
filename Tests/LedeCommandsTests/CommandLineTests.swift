import Foundation
import Testing

/// The built executable, run as a person runs it.
@Suite struct CommandLineTests {
    /// `lede` beside the test bundle, in the same build folder.
    private func executable() throws -> URL {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = folder.appending(path: "lede")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }

    private func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = try executable()
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let outputData = try output.fileHandleForReading.readToEnd() ?? Data()
        let errorData = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: outputData, as: UTF8.self), String(decoding: errorData, as: UTF8.self))
    }

    @Test func helpAndVersionSucceedOnStandardOutput() throws {
        for arguments in [["--help"], ["help"], ["-h"], []] {
            let result = arguments.isEmpty ? try run() : try run(arguments[0])
            #expect(result.status == 0)
            #expect(result.output.contains("USAGE: lede"))
            #expect(result.errors.isEmpty)
        }
        let version = try run("--version")
        #expect(version.status == 0)
        #expect(version.output == "0.1.0\n")
    }

    @Test func aUsageErrorIsStatusTwoOnStandardError() throws {
        for argument in ["--no-such-option", "no-such-command"] {
            let result = try run(argument)
            #expect(result.status == 2)
            #expect(result.output.isEmpty)
            #expect(result.errors.contains(argument))
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionScriptsArePrinted(shell: String) throws {
        let result = try run("--generate-completion-script", shell)
        #expect(result.status == 0)
        #expect(result.output.contains("lede"))
        #expect(result.errors.isEmpty)
    }

    @Test func aFullDiskIsAnError() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let process = Process()
        process.executableURL = try executable()
        process.arguments = ["--help"]
        process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let message = String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 2)
        #expect(message.hasPrefix("lede: cannot write the output"))
    }
}

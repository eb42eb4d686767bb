import Foundation
import LedeTestSupport
import Testing

/// The built executable, run as a person runs it.
@Suite struct CommandLineTests {
    private func run(_ arguments: String...) throws -> LedeProcess {
        try LedeProcess(arguments, in: FileManager.default.temporaryDirectory)
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

    @Test(arguments: ["check", "inspect"])
    func anIndexNamedTwiceIsAnError(command: String) throws {
        let result = try run(command, "one", "--in", "two")
        #expect(result.status == 2)
        #expect(result.errors == "lede: the index is named twice: as an argument and with --in\n")
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
        process.executableURL = try LedeProcess.executable()
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

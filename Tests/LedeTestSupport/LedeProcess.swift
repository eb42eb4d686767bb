import Dispatch
import Foundation
import Synchronization

/// A built executable, run as a person would.
public struct LedeProcess: Sendable {
    public var status: Int32
    public var output: String
    public var errors: String

    /// Runs `lede`, or another executable of the package, with `arguments` in `folder` and waits for its end. LEDE_INDEX is what
    /// `environment` says, or unset.
    /// - Parameter input: what standard input has; nothing by default.
    public init(_ arguments: [String], in folder: URL, environment: [String: String] = [:], executable: String = "lede", input: String = "")
        throws
    {
        try self.init(Self.executable(executable), arguments, in: folder, environment: environment, input: input)
    }

    /// Runs another program in the same way.
    public init(_ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:], input: String = "") throws {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["LEDE_INDEX"] = nil
        // What a test searches for must not become the user's last search.
        variables["XDG_STATE_HOME"] = FileManager.default.temporaryDirectory.appending(path: "lede-test-state").path
        process.environment = variables.merging(environment) { $1 }
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        let inputs = Pipe()
        process.standardInput = input.isEmpty ? FileHandle.nullDevice : inputs
        try process.run()
        if !input.isEmpty {
            // Short enough for the pipe's buffer.
            try inputs.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try inputs.fileHandleForWriting.close()
        }
        // Both at once: a process whose other pipe is full would never end.
        let handles = [output.fileHandleForReading, errors.fileHandleForReading]
        let read = Mutex([Data(), Data()])
        DispatchQueue.concurrentPerform(iterations: handles.count) { index in
            let data = handles[index].readDataToEndOfFile()
            read.withLock { $0[index] = data }
        }
        process.waitUntilExit()
        let (outputData, errorData) = read.withLock { ($0[0], $0[1]) }
        status = process.terminationStatus
        self.output = String(decoding: outputData, as: UTF8.self)
        self.errors = String(decoding: errorData, as: UTF8.self)
    }

    /// The executable called `name` beside the test bundle, in the same build folder.
    public static func executable(_ name: String = "lede") throws -> URL {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = folder.appending(path: name)
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw CocoaError(.fileNoSuchFile)
    }
}

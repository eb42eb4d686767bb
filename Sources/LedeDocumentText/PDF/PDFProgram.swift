import Dispatch
import Foundation

/// poppler's `pdftotext`, which turns PDF into text.
package struct PDFProgram: Sendable {
    /// Why there is no text.
    package enum Failure: Error, Equatable {
        /// No program of that name is on the PATH.
        case missing
        /// It could not be started, or its input could not be written.
        case notStarted(String)
        /// It took longer than allowed, in seconds.
        case tooSlow(Int)
        /// It gave more bytes than allowed.
        case tooLong(Int)
        case encrypted
        /// What it said about the file.
        case refused(String)
        case cancelled
    }

    /// Where it lies.
    private let path: String?
    private let seconds: Int
    private let mostBytes: Int

    /// - Parameters:
    ///   - searchPath: folders separated by colons; only absolute ones count.
    ///   - seconds: a file may take.
    ///   - mostBytes: of text a file may have.
    package init(
        searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", seconds: Int = 120, mostBytes: Int = 64 << 20
    ) {
        path = searchPath.split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/pdftotext" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        self.seconds = seconds
        self.mostBytes = mostBytes
    }

    /// The one on the PATH.
    package static let installed = PDFProgram()

    package var isInstalled: Bool { path != nil }

    /// How to install it.
    package static var advice: String {
        #if os(macOS)
            "brew install poppler"
        #else
            "apt-get install poppler-utils"
        #endif
    }

    /// The text of a PDF with the properties before it, as HTML. Ends early when the current task is cancelled.
    package func text(of bytes: [UInt8]) throws(Failure) -> [UInt8] {
        guard let path else { throw .missing }
        let file = FileManager.default.temporaryDirectory.appending(path: "lede-\(UUID().uuidString).pdf")
        let errors = file.appendingPathExtension("log")
        defer {
            try? FileManager.default.removeItem(at: file)
            try? FileManager.default.removeItem(at: errors)
        }
        guard FileManager.default.createFile(atPath: file.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]),
            FileManager.default.createFile(atPath: errors.path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let log = try? FileHandle(forWritingTo: errors)
        else { throw .notStarted("no file can be written to \(file.deletingLastPathComponent().path)") }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = ["-htmlmeta", "-enc", "UTF-8", file.path, "-"]
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = log
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do {
            try process.run()
        } catch {
            throw .notStarted(error.localizedDescription)
        }
        let output = ProcessOutput(pipe.fileHandleForReading.fileDescriptor, seconds: seconds, mostBytes: mostBytes)
        let (found, failure) = output.read { Task.isCancelled }
        if failure != nil { ProcessOutput.kill(process.processIdentifier) }
        // It may outlive its output: it gets a grace period.
        if ended.wait(timeout: .now() + .seconds(5)) == .timedOut {
            ProcessOutput.kill(process.processIdentifier)
            ended.wait()
        }
        if let failure { throw failure }
        guard process.terminationStatus == 0 else {
            let words = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
            throw words.contains("Incorrect password")
                ? .encrypted
                : .refused(words.split(separator: "\n").last.map(String.init) ?? "it ended with status \(process.terminationStatus)")
        }
        return found
    }
}

import Foundation

/// A running executable that is given input bit by bit, read from and signalled.
public final class LedeCoProcess {
    /// How the process ended.
    public struct End: Sendable {
        /// The exit status; nil if a signal ended it.
        public var status: Int32?
        /// The signal that ended it.
        public var signal: Int32?
        /// All that it wrote.
        public var output: String
        public var errors: String
    }

    private let process = Process()
    private let input = Pipe()
    private let outputPipe = Pipe()
    private let errorPipe = Pipe()
    private var output: [UInt8] = []
    private var errors: [UInt8] = []

    /// Starts `lede` with `arguments` in `folder`. LEDE_INDEX is unset.
    public convenience init(_ arguments: [String], in folder: URL) throws {
        try self.init(LedeProcess.executable(), arguments, in: folder)
    }

    /// Starts another program in the same way.
    public init(_ executable: URL, _ arguments: [String], in folder: URL) throws {
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["LEDE_INDEX"] = nil
        process.environment = variables
        process.standardInput = input
        process.standardOutput = outputPipe
        process.standardError = errorPipe
        // A process that has ended takes no input; the test is to see that, not to end by it.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    public func send(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    public func send(signal: Int32) { kill(process.processIdentifier, signal) }

    public func endInput() { try? input.fileHandleForWriting.close() }

    /// So long a test waits for a process that may hang: no machine is that slow.
    private static let patience = 900.0

    /// Waits until what the process has written satisfies `isEnough`; false if it ends, or hangs, before.
    public func waits(until isEnough: (String) -> Bool) -> Bool {
        let end = Date.now.addingTimeInterval(Self.patience)
        while !isEnough(String(decoding: output, as: UTF8.self)) {
            guard read(milliseconds: Int32(max(0, min(60_000, end.timeIntervalSinceNow * 1000)))) else { return false }
        }
        return true
    }

    /// Reads what is there, waiting for it; false at both ends and when the time is over.
    private func read(milliseconds: Int32) -> Bool {
        var polled = [outputPipe, errorPipe].map { pollfd(fd: $0.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0) }
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return false }
        var hasRead = false
        for (number, pipe) in [outputPipe, errorPipe].enumerated() where polled[number].revents & Int16(POLLIN) != 0 {
            let data = pipe.fileHandleForReading.availableData
            if number == 0 { output += data } else { errors += data }
            hasRead = hasRead || !data.isEmpty
        }
        return hasRead
    }

    /// Ends the input and waits for the process's end; one that hangs is killed.
    public func finish() -> End {
        endInput()
        let end = Date.now.addingTimeInterval(Self.patience)
        while read(milliseconds: Int32(max(0, min(60_000, end.timeIntervalSinceNow * 1000)))) {}
        while process.isRunning, Date.now < end { usleep(5_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return End(
            status: isSignal ? nil : process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
            output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
    }
}

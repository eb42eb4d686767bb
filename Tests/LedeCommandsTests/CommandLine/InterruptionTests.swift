import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

@Suite(.serialized) struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func theFirstSignalCancels(number: Int32) async throws {
        do {
            try await Interruption.endingInOrder {
                kill(getpid(), number)
                try await Task.sleep(for: .seconds(120))
            }
            Issue.record("the sleep was not cancelled")
        } catch let failure as CommandFailure {
            #expect(failure.exitCode.rawValue == 128 + number)
            #expect(failure.exitCode.isInterruption)
        }
    }

    @Test func workThatEndsByItselfIsLeftAlone() async throws {
        let value = try await Interruption.endingInOrder { 7 }
        #expect(value == 7)
        await #expect(throws: CancellationError.self) {
            try await Interruption.endingInOrder { throw CancellationError() }
        }
    }

    /// Signals `lede compare` after this long.
    private func interruptedComparison(afterSeconds seconds: Double, in folder: URL) throws
        -> (status: Int32, output: String, errors: String)
    {
        let process = Process()
        process.executableURL = try LedeProcess.executable()
        process.arguments = [
            "compare", "--queries", "q.tsv", "--in", "index", "--backend", "lede", "--backend", "lede:k1=0", "--no-causes",
        ]
        process.currentDirectoryURL = folder
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // A task that sleeps would wake after all tests that wait for a thread.
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGINT)
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: printed, as: UTF8.self), String(decoding: said, as: UTF8.self))
    }

    @Test func anInterruptedComparisonPrintsWhatItHas() throws {
        let folder = try TemporaryFolder()
        let writer = try Index(creatingAt: folder.url.appending(path: "index").path).writer()
        for number in 0..<50 { try writer.add(Article(id: "a\(number)", title: "Sea wall \(number)", body: "The sea wall stood.")) }
        try writer.commit()
        writer.close()
        try folder.write((1...20_000).map { "\($0)\tsea wall\n" }.joined(), to: "q.tsv")
        // It cannot be seen from outside when the first query is done: later each time, until it is.
        for round in 0..<24 {
            let result = try interruptedComparison(afterSeconds: 0.7 * pow(1.2, Double(round)), in: folder.url)
            guard result.status == 130, !result.output.isEmpty else { continue }
            #expect(result.output.contains(/^[0-9,]+ quer(y|ies), read as words, interrupted before the others\n/), "\(result.output)")
            #expect(result.output.contains("\ntime for the top 10"))
            #expect(result.errors == "lede: interrupted\n")
            return
        }
        Issue.record("no signal came between the first query and the last")
    }
}

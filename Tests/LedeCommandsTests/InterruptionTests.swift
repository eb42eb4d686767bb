import Foundation
import Testing

@testable import LedeCommands

@Suite(.serialized) struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func theFirstSignalCancels(number: Int32) async throws {
        do {
            try await Interruption.endingInOrder {
                kill(getpid(), number)
                try await Task.sleep(for: .seconds(60))
            }
            Issue.record("the sleep was not cancelled")
        } catch let failure as CommandFailure {
            #expect(failure.exitCode == .interrupted)
        }
    }

    @Test func workThatEndsByItselfIsLeftAlone() async throws {
        let value = try await Interruption.endingInOrder { 7 }
        #expect(value == 7)
        await #expect(throws: CancellationError.self) {
            try await Interruption.endingInOrder { throw CancellationError() }
        }
    }
}

import LedeIndexBytes
import LedeIndexStorage
import Testing

/// The crash tests' instrument does what they assume.
@Suite struct FaultInjectingDirectoryTests {
    /// Tries seven operations, and says which of them failed.
    private func attempt(_ directory: FaultInjectingDirectory) -> [Bool] {
        var failed: [Bool] = []
        func note(_ operation: () throws -> Void) {
            do {
                try operation()
                failed.append(false)
            } catch {
                failed.append((error as? IndexFileError)?.found == "injected fault")
            }
        }
        var file: (any OutputFile)?
        note { file = try directory.create("a") }
        note { try file?.append([1].span) }
        note { try file?.sync() }
        note { try file?.close() }
        note { try directory.rename("a", to: "b") }
        note { try directory.syncNames() }
        note { try directory.remove("b") }
        return failed
    }

    @Test func eachOperationCounts() {
        let sound = FaultInjectingDirectory(MemoryDirectory())
        #expect(attempt(sound) == Array(repeating: false, count: 7))
        #expect(sound.operations == 7)
        for first in 1..<7 {
            let failing = attempt(FaultInjectingDirectory(MemoryDirectory(), failingFrom: first))
            #expect(failing == (0..<7).map { $0 >= first })
        }
        for place in [1, 2, 3, 5] {
            let once = attempt(FaultInjectingDirectory(MemoryDirectory(), failingFrom: place, failures: 1))
            #expect(once == (0..<7).map { $0 == place })
        }
    }
}

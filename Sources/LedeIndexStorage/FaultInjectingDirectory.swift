import LedeIndexBytes
import Synchronization

/// A directory whose operations fail from a chosen one on, as after a crash or on a full disk, or only for a while: for tests of
/// durability.
///
/// Operations are counted in order: creating, appending, syncing and closing a file, renaming, removing, syncing names.
package final class FaultInjectingDirectory: Directory {
    private struct State {
        var operations = 0
        let failing: Range<Int>
    }

    private let base: any Directory
    private let state: Mutex<State>

    /// Operation number `failingFrom` (from 0) and all after it, or the first `failures` of them, fail with `.system`.
    package init(_ base: any Directory, failingFrom: Int = .max, failures: Int = .max) {
        self.base = base
        let (end, isPastAll) = failingFrom.addingReportingOverflow(failures)
        state = Mutex(State(failing: failingFrom..<(isPastAll ? .max : end)))
    }

    package var path: String { base.path }

    /// Operations attempted so far.
    package var operations: Int { state.withLock { $0.operations } }

    fileprivate func count(_ name: String) throws(IndexFileError) {
        let fails = state.withLock { state in
            defer { state.operations += 1 }
            return state.failing.contains(state.operations)
        }
        if fails { throw IndexFileError(.system, file: path + "/" + name, found: "injected fault") }
    }

    package func names() throws(IndexFileError) -> [String] { try base.names() }

    package func open(_ name: String) throws(IndexFileError) -> ByteSlice { try base.open(name) }

    package func create(_ name: String) throws(IndexFileError) -> any OutputFile {
        try count(name)
        return Output(directory: self, name: name, base: try base.create(name))
    }

    package func rename(_ name: String, to newName: String) throws(IndexFileError) {
        try count(name)
        try base.rename(name, to: newName)
    }

    package func remove(_ name: String) throws(IndexFileError) {
        try count(name)
        try base.remove(name)
    }

    package func syncNames() throws(IndexFileError) {
        try count("")
        try base.syncNames()
    }

    package func acquireWriteLock() throws(IndexFileError) -> any WriteLock { try base.acquireWriteLock() }

    private final class Output: OutputFile {
        private let directory: FaultInjectingDirectory
        private let name: String
        private let base: any OutputFile

        init(directory: FaultInjectingDirectory, name: String, base: any OutputFile) {
            self.directory = directory
            self.name = name
            self.base = base
        }

        func append(_ bytes: Span<UInt8>) throws(IndexFileError) {
            try directory.count(name)
            try base.append(bytes)
        }

        func sync() throws(IndexFileError) {
            try directory.count(name)
            try base.sync()
        }

        func close() throws(IndexFileError) {
            try directory.count(name)
            try base.close()
        }
    }
}

import LedeIndexBytes
import LedeIndexStorage
import Synchronization

/// A directory that knows what a power cut would leave of it, by `Directory`'s contract: the content of files whose `sync` returned,
/// under the names that existed when `syncNames` last returned. A file system may keep more; such states are given for each instant too.
final class PowerCutDirectory: Directory {
    private final class Node {
        var bytes: [UInt8] = []
        var durable: [UInt8] = []
    }

    private struct State {
        var live: [String: Node] = [:]
        var durable: [String: Node] = [:]
        /// Names removed since the last `syncNames`.
        var removed: Set<String> = []
        var instants: [[[String: [UInt8]]]] = []

        mutating func note() {
            let guaranteed = durable.mapValues(\.durable)
            instants.append([
                guaranteed, guaranteed.filter { !removed.contains($0.key) }, live.mapValues(\.durable), live.mapValues(\.bytes),
            ])
        }
    }

    // Nodes are touched with the mutex held only.
    private nonisolated(unsafe) let state = UncheckedBox(State())
    private let mutex = Mutex(())
    let path = "power cut"

    private final class UncheckedBox {
        var value: State
        init(_ value: State) { self.value = value }
    }

    private func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        mutex.withLock { _ in
            defer { state.value.note() }
            return body(&state.value)
        }
    }

    /// After each operation what may be left: what is guaranteed; that, but for what was removed; all names with the
    /// content that is guaranteed; everything.
    var instants: [[[String: [UInt8]]]] { mutex.withLock { _ in state.value.instants } }

    func names() throws(IndexFileError) -> [String] { mutex.withLock { _ in state.value.live.keys.sorted() } }

    func open(_ name: String) throws(IndexFileError) -> ByteSlice {
        guard let bytes = mutex.withLock({ _ in state.value.live[name]?.bytes }) else {
            throw IndexFileError(.missing, file: name)
        }
        return ByteStorage(name: name, copying: bytes).slice
    }

    func create(_ name: String) throws(IndexFileError) -> any OutputFile {
        change { $0.live[name] = Node() }
        return Output(directory: self, name: name)
    }

    func rename(_ name: String, to newName: String) throws(IndexFileError) {
        change { $0.live[newName] = $0.live.removeValue(forKey: name) }
    }

    func remove(_ name: String) throws(IndexFileError) {
        change { state in
            state.live[name] = nil
            state.removed.insert(name)
        }
    }

    func syncNames() throws(IndexFileError) {
        change { state in
            state.durable = state.live
            state.removed = []
        }
    }

    func acquireWriteLock() throws(IndexFileError) -> any WriteLock { Lock() }

    private final class Output: OutputFile {
        private let directory: PowerCutDirectory
        private let name: String

        init(directory: PowerCutDirectory, name: String) {
            self.directory = directory
            self.name = name
        }

        func append(_ bytes: Span<UInt8>) throws(IndexFileError) {
            let copy = bytes.indices.map { bytes[$0] }
            directory.change { $0.live[name]?.bytes += copy }
        }

        func sync() throws(IndexFileError) {
            directory.change { state in
                guard let node = state.live[name] else { return }
                node.durable = node.bytes
            }
        }

        func close() throws(IndexFileError) {}
    }

    private final class Lock: WriteLock {
        func release() {}
    }
}

import LedeIndexBytes
import Synchronization

/// A directory in memory, for tests and small indexes.
package final class MemoryDirectory: Directory {
    private struct State {
        var files: [String: ByteStorage] = [:]
        var isLocked = false
    }

    package let path: String
    private let state = Mutex(State())

    package init(path: String = "memory") { self.path = path }

    package func names() throws(IndexFileError) -> [String] { state.withLock { $0.files.keys.sorted() } }

    package func open(_ name: String) throws(IndexFileError) -> ByteSlice {
        guard let file = state.withLock({ $0.files[name] }) else {
            throw IndexFileError(.missing, file: path + "/" + name)
        }
        return file.slice
    }

    package func create(_ name: String) throws(IndexFileError) -> any OutputFile {
        replace(name, with: [])
        return Output(directory: self, name: name)
    }

    package func rename(_ name: String, to newName: String) throws(IndexFileError) {
        let found = state.withLock { state in
            guard let file = state.files.removeValue(forKey: name) else { return false }
            state.files[newName] = ByteStorage(name: path + "/" + newName, copying: file.slice.bytes)
            return true
        }
        guard found else { throw IndexFileError(.missing, file: path + "/" + name) }
    }

    package func remove(_ name: String) throws(IndexFileError) {
        guard state.withLock({ $0.files.removeValue(forKey: name) }) != nil else {
            throw IndexFileError(.missing, file: path + "/" + name)
        }
    }

    package func syncNames() throws(IndexFileError) {}

    /// Puts `bytes` in place of a file, for tests that damage one.
    package func replace(_ name: String, with bytes: [UInt8]) {
        state.withLock { $0.files[name] = ByteStorage(name: path + "/" + name, copying: bytes) }
    }

    package func acquireWriteLock() throws(IndexFileError) -> any WriteLock {
        let acquired = state.withLock { state in
            if state.isLocked { return false }
            state.isLocked = true
            return true
        }
        guard acquired else { throw IndexFileError(.locked, file: path) }
        return Lock(directory: self)
    }

    private final class Output: OutputFile {
        private let directory: MemoryDirectory
        private let name: String
        private var bytes: [UInt8] = []
        private var isClosed = false

        init(directory: MemoryDirectory, name: String) {
            self.directory = directory
            self.name = name
        }

        func append(_ more: Span<UInt8>) throws(IndexFileError) {
            for index in more.indices { bytes.append(more[index]) }
        }

        func sync() throws(IndexFileError) { directory.replace(name, with: bytes) }

        func close() throws(IndexFileError) {
            if !isClosed { directory.replace(name, with: bytes) }
            isClosed = true
        }
    }

    private final class Lock: WriteLock {
        private let directory: MemoryDirectory
        private let isHeld = Mutex(true)

        init(directory: MemoryDirectory) { self.directory = directory }

        deinit { release() }

        func release() {
            let wasHeld = isHeld.withLock { held in
                defer { held = false }
                return held
            }
            if wasHeld { directory.state.withLock { $0.isLocked = false } }
        }
    }
}

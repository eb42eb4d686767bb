#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import LedeIndexBytes
import Synchronization

/// A folder of the file system; files are memory-mapped when read.
package struct FileSystemDirectory: Directory {
    package let path: String
    /// How long `acquireWriteLock` waits for another holder.
    package var lockTimeout = Duration.zero

    /// The folder at `path`, which is created with its parents when `create` is true.
    package init(path: String, create: Bool = false) throws(IndexFileError) {
        self.path = path
        if create { try Self.createFolder(path) }
        var status = stat()
        guard stat(path, &status) == 0 else { throw SystemCall.error(path, errno) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw IndexFileError(.system, file: path, found: "not a folder")
        }
    }

    private static func createFolder(_ path: String) throws(IndexFileError) {
        let slash = path.dropLast().lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        if mkdir(path, 0o777) != 0 {
            let code = errno
            if code == EEXIST { return }
            guard code == ENOENT, slash != nil, parent != "/" else { throw refusal(path, code) }
            try createFolder(parent)
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw refusal(path, errno) }
        }
        // The folder's own name must survive a power cut as well, or what is committed in it does not. A parent that cannot be read cannot
        // be synced; that is no reason to refuse.
        if let above = try? FileSystemDirectory(path: parent) { try? above.syncNames() }
    }

    /// Why a folder cannot be made: a file system that takes none says that there is none.
    private static func refusal(_ path: String, _ code: Int32) -> IndexFileError {
        var error = SystemCall.error(path, code)
        guard error.code == .missing else { return error }
        error.code = .system
        error.found = "no folder can be made there"
        return error
    }

    private func full(_ name: String) -> String { path + "/" + name }

    package func names() throws(IndexFileError) -> [String] {
        guard let folder = opendir(path) else { throw SystemCall.error(path, errno) }
        defer { closedir(folder) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(folder) {
            // SAFETY: readdir's entry is valid until the next call, and d_name is a NUL-terminated array within it.
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw SystemCall.error(path, errno) }
        return names.sorted()
    }

    package func open(_ name: String) throws(IndexFileError) -> ByteSlice {
        let file = full(name)
        // Never waits: what is named like an index file may be a pipe, which is refused below.
        let descriptor = try SystemCall.retrying(file) { openFile(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0) }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemCall.error(file, errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw IndexFileError(.system, file: file, found: "not a regular file")
        }
        let count = Int(status.st_size)
        guard count > 0 else { return ByteStorage(name: file, copying: []).slice }
        let mapped = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else { throw SystemCall.error(file, errno) }
        // SAFETY: the mapping covers `count` bytes, is private to this storage and unmapped once, by its release. Index files are
        // never shortened or rewritten in place (Directory's contract), so the bytes stay readable and unchanged. Where another program
        // breaks that, reading raises SIGBUS, which ends the process (in `lede` with a message) before anything wrong is read.
        return ByteStorage(name: file, base: UnsafeRawPointer(mapped), count: count) { base, count in
            munmap(UnsafeMutableRawPointer(mutating: base), count)
        } evict: { base, count in
            // The mapping is shared and read-only: its pages go, its content stays what the file holds.
            madvise(UnsafeMutableRawPointer(mutating: base), count, MADV_DONTNEED)
        }.slice
    }

    package func create(_ name: String) throws(IndexFileError) -> any OutputFile {
        let file = full(name)
        // Not truncated in place: a reader may have the old file mapped.
        if unlink(file) != 0, errno != ENOENT { throw SystemCall.error(file, errno) }
        let descriptor = try SystemCall.retrying(file) {
            openFile(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        }
        return DescriptorOutputFile(file: file, descriptor: descriptor)
    }

    package func rename(_ name: String, to newName: String) throws(IndexFileError) {
        _ = try SystemCall.retrying(full(name)) { renameFile(full(name), full(newName)) }
    }

    package func remove(_ name: String) throws(IndexFileError) {
        _ = try SystemCall.retrying(full(name)) { unlink(full(name)) }
    }

    package func syncNames() throws(IndexFileError) {
        let descriptor = try SystemCall.retrying(path) { openFile(path, O_RDONLY | O_CLOEXEC, 0) }
        defer { _ = close(descriptor) }
        _ = try SystemCall.retrying(path) { Durability.synchronize(descriptor) }
    }

    /// The file that a writer locks.
    package static let lockName = "write.lock"

    /// Microseconds between two attempts to get the lock.
    private static let lockInterval: UInt32 = 10_000

    package func acquireWriteLock() throws(IndexFileError) -> any WriteLock { try acquireLock(named: Self.lockName, timeout: lockTimeout) }

    /// A lock on a file of its own, which is created: one holder at most among all processes, like the right to write.
    /// - Parameter timeout: how long to wait for another holder.
    /// - Throws: `.locked` while another holds it.
    package func acquireLock(named name: String, timeout: Duration) throws(IndexFileError) -> any WriteLock {
        let file = full(name)
        let descriptor = try SystemCall.retrying(file) { openFile(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o666) }
        let end = ContinuousClock.now + timeout
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            // A cancelled task stops waiting.
            if code == EWOULDBLOCK, ContinuousClock.now < end, !Task.isCancelled {
                usleep(Self.lockInterval)
                continue
            }
            _ = close(descriptor)
            throw code == EWOULDBLOCK ? IndexFileError(.locked, file: path) : SystemCall.error(file, code)
        }
        return DescriptorLock(descriptor: descriptor)
    }
}

// The C names that a method of Directory shadows.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { open(path, flags, mode) }
private func renameFile(_ from: String, _ to: String) -> Int32 { rename(from, to) }

/// A file written through its descriptor.
private final class DescriptorOutputFile: OutputFile {
    private let file: String
    private var descriptor: Int32

    init(file: String, descriptor: Int32) {
        self.file = file
        self.descriptor = descriptor
    }

    deinit { if descriptor >= 0 { _ = Self.closeDescriptor(descriptor) } }

    func append(_ bytes: Span<UInt8>) throws(IndexFileError) {
        let descriptor = descriptor
        let file = file
        // SAFETY: `write` reads `buffer` from `done` on, within its bounds, during the call only.
        let failure: IndexFileError? = bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                do throws(IndexFileError) {
                    done += try SystemCall.retrying(file) {
                        write(descriptor, buffer.baseAddress! + done, min(buffer.count - done, 1 << 30))
                    }
                } catch {
                    return error
                }
            }
            return nil
        }
        if let failure { throw failure }
    }

    func sync() throws(IndexFileError) {
        let descriptor = descriptor
        _ = try SystemCall.retrying(file) { Durability.synchronize(descriptor) }
    }

    func close() throws(IndexFileError) {
        guard descriptor >= 0 else { return }
        let open = descriptor
        descriptor = -1
        guard Self.closeDescriptor(open) == 0 || errno == EINTR else { throw SystemCall.error(file, errno) }
    }

    private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #elseif canImport(Musl)
            Musl.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }
}

/// An advisory lock of the kernel (flock): gone with the process that held it, however it ended.
private final class DescriptorLock: WriteLock {
    private let descriptor: Mutex<Int32>

    init(descriptor: Int32) { self.descriptor = Mutex(descriptor) }

    deinit { release() }

    func release() {
        descriptor.withLock { descriptor in
            guard descriptor >= 0 else { return }
            // Closing alone would not release it while a forked child that has not called exec still has the descriptor.
            flock(descriptor, LOCK_UN)
            _ = close(descriptor)
            descriptor = -1
        }
    }
}

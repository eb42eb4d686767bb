#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file open for writing, and the system calls for it.
struct OutputDescriptor {
    /// What is at a path once links are followed.
    enum Kind {
        case none
        case regular(mode: UInt32)
        case folder
        case special
    }

    /// How a file is opened.
    enum Opening {
        /// As it is.
        case existing
        /// Emptied.
        case truncated
        /// Created; an existing one is an error.
        case new
    }

    private let number: Int32

    init(opening path: String, _ opening: Opening, file: String) throws(NamedOutputError) {
        let flags =
            switch opening {
            case .existing: O_WRONLY | O_CLOEXEC
            case .truncated: O_WRONLY | O_CLOEXEC | O_TRUNC
            case .new: O_WRONLY | O_CLOEXEC | O_CREAT | O_EXCL
            }
        var number: Int32
        // SAFETY: open(2) reads the path up to its NUL during the call only. It waits if a pipe has no reader, and may then be interrupted.
        repeat { number = open(path, flags, 0o666) } while number < 0 && errno == EINTR
        guard number >= 0 else { throw Self.error(file) }
        self.number = number
    }

    /// A copy of a descriptor of this process, which stays open.
    init(copyOf other: Int32, file: String) throws(NamedOutputError) {
        number = dup(other)
        guard number >= 0 else { throw Self.error(file) }
    }

    static func kind(of path: String) -> Kind {
        var status = stat()
        // SAFETY: stat(2) reads the path up to its NUL and fills the struct, both during the call only.
        guard stat(path, &status) == 0 else { return .none }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .regular(mode: UInt32(status.st_mode & 0o7777))
        case S_IFDIR: .folder
        default: .special
        }
    }

    /// Sets the file's permissions, as far as the system allows.
    func setMode(_ mode: UInt32) { _ = fchmod(number, mode_t(mode)) }

    /// Writes every byte, going on after interrupts and short writes.
    func write(_ bytes: [UInt8], file: String) throws(NamedOutputError) {
        let number = number
        let failure: Int32? = bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                // SAFETY: `offset` stays within 0..<count, as write(2) returns at most the length that it was given; the pointer is used in
                // the closure only.
                let written = systemWrite(number, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                if written >= 0 { offset += written } else if errno != EINTR { return errno }
            }
            return nil
        }
        if let failure { throw Self.error(file, failure) }
    }

    /// Forces the bytes to disk.
    func synchronize(file: String) throws(NamedOutputError) {
        // Some file systems cannot, which loses nothing written.
        guard Durability.synchronize(number) == 0 || errno == EINVAL || errno == ENOTSUP else { throw Self.error(file) }
    }

    /// Closes the file, once; throws what the system could not write until now.
    func close(file: String) throws(NamedOutputError) {
        guard systemClose(number) == 0 || errno == EINTR else { throw Self.error(file) }
    }

    static func rename(_ from: String, to: String, file: String) throws(NamedOutputError) {
        // SAFETY: rename(2) reads both paths up to their NULs during the call only.
        guard systemRename(from, to) == 0 else { throw error(file) }
    }

    private static func error(_ file: String, _ code: Int32 = errno) -> NamedOutputError {
        NamedOutputError(file: file, problem: "cannot be written: \(String(cString: strerror(code)))")
    }
}

/// The system's calls under names that the methods do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }

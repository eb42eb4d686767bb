#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import LedeIndexBytes

/// Turns the C library's -1 and errno into errors.
enum SystemCall {
    /// Repeats `call` while a signal interrupts it.
    static func retrying<Value: FixedWidthInteger>(
        _ file: String, _ call: () -> Value
    ) throws(IndexFileError) -> Value {
        while true {
            let result = call()
            if result != -1 { return result }
            let code = errno
            if code == EINTR { continue }
            throw error(file, code)
        }
    }

    static func error(_ file: String, _ code: Int32) -> IndexFileError {
        // SAFETY: strerror gives a string that ends with a NUL, and it is copied at once.
        let words = String(cString: strerror(code))
        return IndexFileError(code == ENOENT ? .missing : .system, file: file, found: code == ENOENT ? nil : words, errno: code)
    }
}

extension IndexFileError {
    /// Whether there is no more room: on the disk, by its quota, or under the limit on a file's size.
    package var isOfSpace: Bool { code == .system && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) }

    /// Whether the system does not permit what was tried.
    package var isOfPermission: Bool { code == .system && (errno == EACCES || errno == EPERM || errno == EROFS) }
}

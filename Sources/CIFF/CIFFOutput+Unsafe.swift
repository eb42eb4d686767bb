import Foundation

/// The calls to the system that open a file to be written.
extension CIFFOutput {
    /// What is at a path, behind all links; those of /dev/stdout lead to what may have no name.
    enum FileKind {
        case none, regular, folder
        /// A pipe, a device, a socket.
        case special
    }

    static func kind(of path: String) -> FileKind {
        var status = stat()
        // SAFETY: stat(2) reads the path up to its NUL and fills the struct, both during the call only.
        guard stat(path, &status) == 0 else { return .none }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .folder
        default: .special
        }
    }

    /// Opens what is at `path` and no regular file; nil where that fails.
    static func openSpecial(_ path: String) -> FileHandle? {
        // SAFETY: open(2) reads the path up to its NUL during the call only.
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Makes a file beside `target` that no one else has or writes; nil where that fails.
    static func createPartial(of target: String) -> (path: String, handle: FileHandle)? {
        for number in 0..<1_000 {
            let path = "\(target).\(getpid())-\(number).partial"
            // SAFETY: as above.
            let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (path, FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)) }
            if errno != EEXIST { return nil }
        }
        return nil
    }
}

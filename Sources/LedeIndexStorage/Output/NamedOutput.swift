import Foundation

/// An output file that a user named, written as by a shell's `>` but for one thing: a regular file takes its name when it is whole, so an
/// early end leaves nothing behind, and an existing file as it was.
///
/// A symbolic link stays, and the file it leads to is written. What is not a regular file (a pipe, a device) is written directly, as is a
/// regular file whose folder takes no other. `/dev/stdout`, `/dev/fd/3` and the like are the descriptors themselves, at their current
/// position.
package final class NamedOutput {
    /// The file as the user named it.
    package let path: String
    /// Where the bytes go until they are whole, and the name they then take; nil if they are written directly.
    private let move: (from: String, to: String)?
    private let descriptor: OutputDescriptor
    private var isOpen = true
    private var isFinished = false
    /// Bytes written so far.
    package private(set) var byteCount = 0

    /// - Throws: `NamedOutputError` if nothing can be written there.
    package init(path: String) throws(NamedOutputError) {
        self.path = path
        switch try OutputTarget(path) {
        case .descriptor(let number):
            descriptor = try OutputDescriptor(copyOf: number, file: path)
            move = nil
        case .special(let target):
            descriptor = try OutputDescriptor(opening: target, .existing, file: path)
            move = nil
        case .file(let target, let mode):
            if let partial = try Self.partial(of: target, mode: mode, file: path) {
                (descriptor, move) = (partial.descriptor, (partial.path, target))
            } else {
                descriptor = try OutputDescriptor(opening: target, .truncated, file: path)
                move = nil
            }
        }
    }

    deinit { discard() }

    /// Whether `path` is a file that can be replaced as a whole, or can come to be; not for pipes, devices and descriptors.
    /// - Throws: `NamedOutputError` if nothing can be written there, as far as can be told without trying.
    package static func isRegular(_ path: String) throws(NamedOutputError) -> Bool {
        switch try OutputTarget(path) {
        case .descriptor: return false
        case .special(let target):
            guard FileManager.default.isWritableFile(atPath: target) else { throw NamedOutputError(file: path, problem: "is not writable") }
            return false
        case .file(let target, let mode):
            let folder = OutputTarget.folder(of: target)
            guard mode == nil else {
                guard FileManager.default.isWritableFile(atPath: folder) || FileManager.default.isWritableFile(atPath: target) else {
                    throw NamedOutputError(file: path, problem: "is not writable")
                }
                return true
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
                throw NamedOutputError(file: path, problem: "there is no folder \(folder)")
            }
            guard FileManager.default.isWritableFile(atPath: folder) else {
                throw NamedOutputError(file: path, problem: "\(folder) is not writable")
            }
            return true
        }
    }

    /// Writes a whole file.
    package static func write(_ text: String, to path: String) throws(NamedOutputError) {
        let file = try NamedOutput(path: path)
        try file.append(Array(text.utf8))
        try file.finish()
    }

    /// Adds bytes; all of them are with the system when this returns.
    package func append(_ bytes: [UInt8]) throws(NamedOutputError) {
        try descriptor.write(bytes, file: path)
        byteCount += bytes.count
    }

    /// Ends the file and gives it its name.
    package func finish() throws(NamedOutputError) {
        if move != nil { try descriptor.synchronize(file: path) }
        isOpen = false
        try descriptor.close(file: path)
        if let move { try OutputDescriptor.rename(move.from, to: move.to, file: path) }
        isFinished = true
    }

    /// Discards what was written, unless it is finished.
    private func discard() {
        if isOpen { try? descriptor.close(file: path) }
        if let move, !isFinished { try? FileManager.default.removeItem(atPath: move.from) }
    }

    /// Creates a file beside `target` that no one else has or writes; nil if the folder takes none but there is a target that can be
    /// written.
    private static func partial(of target: String, mode: UInt32?, file: String) throws(NamedOutputError) -> (
        path: String, descriptor: OutputDescriptor
    )? {
        for number in 0..<1_000 {
            let path = "\(target).\(ProcessInfo.processInfo.processIdentifier)-\(number).partial"
            if FileManager.default.fileExists(atPath: path) { continue }
            do {
                let descriptor = try OutputDescriptor(opening: path, .new, file: file)
                if let mode { descriptor.setMode(mode) }
                return (path, descriptor)
            } catch {
                if mode != nil, FileManager.default.isWritableFile(atPath: target) { return nil }
                // Another process may have created it since.
                if !FileManager.default.fileExists(atPath: path) { throw error }
            }
        }
        throw NamedOutputError(file: file, problem: "cannot be written: too many files named \(target).….partial are beside it")
    }
}

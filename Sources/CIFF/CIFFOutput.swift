import Foundation

/// The file that is written, through gzip where its name ends in `.gz`. It takes its name when it is whole: what ends early leaves nothing, and
/// a file that had the name before as it was.
public final class CIFFOutput {
    /// The file as the user named it.
    public let path: String
    /// Where the bytes go until they are whole; the file itself where it is no regular one, such as a pipe.
    private let writtenPath: String
    private let handle: FileHandle
    private let gzip: GzipEncoder?
    private var buffer: [UInt8] = []
    private var isOpen = true
    /// Bytes written to the file so far.
    public private(set) var byteCount = 0

    private static let bufferSize = 1 << 18

    /// - Throws: `CIFFError`, `.system` where the file cannot be made.
    public init(path: String) throws(CIFFError) {
        self.path = path
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        let isSpecial = type.map { $0 != .typeRegular && $0 != .typeSymbolicLink } ?? false
        writtenPath = isSpecial ? path : path + ".partial"
        if !isSpecial, !FileManager.default.createFile(atPath: writtenPath, contents: nil) {
            throw CIFFError(.system, file: path, problem: "cannot be written")
        }
        guard type != .typeDirectory, let handle = FileHandle(forWritingAtPath: writtenPath) else {
            throw CIFFError(.system, file: path, problem: type == .typeDirectory ? "is a folder" : "cannot be written")
        }
        self.handle = handle
        gzip = path.lowercased().hasSuffix(".gz") ? try GzipEncoder(file: path) : nil
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit { discard() }

    /// Adds bytes.
    func append(_ bytes: [UInt8]) throws(CIFFError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush(isLast: false) }
    }

    private func flush(isLast: Bool) throws(CIFFError) {
        let bytes = try gzip?.encode(buffer, isLast: isLast) ?? buffer
        buffer.removeAll(keepingCapacity: true)
        do {
            try handle.write(contentsOf: Data(bytes))
        } catch {
            throw CIFFError(.system, file: path, problem: "cannot be written: \(error.localizedDescription)")
        }
        byteCount += bytes.count
    }

    /// Ends the file and gives it its name.
    func finish() throws(CIFFError) {
        try flush(isLast: true)
        do {
            if writtenPath != path { try handle.synchronize() }
            try handle.close()
        } catch {
            throw CIFFError(.system, file: path, problem: "cannot be written: \(error.localizedDescription)")
        }
        guard writtenPath == path || rename(writtenPath, path) == 0 else { throw CIFFError(.system, file: path, problem: "cannot be written") }
        isOpen = false
    }

    /// Gives up what was written, unless it is finished.
    private func discard() {
        guard isOpen else { return }
        try? handle.close()
        if writtenPath != path { try? FileManager.default.removeItem(atPath: writtenPath) }
    }
}

import Foundation

/// The file that is written, through gzip where its name ends in `.gz`. It takes its name when it is whole: what ends early leaves nothing, and
/// a file that had the name before as it was. Where the name is a symbolic link, the link stays and the file that it leads to is written; what is
/// no regular file, such as a pipe or a device, is written directly.
public final class CIFFOutput {
    /// The file as the user named it.
    public let path: String
    /// Where the bytes go until they are whole, and the name that they take then; nil where they are written directly.
    private let move: (from: String, to: String)?
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
        gzip = path.lowercased().hasSuffix(".gz") ? try GzipEncoder(file: path) : nil
        func error(_ problem: String) -> CIFFError { CIFFError(.system, file: path, problem: problem) }
        switch Self.kind(of: path) {
        case .folder: throw error("is a folder")
        case .special:
            guard let opened = Self.openSpecial(path) else { throw error("cannot be written") }
            (handle, move) = (opened, nil)
        case .none, .regular:
            guard let target = Self.destination(of: path) else { throw error("is a link that leads nowhere") }
            guard let partial = Self.createPartial(of: target) else { throw error("cannot be written") }
            (handle, move) = (partial.handle, (partial.path, target))
        }
        buffer.reserveCapacity(Self.bufferSize)
    }

    deinit { discard() }

    /// The name at the end of a chain of symbolic links, whether or not there is a file of it; nil where there are too many.
    private static func destination(of path: String) -> String? {
        var path = path
        for _ in 0..<40 {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { return path }
            let folder = next.hasPrefix("/") ? "" : path[..<(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)]
            path = folder + next
        }
        return nil
    }

    /// Adds bytes.
    package func append(_ bytes: [UInt8]) throws(CIFFError) {
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
    package func finish() throws(CIFFError) {
        try flush(isLast: true)
        do {
            if move != nil { try handle.synchronize() }
            try handle.close()
        } catch {
            throw CIFFError(.system, file: path, problem: "cannot be written: \(error.localizedDescription)")
        }
        if let move, rename(move.from, move.to) != 0 { throw CIFFError(.system, file: path, problem: "cannot be written") }
        isOpen = false
    }

    /// Gives up what was written, unless it is finished.
    private func discard() {
        guard isOpen else { return }
        try? handle.close()
        if let move { try? FileManager.default.removeItem(atPath: move.from) }
    }
}

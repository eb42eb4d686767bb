import LedeIndexStorage

/// The output file, through gzip if its name ends in `.gz`; otherwise as `NamedOutput` writes it.
package final class CIFFOutput {
    /// The file as the user named it.
    package let path: String
    private let file: NamedOutput
    private let gzip: GzipEncoder?
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 18

    /// - Throws: `CIFFError`, `.system` if the file cannot be created.
    package init(path: String) throws(CIFFError) {
        self.path = path
        gzip = path.lowercased().hasSuffix(".gz") ? try GzipEncoder(file: path) : nil
        do throws(NamedOutputError) { file = try NamedOutput(path: path) } catch { throw CIFFError(error) }
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// Bytes written to the file so far.
    package var byteCount: Int { file.byteCount }

    /// Adds bytes.
    package func append(_ bytes: [UInt8]) throws(CIFFError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush(isLast: false) }
    }

    private func flush(isLast: Bool) throws(CIFFError) {
        let bytes = try gzip?.encode(buffer, isLast: isLast) ?? buffer
        buffer.removeAll(keepingCapacity: true)
        do throws(NamedOutputError) { try file.append(bytes) } catch { throw CIFFError(error) }
    }

    /// Ends the file and gives it its name.
    package func finish() throws(CIFFError) {
        try flush(isLast: true)
        do throws(NamedOutputError) { try file.finish() } catch { throw CIFFError(error) }
    }
}

extension CIFFError {
    init(_ error: NamedOutputError) { self.init(.system, file: error.file, problem: error.problem) }
}

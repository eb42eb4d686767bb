import Foundation

/// Files whose names are any bytes.
enum RawFile {
    /// Writes a file at a path of bytes without a NUL.
    /// - Returns: whether the file system takes such a name.
    static func write(_ text: String, to path: [UInt8]) -> Bool {
        // SAFETY: fopen reads the path up to its NUL, which is added here, during the call only; the file is closed once.
        let file = (path + [0]).withUnsafeBytes { fopen($0.baseAddress!.assumingMemoryBound(to: CChar.self), "w") }
        guard let file else { return false }
        fputs(text, file)
        fclose(file)
        return true
    }
}

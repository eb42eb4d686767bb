#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// write(2) under a name that `StandardOutput.write` does not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    // SAFETY: the caller's pointer has `count` readable bytes.
    write(descriptor, bytes, count)
}

extension StandardOutput {
    /// Writes every byte, going on after interrupts and short writes; returns the system's words for an error.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
        // SAFETY: the pointer is used only within the closure, and `offset` stays within 0..<count:
        // write(2) returns at most the length that it was given.
        bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset < bytes.count {
                let written = systemWrite(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                if written >= 0 {
                    offset += written
                } else if errno != EINTR {
                    return String(cString: strerror(errno))
                }
            }
            return nil
        }
    }
}

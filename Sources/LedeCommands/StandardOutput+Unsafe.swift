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
    static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> String? {
        // SAFETY: `offset` stays within 0..<count: write(2) returns at most the length that it was given.
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

    /// Holds `text` back, or writes it, with what was held back before, where there is no room.
    static func put(_ text: String, into buffer: OutputBuffer, of descriptor: Int32) -> String? {
        var text = text
        // SAFETY: the bytes are used within the closure alone.
        return text.withUTF8 { bytes in
            if buffer.append(bytes) { return nil }
            if let words = buffer.take({ writeAll($0, to: descriptor) }) { return words }
            return buffer.append(bytes) ? nil : writeAll(UnsafeRawBufferPointer(bytes), to: descriptor)
        }
    }

    /// Writes out what is held back, from a signal handler, where nothing else may be done: an error has no consequence.
    func rescue() {
        // SAFETY: as in `writeAll`; neither locks nor memory are taken.
        buffer.take { bytes in
            var offset = 0
            while offset < bytes.count {
                let written = systemWrite(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
                if written <= 0, errno != EINTR { return }
                offset += max(0, written)
            }
        }
    }
}

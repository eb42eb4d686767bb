#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Converts bytes of another encoding to UTF-8 with the system's iconv, piece by piece: a character may be cut anywhere.
///
/// What is not a character becomes a byte FF, which is never a part of UTF-8: the parser turns it into U+FFFD, and counts it.
final class TextConverter {
    /// Replaces bytes that are not a character.
    static let substitute: UInt8 = 0xFF

    private let handle: iconv_t
    /// Bytes of a cut character.
    private var rest: [UInt8] = []
    private var output = [UInt8](repeating: 0, count: 1 << 16)
    /// Substitutes written so far.
    private(set) var substituteCount = 0
    /// Whether a run of invalid bytes already has its substitute: one stands for all of them.
    private let unit: Int

    /// Whether the system knows an encoding.
    static func exists(_ name: String) -> Bool {
        guard let handle = open(name) else { return false }
        iconv_close(handle)
        return true
    }

    private static func open(_ name: String) -> iconv_t? {
        // SAFETY: both names are NUL-terminated; iconv returns -1 for an unknown encoding.
        guard let handle = iconv_open("UTF-8", name), handle != iconv_t(bitPattern: -1) else { return nil }
        return handle
    }

    /// Nil if the system does not know the encoding.
    init?(_ encoding: TextEncoding) {
        guard let handle = Self.open(encoding.converterName) else { return nil }
        self.handle = handle
        unit = encoding.converterName.hasPrefix("UTF-16") ? 2 : encoding.converterName.hasPrefix("UTF-32") ? 4 : 1
    }

    deinit { iconv_close(handle) }

    /// Appends what `bytes` say to `text`.
    /// - Parameter isLast: whether nothing follows, so that a cut character is invalid.
    func convert(_ bytes: ArraySlice<UInt8>, isLast: Bool, into text: inout [UInt8]) {
        var input = rest + bytes
        rest = []
        var at = 0
        while at < input.count {
            let (used, made, fault) = step(&input, from: at)
            text.append(contentsOf: output[..<made])
            at += used
            switch fault {
            case 0, E2BIG: continue
            case EINVAL where !isLast:
                rest = Array(input[at...])
                return
            default:
                text.append(Self.substitute)
                substituteCount += 1
                at += min(unit, input.count - at)
                reset()
            }
        }
        // Stateful encodings give back what they hold.
        if isLast { text.append(contentsOf: output[..<flush()]) }
    }

    private func step(_ input: inout [UInt8], from start: Int) -> (used: Int, made: Int, fault: Int32) {
        input.withUnsafeMutableBytes { input in
            output.withUnsafeMutableBytes { output in
                // SAFETY: iconv reads at most `left` bytes from `from` on and writes at most `room` bytes from `to` on, both within arrays
                // that stay for the call.
                var from = input.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
                var left = input.count - start
                var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = output.count
                let result = iconv(handle, &from, &left, &to, &room)
                let fault = result == Int(bitPattern: UInt.max) || result == -1 ? errno : 0
                return (input.count - start - left, output.count - room, fault)
            }
        }
    }

    private func flush() -> Int {
        output.withUnsafeMutableBytes { output in
            // SAFETY: as above; without input iconv writes what it holds.
            var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
            var room = output.count
            iconv(handle, nil, nil, &to, &room)
            return output.count - room
        }
    }

    private func reset() {
        // SAFETY: without buffers iconv returns to its first state.
        iconv(handle, nil, nil, nil, nil)
    }
}

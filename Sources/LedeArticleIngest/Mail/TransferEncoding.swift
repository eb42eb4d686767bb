/// Undoes the encodings in which mail carries bytes (RFC 2045, section 6). Invalid code is skipped or kept, as other programs do.
enum TransferEncoding {
    /// - Parameter name: as in `Content-Transfer-Encoding`.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ name: String?) -> [UInt8] {
        switch name?.trimmingSpaces().lowercased() {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// Complexity: O(n).
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte) - 0x41
            case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
            case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            case UInt8(ascii: "="):
                // An ending that more may follow.
                if count >= 2 { out.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 * count - 8))) }
                if count == 3 { out.append(UInt8(truncatingIfNeeded: bits >> 2)) }
                (bits, count) = (0, 0)
                continue
            default: continue
            }
            bits = bits << 6 | value
            count += 1
            guard count == 4 else { continue }
            out.append(UInt8(truncatingIfNeeded: bits >> 16))
            out.append(UInt8(truncatingIfNeeded: bits >> 8))
            out.append(UInt8(truncatingIfNeeded: bits))
            (bits, count) = (0, 0)
        }
        if count >= 2 { out.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 * count - 8))) }
        if count == 3 { out.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        return out
    }

    /// - Parameter inHeader: whether `_` is a blank (RFC 2047, section 4.2).
    /// - Complexity: O(n).
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>, inHeader: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "_"), inHeader {
                out.append(0x20)
                continue
            }
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if at + 1 < bytes.endIndex, let high = digit(bytes[at]), let low = digit(bytes[at + 1]) {
                out.append(high << 4 | low)
                at += 2
                continue
            }
            // A continued line: blanks may come before its end.
            var end = at
            while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
            if end < bytes.endIndex, bytes[end] == 0x0D { end += 1 }
            if end < bytes.endIndex, bytes[end] == 0x0A {
                at = end + 1
            } else if end < bytes.endIndex {
                out.append(byte)
            } else {
                at = end
            }
        }
        return out
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

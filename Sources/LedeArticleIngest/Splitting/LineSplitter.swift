/// Cuts an input into lines (LF or CRLF), each at most a limit long.
struct LineSplitter {
    enum Line {
        /// A line of `length` bytes without its end, at the window's front; `consumed` includes the end.
        case line(length: Int, consumed: Int)
        /// A line over the limit, already skipped.
        case tooLong(bytes: Int, line: Int)
        /// Damage: the unfinished line before it is dropped.
        case damage(StreamDamage, line: Int)
    }

    private var reportedDamage = false
    let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Brings the next line to the window's front; nil at the end. The caller advances the window with `skip(consumed, lines: 1)`.
    mutating func next(in input: BufferedInput) -> Line? {
        var scanned = 0
        while true {
            if let end = input.firstOffset(of: 0x0A, from: scanned) {
                return found(end: end, consumed: end + 1, in: input)
            }
            scanned = input.count
            if scanned > limit { return passOver(input) }
            if input.fill() { continue }
            if let damage = input.damage {
                guard !reportedDamage else { return nil }
                reportedDamage = true
                input.skipAll()
                return .damage(damage, line: input.line)
            }
            return scanned == 0 ? nil : found(end: scanned, consumed: scanned, in: input)
        }
    }

    private func found(end: Int, consumed: Int, in input: BufferedInput) -> Line {
        let length = end > 0 && input[end - 1] == 0x0D ? end - 1 : end
        guard length <= limit else {
            let line = input.line
            input.skip(consumed, lines: 1)
            return .tooLong(bytes: length, line: line)
        }
        return .line(length: length, consumed: consumed)
    }

    /// Skips a line over the limit without holding it.
    private func passOver(_ input: BufferedInput) -> Line {
        let line = input.line
        var bytes = 0
        while true {
            if let end = input.firstOffset(of: 0x0A, from: 0) {
                bytes += end
                if end > 0, input[end - 1] == 0x0D { bytes -= 1 }
                input.skip(end + 1, lines: 1)
                return .tooLong(bytes: bytes, line: line)
            }
            // The last byte stays: it may be the CR of a CRLF.
            let whole = max(0, input.count - 1)
            bytes += whole
            input.skip(whole, lines: 0)
            if !input.fill() {
                bytes += input.count
                input.skip(input.count, lines: 0)
                return .tooLong(bytes: bytes, line: line)
            }
        }
    }
}

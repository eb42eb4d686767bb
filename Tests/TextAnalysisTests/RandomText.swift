import LedeTestSupport

/// Random texts for property tests: hostile bytes, and Unicode with an eye to what tokenizers treat specially.
enum RandomText {
    /// The seed; `LEDE_SEED` overrides it.
    static let seed: UInt64 = ProcessEnvironment.seed ?? 61

    /// Bytes of which many are continuation and lead bytes, NUL and ASCII letters.
    static func bytes(_ generator: inout SeededGenerator, count: Int) -> [UInt8] {
        (0..<count).map { _ in
            switch UInt8.random(in: 0..<8, using: &generator) {
            case 0: UInt8.random(in: 0...255, using: &generator)
            case 1, 2: UInt8.random(in: 0x80...0xBF, using: &generator)
            case 3: UInt8.random(in: 0xC0...0xFF, using: &generator)
            case 4: [0x00, 0x20, 0x2E, 0x27, 0x0A, 0xC2, 0xE3, 0xF0].randomElement(using: &generator) ?? 0
            default: UInt8.random(in: 0x41...0x7A, using: &generator)
            }
        }
    }

    /// Scalars from all planes, most from scripts with marks, case and compatibility forms, with words of ASCII between.
    static func unicode(_ generator: inout SeededGenerator, count: Int) -> [UInt8] {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0x61...0x7A, 0xA0...0x24F, 0x300...0x36F, 0x370...0x52F, 0x591...0x6FF, 0x900...0xDFF, 0xE00...0xE7F,
            0x1100...0x11FF, 0x1E00...0x1FFF, 0x2000...0x206F, 0x2070...0x21FF, 0x3000...0x30FF, 0x4E00...0x4E40, 0xAC00...0xAC80,
            0xF900...0xFFEF, 0x10400...0x10430, 0x1D400...0x1D7FF, 0x1F300...0x1F9FF, 0x20...0x10FFFF,
        ]
        var text = String.UnicodeScalarView()
        while text.count < count {
            guard let range = ranges.randomElement(using: &generator) else { continue }
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
            }
        }
        return Array(String(text).utf8)
    }
}

import ArgumentParser

/// A number of bytes as people write it: `64MB`, `2GB`, `512MiB`, `1000000`.
struct ByteSize: ExpressibleByArgument, Equatable, CustomStringConvertible {
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard let number = Double(digits), number >= 0 else { return nil }
        let factor: Double
        switch argument.dropFirst(digits.count).trimmingPrefix(while: \.isWhitespace).lowercased() {
        case "", "b": factor = 1
        case "k", "kb": factor = 1e3
        case "m", "mb": factor = 1e6
        case "g", "gb": factor = 1e9
        case "t", "tb": factor = 1e12
        case "tib": factor = 1024 * 1024 * 1024 * 1024
        case "kib": factor = 1024
        case "mib": factor = 1024 * 1024
        case "gib": factor = 1024 * 1024 * 1024
        default: return nil
        }
        guard number * factor <= 1e15 else { return nil }
        bytes = Int(number * factor)
    }

    var description: String {
        bytes > 0 && bytes % (1 << 40) == 0
            ? "\(bytes >> 40)TiB"
            : bytes > 0 && bytes % (1 << 20) == 0 ? "\(bytes >> 20)MiB" : bytes % 1_000_000 == 0 ? "\(bytes / 1_000_000)MB" : "\(bytes)"
    }
}

/// How far long work has come.
struct ProgressReport: Sendable, Equatable {
    var articles = 0
    /// Bytes read of the input.
    var bytes = 0
    /// Bytes of the whole input; nil if unknown, as with standard input.
    var totalBytes: Int?

    /// One line: label, articles, bytes, bytes per second, time left. At most `columns` wide.
    func line(label: String, elapsed: Duration, columns: Int) -> String {
        let seconds = elapsed.seconds
        var parts = [HumanFormat.count(articles, "article")]
        if let totalBytes, totalBytes > 0 {
            parts.append("\(HumanFormat.bytes(bytes)) of \(HumanFormat.bytes(totalBytes))")
        } else {
            parts.append(HumanFormat.bytes(bytes))
        }
        if seconds > 0 {
            let rate = Double(bytes) / seconds
            parts.append("\(HumanFormat.decimal(rate / 1e6, digits: 1)) MB/s")
            // The first moments say little about the rest.
            if let totalBytes, rate > 0, seconds >= 1, bytes <= totalBytes {
                parts.append(HumanFormat.timeLeft(seconds: Double(totalBytes - bytes) / rate))
            }
        }
        return "\(label)  \(parts.joined(separator: "  "))".truncated(to: columns)
    }
}

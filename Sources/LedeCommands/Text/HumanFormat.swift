/// Figures as people read them, the same in every locale.
enum HumanFormat {
    /// `12,345`.
    static func count(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var result = number < 0 ? "-" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }

    /// `1 article`, `12,345 articles`.
    static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(count(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// `812 bytes`, `1.2 MB`: powers of 1,000.
    static func bytes(_ number: Int) -> String {
        guard number.magnitude >= 1000 else { return count(number, "byte") }
        var value = Double(number) / 1000
        var unit = 0
        let units = ["kB", "MB", "GB", "TB", "PB", "EB"]
        // 999.95 would be rounded up to 1000.0.
        while abs(value) >= 999.95, unit + 1 < units.count {
            value /= 1000
            unit += 1
        }
        return "\(decimal(value, digits: 1)) \(units[unit])"
    }

    /// `0.4 ms`, `12 ms`, `3.4 s`, `2 min 5 s`, `1 h 12 min`.
    static func duration(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0 else { return "–" }
        switch seconds {
        case ..<0.00995: return "\(decimal(seconds * 1000, digits: seconds < 0.000_995 ? 2 : 1)) ms"
        case ..<0.9995: return "\(decimal(seconds * 1000, digits: 0)) ms"
        case ..<59.95: return "\(decimal(seconds, digits: 1)) s"
        case ..<3599.5:
            let whole = Int(seconds.rounded())
            return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s"
        default:
            let minutes = Int(min(seconds, 1e15) / 60 + 0.5)
            return minutes % 60 == 0 ? "\(count(minutes / 60)) h" : "\(count(minutes / 60)) h \(minutes % 60) min"
        }
    }

    static func duration(_ duration: Duration) -> String {
        self.duration(seconds: duration.seconds)
    }

    /// An estimate, in whole seconds and at least one of them: `9 s left`.
    static func timeLeft(seconds: Double) -> String {
        let text = duration(seconds: max(1, seconds.rounded(.up)))
        return (text.hasSuffix(".0 s") ? text.dropLast(4) + " s" : text) + " left"
    }

    /// A score: four decimals, or `3.4e-7` if those would hide it; FTS5 gives such scores to words of most articles.
    static func score(_ value: Double) -> String {
        guard value != 0, abs(value) < 0.001 else { return decimal(value, digits: 4) }
        var mantissa = value
        var exponent = 0
        // 9.95 would be rounded up to 10.0.
        while abs(mantissa) < 0.995 {
            mantissa *= 10
            exponent += 1
        }
        return "\(decimal(mantissa, digits: 1))e-\(exponent)"
    }

    /// A difference: `+0.0123`, `-0.0123`, and `0.0000` for all that rounds to it.
    /// - Parameter minus: instead of the hyphen.
    static func signed(_ value: Double, digits: Int = 4, minus: String = "-") -> String {
        let text = decimal(abs(value), digits: digits)
        return isZero(text) ? text : (value > 0 ? "+" : value < 0 ? minus : "") + text
    }

    /// A summand: `+ 0.0123`, `- 0.0123`, and `+ 0.0000` for all that rounds to it.
    static func summand(_ value: Double, digits: Int) -> String {
        let text = decimal(abs(value), digits: digits)
        return (value < 0 && !isZero(text) ? "- " : "+ ") + text
    }

    /// Whether a decimal shows nothing but zeros.
    private static func isZero(_ text: String) -> Bool { text.allSatisfy { $0 == "0" || $0 == "." } }

    /// A p-value: `0.0123`, `< 0.0001`, `–` if there is none.
    static func pValue(_ value: Double?) -> String {
        guard let value else { return "–" }
        return value < 0.0001 ? "< 0.0001" : decimal(value, digits: 4)
    }

    /// `value` with exactly `digits` decimals (0–15), rounded half to even on the binary value; `–` if it is not a number.
    static func decimal(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return "–" }
        let scale = (0..<min(max(digits, 0), 15)).reduce(1.0) { product, _ in product * 10 }
        let scaled = (value * scale).rounded(.toNearestOrEven)
        // Above 2^53 a double has no decimals left to round.
        guard abs(scaled) < 0x1p53 else { return String(value) }
        let whole = Int(abs(scaled))
        var text = String(whole)
        if scale > 1 {
            let count = min(digits, 15)
            text = String(repeating: "0", count: max(0, count + 1 - text.count)) + text
            text.insert(".", at: text.index(text.endIndex, offsetBy: -count))
        }
        return scaled < 0 ? "-" + text : text
    }
}

extension Duration {
    /// The whole duration in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

import Foundation

/// Numbers as the report shows them.
package enum NumberFormat {
    package static let absent = "—"

    /// Three digits or so: `0.312`, `4.56`, `78.9`, `1,234`.
    package static func short(_ value: Double?) -> String {
        guard let value, value.isFinite, abs(value) < 1e18 else { return absent }
        switch abs(value) {
        case 100...: return whole(Int(value.rounded()))
        case 10..<100: return String(format: "%.1f", value)
        case 1..<10: return String(format: "%.2f", value)
        default: return String(format: "%.3f", value)
        }
    }

    /// Digits in groups of three.
    package static func whole(_ value: Int) -> String {
        var digits = String(abs(value))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// Millions of bytes.
    package static func megabytes(_ bytes: Int?) -> String { short(bytes.map { Double($0) / 1e6 }) }

    /// With a power of ten.
    package static func scientific(_ value: Double) -> String { value == 0 ? "0" : String(format: "%.1e", value) }

    package static func geometricMean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : exp(values.reduce(0) { $0 + log($1) } / Double(values.count))
    }
}

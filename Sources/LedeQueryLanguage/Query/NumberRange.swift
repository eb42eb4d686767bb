/// A range of numbers, open or closed at either end.
package struct NumberRange: Sendable, Hashable {
    /// One of its ends.
    package struct Bound: Sendable, Hashable {
        package var value: Double
        /// Whether the number itself belongs to the range.
        package var isIncluded: Bool

        package init(_ value: Double, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    /// Nil for no bound.
    package var lower: Bound?
    package var upper: Bound?

    package init(lower: Bound? = nil, upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// Whether a number lies in it; NaN does not, nor does anything in a range with such a bound.
    package func contains(_ number: Double) -> Bool {
        if number.isNaN { return false }
        if let lower, !(lower.isIncluded ? number >= lower.value : number > lower.value) { return false }
        if let upper, !(upper.isIncluded ? number <= upper.value : number < upper.value) { return false }
        return true
    }

    /// The number that a value is, if it is one and nothing else: decimal digits with a sign, a point and an exponent or without them. Not
    /// hexadecimal ones, nor infinity. Rounded to the nearest `Double`: whole numbers beyond 2⁵³ may be equal to others.
    ///
    /// - Complexity: linear in the text.
    package static func number(_ text: String) -> Double? {
        let isNumber = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
                || byte | 0x20 == UInt8(ascii: "e")
        }
        guard isNumber, let number = Double(text), number.isFinite else { return nil }
        return number
    }
}

extension NumberRange: CustomStringConvertible {
    /// For people, after "is".
    package var description: String {
        let parts = [
            lower.map { "\($0.isIncluded ? "at least" : "more than") \($0.value)" },
            upper.map { "\($0.isIncluded ? "at most" : "less than") \($0.value)" },
        ].compactMap { $0 }
        return parts.isEmpty ? "a number" : parts.joined(separator: " and ")
    }
}

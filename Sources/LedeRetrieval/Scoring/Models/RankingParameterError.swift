/// A parameter of a ranking outside its range.
package struct RankingParameterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// As users name it: `k1`, `mu`.
    package var name: String
    /// What was given.
    package var value: Double
    /// The start of the range.
    package var least: Double
    /// The end of the range.
    package var largest: Double
    /// Whether the range excludes both its ends.
    package var isOpen: Bool

    /// A value that is outside the range.
    package init(name: String, value: Double, least: Double = 0, largest: Double, isOpen: Bool = false) {
        self.name = name
        self.value = value
        self.least = least
        self.largest = largest
        self.isOpen = isOpen
    }

    package var description: String {
        func text(_ number: Double) -> String {
            number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
        }
        return isOpen
            ? "\(name) must be a number above \(text(least)) and below \(text(largest)), not \(text(value))"
            : "\(name) must be a number from \(text(least)) to \(text(largest)), not \(text(value))"
    }
}

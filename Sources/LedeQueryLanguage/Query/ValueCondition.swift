/// A condition on one value of an article's field.
package enum ValueCondition: Sendable, Hashable {
    /// It is one of these, ignoring case.
    case oneOf([String])
    /// It begins with this, ignoring case.
    case beginning(String)
    /// It is a number in this range.
    case number(NumberRange)
    /// Anything.
    case present
}

extension ValueCondition: CustomStringConvertible {
    /// For people, after the field's name.
    package var description: String {
        switch self {
        case .oneOf(let values): "is one of \(values.joined(separator: ", "))"
        case .beginning(let text): "begins with \(text)"
        case .number(let range): "is \(range)"
        case .present: "has a value"
        }
    }
}

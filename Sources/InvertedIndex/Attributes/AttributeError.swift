/// Why articles cannot be found by an attribute.
public enum AttributeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The field of this name was dropped for having too many values (`AttributeLimits`).
    case tooManyValues(String)

    public var description: String {
        switch self {
        case .tooManyValues(let name):
            "the field \(name) has too many different values to be searched or counted by"
        }
    }
}

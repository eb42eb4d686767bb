/// A measure's name that cannot be read or does not exist.
public struct MeasureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name as given.
    public var name: String
    /// What is wrong with it, in words.
    public var problem: String
    /// What could be written instead: the measures that exist, or the parameters that this one has.
    public var choices: [String]

    public init(name: String, problem: String, choices: [String]) {
        self.name = name
        self.problem = problem
        self.choices = choices
    }

    public var description: String {
        "the measure \"\(name)\" \(problem)" + (choices.isEmpty ? "" : "; there are " + choices.joined(separator: ", "))
    }
}

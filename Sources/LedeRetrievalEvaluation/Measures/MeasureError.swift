/// A measure's name that cannot be read or does not exist.
package struct MeasureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name as given.
    package var name: String
    /// What is wrong with it, in words.
    package var problem: String
    /// What could be written instead: the measures that exist, or the parameters that this one has.
    package var choices: [String]

    package init(name: String, problem: String, choices: [String]) {
        self.name = name
        self.problem = problem
        self.choices = choices
    }

    package var description: String {
        "the measure \"\(name)\" \(problem)" + (choices.isEmpty ? "" : "; there are " + choices.joined(separator: ", "))
    }
}

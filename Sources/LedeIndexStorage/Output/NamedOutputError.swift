/// An output file that a user named and that cannot be written.
package struct NamedOutputError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as the user named it.
    package var file: String
    /// What is wrong, in words.
    package var problem: String

    package init(file: String, problem: String) {
        self.file = file
        self.problem = problem
    }

    package var description: String { "\(file): \(problem)" }
}

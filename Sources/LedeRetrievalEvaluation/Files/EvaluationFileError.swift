/// A run, qrels or topics file that does not follow its format.
package struct EvaluationFileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file as the user named it.
    package var file: String
    /// The line, from 1; nil when the file as a whole is meant.
    package var line: Int?
    /// What is wrong, in words.
    package var problem: String

    package init(file: String, line: Int?, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    package var description: String {
        if let line { "\(file):\(line): \(problem)" } else { "\(file): \(problem)" }
    }
}

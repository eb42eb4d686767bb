/// A backend spec that cannot be understood, and where.
package struct BackendSpecError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The spec as it was typed.
    package var spec: String
    /// The part that is wrong, in characters of `spec`, half-open; empty at the end when something is missing there.
    package var range: Range<Int>
    /// What is wrong, in words.
    package var problem: String

    package init(spec: String, range: Range<Int>, problem: String) {
        self.spec = spec
        self.range = range
        self.problem = problem
    }

    /// The problem, the spec, and a line of carets under the wrong part.
    package var description: String {
        let carets = String(repeating: " ", count: range.lowerBound) + String(repeating: "^", count: max(range.count, 1))
        return "\(problem)\n  \(spec)\n  \(carets)"
    }
}

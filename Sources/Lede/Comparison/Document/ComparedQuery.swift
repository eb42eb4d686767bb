/// A query with what each backend answers.
public struct ComparedQuery: Codable, Sendable, Equatable {
    public var id: String
    /// As it was typed.
    public var query: String
    /// In the order of the backends.
    public var backends: [ComparedAnswer]
    /// `agreement[i]` is between the baseline and backend i + 1.
    public var agreement: [ComparedLists]

    /// The indices of the backends, those together that list the same articles in the same order; the baseline's come first.
    public var sameLists: [[Int]] {
        var groups: [(ids: [String], indices: [Int])] = []
        for (index, answer) in backends.enumerated() {
            let ids = answer.results.map(\.id)
            if let known = groups.firstIndex(where: { $0.ids == ids }) {
                groups[known].indices.append(index)
            } else {
                groups.append((ids, [index]))
            }
        }
        return groups.map(\.indices)
    }
}

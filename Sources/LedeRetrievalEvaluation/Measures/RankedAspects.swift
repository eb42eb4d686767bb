/// Which of a query's aspects the documents of a ranking are relevant to.
struct RankedAspects: Sendable, Equatable {
    /// For each rank from 0 the grades by aspect; empty for an unjudged document.
    var ranked: [[Int: Int]]
    /// The same for all judged documents of the query, by docno in bytes, descending.
    let judged: [[Int: Int]]
    /// How many aspects there are; they are numbered from 0.
    let count: Int

    /// - Parameter grades: by document and aspect.
    init(docnos: [String], grades: [String: [String: Int]]) {
        let names = Set(grades.values.flatMap(\.keys)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        func numbered(_ grades: [String: Int]) -> [Int: Int] {
            Dictionary(grades.compactMap { name, grade in numbers[name].map { ($0, grade) } }, uniquingKeysWith: { first, _ in first })
        }
        ranked = docnos.map { numbered(grades[$0] ?? [:]) }
        judged = grades.keys.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }.map { numbered(grades[$0] ?? [:]) }
        count = names.count
    }
}

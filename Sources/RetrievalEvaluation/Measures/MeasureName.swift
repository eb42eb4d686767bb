/// Writes a measure's name as ir_measures does: `P`, `(rel=2)`, `@5`; default values are left out.
enum MeasureName {
    static func text(_ base: String, parameters: [String] = [], relevance: Int = 1, cutoff: Int? = nil) -> String {
        let all = parameters + (relevance == 1 ? [] : ["rel=\(relevance)"])
        return base + (all.isEmpty ? "" : "(\(all.joined(separator: ",")))") + (cutoff.map { "@\($0)" } ?? "")
    }
}

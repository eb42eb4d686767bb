/// What a measure says, in a line, for those who do not know it.
enum MeasureMeaning {
    /// Nil for a measure that few use without knowing it.
    static func text(_ name: String) -> String? {
        let parts = name.split(separator: "@", maxSplits: 1)
        let base = parts.first.map { $0.prefix { $0 != "(" } } ?? ""
        let first = parts.count > 1 ? "the first \(parts[1]) results" : "the results"
        switch base {
        case "nDCG":
            return
                "\(name) says how good \(first) are: every relevant article counts by its grade, and less the further down it is. 1 is the best order that the judgments allow, 0 has nothing relevant."
        case "AP":
            return
                "\(name) says how early all relevant articles come among \(first): the mean of the precision at each of them. 1 has all of them first, 0 none."
        case "RR":
            return
                "\(name) says how far down the first relevant article is among \(first): 1 for the first rank, 1/2 for the second, 1/3 for the third."
        case "P": return "\(name) is the share of \(first) that is relevant."
        case "R": return "\(name) is the share of all relevant articles that is among \(first)."
        default: return nil
        }
    }
}

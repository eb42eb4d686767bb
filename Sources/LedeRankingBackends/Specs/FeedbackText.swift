import LedeRetrieval

/// Relevance feedback as users write it: `rm3`, or `rm3:docs=10,terms=20,weight=0.5` with any of the three (in a backend's spec with `+`
/// for the commas, and `:` for the equals signs).
package struct FeedbackText: Sendable, Equatable {
    package let feedback: RelevanceFeedback

    package init(_ text: String) throws(RankingOptionError) {
        var parts = text.split(omittingEmptySubsequences: false) { ":=,+".contains($0) }
        guard parts.removeFirst() == "rm3" else {
            throw RankingOptionError(
                .feedback, "feedback: \"\(text)\" is not a form of feedback; there is rm3, as in rm3:docs=10,terms=20,weight=0.5")
        }
        var values: [String: Double] = [:]
        while let name = parts.first {
            guard ["docs", "terms", "weight"].contains(name), values[String(name)] == nil else {
                throw RankingOptionError(.feedback, "feedback: rm3 takes docs, terms and weight, each once; not \"\(name)\"")
            }
            guard parts.count > 1, let number = Double(parts[1]) else {
                throw RankingOptionError(.feedback, "feedback: \(name) needs a number")
            }
            guard name == "weight" || number == number.rounded() && abs(number) < 1e9 else {
                throw RankingOptionError(.feedback, "feedback: \(name) needs a whole number")
            }
            values[String(name)] = number
            parts.removeFirst(2)
        }
        do throws(RankingParameterError) {
            feedback = try RelevanceFeedback(
                articles: values["docs"].map { Int($0) }, terms: values["terms"].map { Int($0) }, weight: values["weight"])
        } catch { throw RankingOptionError(.feedback, "feedback: " + error.description) }
    }
}

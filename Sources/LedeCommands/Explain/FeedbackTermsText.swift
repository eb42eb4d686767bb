import LedeModules

/// The words that feedback adds to a query, with their parts: `harbour 0.112, crane 0.081`.
struct FeedbackTermsText {
    let text: String

    init(_ terms: [FeedbackTerm]) {
        text = terms.map { "\(String(decoding: $0.term, as: UTF8.self)) \(HumanFormat.decimal($0.probability, digits: 3))" }.joined(
            separator: ", ")
    }
}

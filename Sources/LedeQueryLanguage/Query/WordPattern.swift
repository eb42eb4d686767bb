/// What may come at one place of a pattern: the terms of an index that it allows.
package enum WordPattern: Sendable, Hashable {
    /// Exactly this term.
    case term([UInt8])
    /// One of these terms, such as the forms of one word in several languages.
    case anyOf([[UInt8]])
    /// Every term that begins with these bytes.
    case prefix([UInt8])
    /// Every term that begins with one of these.
    case anyPrefix([[UInt8]])
    /// Every term that the wildcards allow.
    case wildcard(WildcardPattern)
    /// Every term within a number of edits.
    case fuzzy(FuzzyPattern)
    /// Every term that the expression matches as a whole.
    case regex(TermRegex)

    /// The one term that it allows, or nil if it may allow several.
    package var soleTerm: [UInt8]? {
        switch self {
        case .term(let term): term
        case .anyOf(let terms): terms.count == 1 ? terms[0] : nil
        default: nil
        }
    }

    /// The bytes that its terms begin with, one for each given term and one for any other pattern; they tell the form of the terms
    /// (`WordForm`).
    package var beginnings: [[UInt8]] {
        switch self {
        case .term(let term): [term]
        case .anyOf(let terms): terms
        case .prefix(let prefix): [prefix]
        case .anyPrefix(let prefixes): prefixes
        case .wildcard(let pattern): [pattern.literalPrefix]
        case .fuzzy(let pattern): [pattern.literalPrefix]
        case .regex(let regex): [regex.literalPrefix]
        }
    }
}

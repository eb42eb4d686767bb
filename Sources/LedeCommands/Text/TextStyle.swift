/// What a piece of output is; the colour follows from it.
enum TextStyle: Sendable, Equatable {
    case plain
    /// A headline, the head of a table.
    case heading
    /// Words that matched.
    case match
    /// What may be overlooked: units, paths, times.
    case faint
    /// An article's id, an index's name.
    case identifier
    /// A better rank, the best figure of a row.
    case gain
    /// A worse rank.
    case loss
    case warning
    case failure

    /// The parameters of the terminal's "select graphic rendition" sequence (ECMA-48 8.3.117); nil for none.
    ///
    /// Only the 16 colours that a user's own palette defines.
    var renditionParameters: String? {
        switch self {
        case .plain: nil
        case .heading: "1"
        case .match: "1;33"
        case .faint: "2"
        case .identifier: "36"
        case .gain: "32"
        case .loss: "31"
        case .warning: "33"
        case .failure: "1;31"
        }
    }
}

/// The side of a column that text is at.
enum TextAlignment: Sendable {
    case left
    case right
}

/// The side of a column that text is aligned to.
enum TextAlignment: Sendable {
    case left
    case right
}

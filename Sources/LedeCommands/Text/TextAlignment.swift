/// The side of a column that text stands at.
enum TextAlignment: Sendable {
    case left
    case right
}

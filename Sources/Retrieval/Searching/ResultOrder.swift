/// The order of an answer. Each is total: equal hits are in the order of doc ids.
public enum ResultOrder: String, Sendable, Hashable, CaseIterable {
    /// The best first.
    case score
    /// The latest first; articles without a date last.
    case dateDescending
    /// The earliest first; articles without a date last.
    case dateAscending

    /// Whether it is an order of dates.
    public var isByDate: Bool { self != .score }
}

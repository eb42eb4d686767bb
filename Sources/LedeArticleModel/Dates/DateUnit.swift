/// How exactly a date is known: the length of the time that it names.
package enum DateUnit: UInt8, Sendable, CaseIterable, Comparable {
    case minute, day
    /// From Monday to Sunday.
    case week
    case month, year

    package static func < (left: DateUnit, right: DateUnit) -> Bool { left.rawValue < right.rawValue }
}

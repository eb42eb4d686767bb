extension Article {
    /// Writes the date as ISO 8601 has it where it is in digits that others may read otherwise (`03/01/1987`, `910514`, seconds since
    /// 1970). A date that cannot be read, one in words and one that is ISO 8601 stay as they are.
    /// - Parameter order: of day and month; without one what the time beside it makes likely (AM, PM, a zone), or else the day first.
    public mutating func settleDate(_ order: DayMonthOrder? = nil) {
        guard let text = date, let written = WrittenDate(text), !written.keepsText else { return }
        date = written.iso(order)
    }
}

extension Article {
    /// Rewrites the date in ISO 8601 if its digits could be read otherwise (`03/01/1987`, `910514`, seconds since 1970). A date that cannot
    /// be read, is in words or already is ISO 8601 stays as it is.
    /// - Parameter order: of day and month; by default what the time beside it makes likely (AM, PM, a zone), or else the day first.
    package mutating func settleDate(_ order: DayMonthOrder? = nil) {
        guard let text = date, let written = WrittenDate(text), !written.keepsText else { return }
        date = written.iso(order)
    }
}

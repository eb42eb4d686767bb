/// How many articles there are with each value.
package struct ValueCounts: Sendable, Equatable {
    /// A value and the articles that have it.
    package struct Entry: Sendable, Equatable {
        /// `2024` for years, `2024-10` for months, `2024-10-28` for days.
        package var value: String
        /// Articles, 1 or more.
        package var count: Int

        /// A value and how many articles have it.
        package init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// What was counted by.
    package var key: CountKey
    /// Years, months and days in their order; for fields the commonest value first, equally common ones in the order of their bytes. An
    /// article whose field is a list counts for each of its values.
    package var entries: [Entry]
    /// Articles without a value.
    package var missingCount: Int

    /// Given counts.
    package init(key: CountKey, entries: [Entry], missingCount: Int) {
        self.key = key
        self.entries = entries
        self.missingCount = missingCount
    }
}

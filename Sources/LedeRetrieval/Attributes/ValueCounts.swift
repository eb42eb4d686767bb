/// How many articles there are with each value.
public struct ValueCounts: Sendable, Equatable {
    /// A value and the articles that have it.
    public struct Entry: Sendable, Equatable {
        /// `2024` for years, `2024-10` for months.
        public var value: String
        /// Articles, 1 or more.
        public var count: Int

        /// A value and how many articles have it.
        public init(value: String, count: Int) {
            self.value = value
            self.count = count
        }
    }

    /// What was counted by.
    public var key: CountKey
    /// Years and months in their order; for fields the commonest value first, equally common ones in the order of their bytes. An article
    /// whose field is a list counts for each of its values.
    public var entries: [Entry]
    /// Articles without a value.
    public var missingCount: Int

    /// Given counts.
    public init(key: CountKey, entries: [Entry], missingCount: Int) {
        self.key = key
        self.entries = entries
        self.missingCount = missingCount
    }
}

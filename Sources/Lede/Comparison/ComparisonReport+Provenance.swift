extension ComparisonReport {
    /// Where the figures of a comparison come from, so that they can be reproduced.
    public struct Provenance: Codable, Sendable, Equatable {
        /// The arguments after `lede`, as they were typed.
        public var arguments: [String]
        /// When it began, as in `2026-11-25T09:30:00Z`.
        public var date: String
        /// Of everything drawn at random.
        public var seed: Int
        /// The index's name.
        public var index: String
        /// `IndexReader.fingerprint`.
        public var corpus: String
        /// Live articles.
        public var articles: Int
        /// Their tokens.
        public var tokens: Int
        public var analyzer: String
        /// Lede's version.
        public var lede: String
        public var compiler: String
        public var platform: String
        /// Processors that were in use.
        public var cores: Int
        /// SQLite's version.
        public var sqlite: String
        /// `sqlite3_sourceid()`.
        public var sqliteSource: String

        public init(arguments: [String], date: String, seed: Int, cores: Int, index: Index, reader: IndexReader) {
            self.arguments = arguments
            self.date = date
            self.seed = seed
            self.cores = cores
            self.index = index.name
            corpus = reader.fingerprint
            articles = reader.statistics.documentCount
            tokens = Int(clamping: reader.statistics.totalTokens)
            analyzer = reader.analyzerName
            lede = LedeVersion.current
            compiler = LedeVersion.compiler
            platform = LedeVersion.platform
            sqlite = SQLiteLibrary.version
            sqliteSource = SQLiteLibrary.sourceID
        }
    }
}

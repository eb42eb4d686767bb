import LedeInvertedIndex
import LedeRankingBackends
import LedeCore

extension ComparisonReport {
    /// Where the figures of a comparison come from, so that they can be reproduced.
    package struct Provenance: Codable, Sendable, Equatable {
        /// The arguments after `lede`, as they were typed.
        package var arguments: [String]
        /// When it began, as in `2026-11-25T09:30:00Z`.
        package var date: String
        /// Of everything drawn at random.
        package var seed: Int
        /// The index's name.
        package var index: String
        /// `IndexReader.fingerprint`.
        package var corpus: String
        /// Live articles.
        package var articles: Int
        /// Their tokens.
        package var tokens: Int
        package var analyzer: String
        /// Lede's version.
        package var lede: String
        package var compiler: String
        package var platform: String
        /// Processors that were in use.
        package var cores: Int
        /// SQLite's version.
        package var sqlite: String
        /// `sqlite3_sourceid()`.
        package var sqliteSource: String

        package init(arguments: [String], date: String, seed: Int, cores: Int, index: Index, reader: IndexReader) {
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

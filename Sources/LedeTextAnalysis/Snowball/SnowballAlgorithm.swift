/// The stemming algorithms of the installed libstemmer.
package enum SnowballAlgorithm {
    /// Their names for UTF-8, English first, then by the alphabet; without `porter`, which names FTS5's.
    package static let names: [String] = {
        let others = SnowballStemmer.algorithms.filter { $0 != "porter" && $0 != "english" }.sorted()
        return SnowballStemmer.algorithms.contains("english") ? ["english"] + others : others
    }()
}

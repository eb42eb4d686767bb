/// Takes the endings off words of one language. Not for two tasks at once.
protocol WordStemmer: Sendable {
    /// Puts the stem of `word`, valid UTF-8 whose case is folded, into `stem`.
    ///
    /// - Returns: false when there is none.
    func stem(_ word: [UInt8], into stem: inout [UInt8]) -> Bool
}

extension String {
    /// The text with words of more than 400 characters cut in their middle: a path of thousands hides what a message says about it.
    func shorteningLongWords() -> String {
        guard utf8.count > 400 else { return self }
        return split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.count > 400 ? "\(word.prefix(200))…\(word.suffix(100))" : String(word)
        }.joined(separator: " ")
    }
}

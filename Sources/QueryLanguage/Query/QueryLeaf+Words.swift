import TextAnalysis

extension QueryLeaf {
    /// Its words as they were typed, one for each place; if the analyzer does not see as many in the text as the leaf has, the terms
    /// without their marks.
    package func wordTexts(analyzer: any Analyzer) -> [String] {
        let words = pattern.words
        if words.count == 1 { return [text] }
        let typed = analyzer.words(of: text.utf8.span, forms: [], limit: words.count)
        if typed.count == words.count { return typed.map { text.utf8Slice($0.range) } }
        return words.map { word in word.beginnings.first.map { String(decoding: WordForm.word(of: $0), as: UTF8.self) } ?? "" }
    }
}

/// The last word of a query that is still being typed: no blank follows it, so that it may become another word.
package struct UnfinishedWord: Sendable, Equatable {
    /// Its bytes in the query's UTF-8.
    package var range: Range<Int>
    /// What the analyzer makes of it as it stands: any one of these terms.
    package var terms: [[UInt8]]
    /// What the terms of the words that it may become begin with, in the form in which patterns are looked for.
    package var prefix: [UInt8]
    /// Whether it is asked for as written: in quotation marks, in an index that keeps words so.
    package var isAsWritten: Bool
}

/// The end of a query that is still being typed.
struct UnfinishedEnd: Sendable {
    /// The end of the query, in bytes of its UTF-8: a token that ends there is unfinished.
    let offset: Int
    /// The last word and what it is asked for as; nil if what ends there is no word of the text.
    let word: (range: Range<Int>, pattern: WordPattern)?
}

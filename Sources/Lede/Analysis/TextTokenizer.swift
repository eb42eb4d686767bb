import LedeTextAnalysis

/// Cuts texts into tokens in a way of its own. Those of articles are indexed, and those of queries looked for.
///
///     struct HashtagTokenizer: TextTokenizer {
///         let name = "hashtags-1"
///
///         func tokenize(_ text: String, into sink: inout TokenSink) {
///             for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "#" }) {
///                 sink.append(word.lowercased(), at: word.startIndex..<word.endIndex)
///             }
///         }
///     }
///
///     let index = try await ArticleIndex(at: folder, IndexConfiguration(analyzer: .custom(HashtagTokenizer())))
///
/// The same text must always give the same tokens: a tokenizer that changes what it gives needs a new name, and its articles a new index;
/// ``ArticleIndex/check()`` tells whether an index has what its tokenizer gives today. It is called on any thread, for several texts at a
/// time.
public protocol TextTokenizer: Sendable {
    /// The name that an index records, 1 to 255 bytes of UTF-8.
    var name: String { get }

    /// Gives the tokens of `text`, in the order of their places, to `sink`.
    ///
    /// - Parameters:
    ///   - text: the whole title or body of an article, or a word or quoted phrase of a query.
    ///   - sink: takes them.
    func tokenize(_ text: String, into sink: inout TokenSink)
}

/// A piece of a text that is one word of the index.
public struct TextToken: Sendable, Hashable {
    /// What is indexed and looked for, byte for byte: so fold case here.
    public var text: String
    /// Its place in the text that is cut, for highlights.
    public var range: Range<String.Index>
    /// How many places after the token before: 1 beside it, as phrases have it; 0 at its place, where either will do; more to skip places,
    /// which no phrase without a gap matches.
    public var positionIncrement: Int

    public init(_ text: String, at range: Range<String.Index>, positionIncrement: Int = 1) {
        self.text = text
        self.range = range
        self.positionIncrement = positionIncrement
    }
}

/// Takes the tokens of one text from a ``TextTokenizer``.
///
/// What no index could hold is mended or left out, never an error: characters U+0000 are dropped, and so are tokens of nothing else; terms
/// are cut at 32,768 bytes; ranges are cut to the text, to whole characters and to start no earlier than the one before; increments are 0
/// to 100, and of a text's first token at least 1; at one place there are 64 different terms. The tokens of a text take at most 64 KB and
/// 256 bytes for each of its own, 1 GB in all; a token takes 32 bytes besides its text, and so does a place that it skips.
public struct TokenSink: ~Copyable {
    private var sink: CustomTokenSink

    fileprivate init(_ sink: consuming CustomTokenSink) { self.sink = sink }

    fileprivate consuming func finish() -> CustomTokenSink { sink }

    /// Takes a token.
    public mutating func append(_ token: TextToken) { append(token.text, at: token.range, positionIncrement: token.positionIncrement) }

    /// Takes a token.
    /// - Parameters: as in ``TextToken``.
    public mutating func append(_ text: String, at range: Range<String.Index>, positionIncrement: Int = 1) {
        sink.append(text, range: range, step: positionIncrement)
    }

    /// Whether no further token is taken: a tokenizer may stop.
    public var isFull: Bool { sink.isFull }
}

/// An app's tokenizer as the index's own modules know tokenizers.
struct BridgedTokenizer: CustomTokenizer {
    let name: String
    private let tokenizer: any TextTokenizer

    init(_ tokenizer: any TextTokenizer) {
        name = tokenizer.name
        self.tokenizer = tokenizer
    }

    func tokenize(_ text: String, into sink: inout CustomTokenSink) {
        var own = TokenSink(sink)
        tokenizer.tokenize(text, into: &own)
        sink = own.finish()
    }
}

/// Cuts texts into the tokens that are indexed, in a way of its own.
package protocol CustomTokenizer: Sendable {
    /// The name by which an index finds its tokenizer again.
    var name: String { get }

    /// Gives the tokens of `text`, in their order, to `sink`. The same text must always give the same tokens.
    func tokenize(_ text: String, into sink: inout CustomTokenSink)
}

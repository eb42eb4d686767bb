/// An element of an SGML document.
struct SGMLElement {
    /// Lower case.
    var name: String
    /// From the start tag's `<` to past the end tag, or to where an element without one ends.
    var whole: Range<Int>
    /// Between the tags.
    var content: Range<Int>
    /// The tags within, as indices into the document's.
    var tags: Range<Int>
}

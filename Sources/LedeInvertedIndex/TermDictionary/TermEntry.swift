/// What a segment's dictionary knows about a term.
package struct TermEntry: Sendable, Equatable, BitwiseCopyable {
    /// The term's number in the segment, in the order of its bytes.
    package let ordinal: Int
    /// Documents of the segment that contain the term, deleted ones included.
    package let docFreq: Int
    /// Occurrences in these documents.
    package let collectionFreq: Int
    let postingsOffset: Int
    let positionsOffset: Int
    /// Bytes of the postings list.
    package let postingsLength: Int
    /// Bytes of the positions.
    package let positionsLength: Int

    /// Stands for a term that a segment lacks.
    package static let absent = TermEntry(
        ordinal: 0, docFreq: 0, collectionFreq: 0, postingsOffset: 0, positionsOffset: 0, postingsLength: 0, positionsLength: 0)
}

/// Why bytes are not the JSON expected.
struct JSONFault: Error, Equatable {
    /// Offset in the record, from 0.
    var offset: Int
    var reason: String
}

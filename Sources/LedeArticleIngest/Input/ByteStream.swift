/// Bytes that come a block at a time: from a file, a decompressor, or an entry of a container.
protocol ByteStream: AnyObject {
    /// Appends the next block to `buffer`.
    ///
    /// - Returns: false at the end, where nothing is appended.
    /// - Throws: `StreamDamage` when the stream cannot be read further; what came before is good.
    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool

    /// All bytes of the stream, those already read included, if they can be read at any place.
    var randomAccess: (any RandomAccess)? { get }
}

extension ByteStream {
    var randomAccess: (any RandomAccess)? { nil }
}

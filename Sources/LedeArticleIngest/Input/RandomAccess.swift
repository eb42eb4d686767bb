/// Bytes that can be read at any place.
protocol RandomAccess: AnyObject {
    /// The number of bytes.
    var length: Int { get }

    /// Reads at most `count` bytes from `offset` on in place of what `block` held; none only at the end or beyond.
    func read(at offset: Int, into block: inout [UInt8], count: Int) throws(StreamDamage)
}

/// An input whose format needs random access: a file's bytes, or else bytes held in memory up to a limit.
enum HeldInput {
    case places(any RandomAccess)
    /// Longer than the limit: can still be read from front to back; nothing is lost.
    case tooLong(any ByteStream)

    /// - Parameter most: bytes held at most.
    init(_ stream: InputStream, most: Int) throws(StreamDamage) {
        if let places = stream.randomAccess {
            self = .places(places)
            return
        }
        var held: [UInt8] = []
        while held.count <= most {
            guard try stream.readBlock(appendingTo: &held) else {
                self = .places(MemoryStream(held))
                return
            }
        }
        self = .tooLong(ChainedStream(MemoryStream(held), stream))
    }

    /// - Throws: `StreamDamage` for an input that is too long.
    static func places(of stream: InputStream, most: Int) throws(StreamDamage) -> any RandomAccess {
        guard case .places(let places) = try HeldInput(stream, most: most) else {
            throw StreamDamage(
                kind: .overLimit, reason: "no file of its own, and over the limit of \(most) bytes for what is held in memory (--max-held)")
        }
        return places
    }

    /// All bytes of an input.
    /// - Parameter what: what it is, for the message if it is longer than `most`.
    static func bytes(of stream: InputStream, most: Int, _ what: String) throws(StreamDamage) -> [UInt8] {
        var bytes: [UInt8] = []
        while try stream.readBlock(appendingTo: &bytes) {
            guard bytes.count <= most else {
                throw StreamDamage(kind: .tooLong, reason: "\(what) is over the limit of \(most) bytes (--max-record)")
            }
        }
        return bytes
    }
}

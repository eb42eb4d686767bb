/// An input whose format asks for bytes at any place: those of a file, or else held in memory as far as a limit allows.
enum HeldInput {
    case places(any RandomAccess)
    /// Longer than the limit: to be read from front to back, nothing of it is lost.
    case tooLong(any ByteStream)

    /// - Parameter most: bytes that are held at most.
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
    /// - Parameter what: it is, for the message where it is longer than `most`.
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

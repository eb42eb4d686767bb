/// The bytes of one input, decompressed if their first bytes say so, several times if need be.
final class InputStream: ByteStream {
    /// How many nested compressions are followed.
    static let mostCompressions = 3

    private let name: String
    private let blockBytes: Int
    private let unpacking: UnpackingBudget?
    private var stream: PeekableStream
    private let base: any ByteStream
    private var isDecided = false
    private var isCompressed = false

    /// - Parameters:
    ///   - name: the input's; one that ends in `.gz` promises gzip.
    ///   - unpacking: charged for what is decompressed.
    init(_ base: any ByteStream, name: String, blockBytes: Int, unpacking: UnpackingBudget? = nil) {
        self.base = base
        stream = PeekableStream(base)
        self.name = name
        self.blockBytes = blockBytes
        self.unpacking = unpacking
    }

    /// - Parameter size: of the file in bytes, where known.
    convenience init(file: FileBytes, name: String, size: Int?, blockBytes: Int) {
        self.init(FileStream(file, size: size, blockBytes: blockBytes), name: name, blockBytes: blockBytes)
    }

    /// Available if nothing is compressed and the bytes are in a file or in memory.
    var randomAccess: (any RandomAccess)? { isDecided && !isCompressed ? base.randomAccess : nil }

    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        try decide()
        return try stream.readBlock(appendingTo: &buffer)
    }

    /// The first decompressed bytes, `count` if there are so many.
    /// - Throws: `StreamDamage` if it is not what its name says, or compressed too often.
    func peek(_ count: Int) throws(StreamDamage) -> ArraySlice<UInt8> {
        try decide()
        return stream.peek(count).prefix(count)
    }

    private func decide() throws(StreamDamage) {
        guard !isDecided else { return }
        var found = 0
        let promised = Compression(fileName: name)
        while let compression = Compression(stream.peek(Compression.length), promised: found == 0 ? promised : nil) {
            found += 1
            guard found <= Self.mostCompressions else {
                throw StreamDamage(kind: .overLimit, reason: "compressed more than \(Self.mostCompressions) times over")
            }
            let decompressed = try DecompressedStream.reading(stream, compression, blockBytes: blockBytes)
            stream = PeekableStream(unpacking.map { BudgetedStream(decompressed, $0) } ?? decompressed)
        }
        isDecided = true
        isCompressed = found > 0
        if found == 0, let promised {
            let isEmpty = stream.peek(1).isEmpty
            if isEmpty { var none: [UInt8] = []; _ = try stream.readBlock(appendingTo: &none) }
            throw StreamDamage(
                kind: .damaged, reason: isEmpty ? "the \(promised.rawValue) data is cut short" : "not \(promised.rawValue) data")
        }
    }
}

/// Takes messages, each after its length as a varint, from blocks of bytes as they come. One message and one block are in memory.
struct MessageFraming {
    /// The file as the user named it.
    let file: String
    /// Appends the next block; false at the end.
    private let nextBlock: (inout [UInt8]) throws -> Bool
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Bytes of the file before the next message.
    private(set) var offset = 0

    /// What protobuf allows.
    static let longestMessage = Int(Int32.max)

    init(file: String, nextBlock: @escaping (inout [UInt8]) throws -> Bool) {
        self.file = file
        self.nextBlock = nextBlock
    }

    /// The length of the next message, whose bytes follow.
    /// - Returns: nil at the end of the file.
    /// - Throws: `CIFFError`, `.truncated` within a length, `.corrupt` for what is not one; and what the blocks' source throws.
    mutating func length() throws -> Int? {
        let place = offset
        var value: UInt64 = 0
        for index in 0..<10 {
            guard try fill(1) else {
                if index == 0 { return nil }
                throw CIFFError(.truncated, file: file, offset: place, problem: "the file ends within the length of a message")
            }
            let byte = buffer[start]
            advance(1)
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            guard byte >= 0x80 else {
                guard value <= Self.longestMessage else { break }
                return Int(value)
            }
        }
        throw CIFFError(.corrupt, file: file, offset: place, problem: "not the length of a message")
    }

    /// The next `length` bytes.
    mutating func message(_ length: Int, at place: Int) throws -> [UInt8] {
        guard try fill(length) else { throw truncated(at: place, length) }
        defer { advance(length) }
        return Array(buffer[start..<start + length])
    }

    /// Skips the next `length` bytes.
    mutating func skip(_ length: Int, at place: Int) throws {
        var left = length
        while left > 0 {
            guard try fill(1) else { throw truncated(at: place, length) }
            let step = min(left, buffer.count - start)
            advance(step)
            left -= step
        }
    }

    private func truncated(at place: Int, _ length: Int) -> CIFFError {
        CIFFError(.truncated, file: file, offset: place, problem: "the file ends within a message of \(length) bytes")
    }

    private mutating func advance(_ count: Int) {
        start += count
        offset += count
    }

    /// Reads until `count` bytes are there: memory grows with what has arrived, not with what a length claims.
    /// - Returns: false if the file ends before.
    private mutating func fill(_ count: Int) throws -> Bool {
        if buffer.count - start >= count { return true }
        buffer.removeSubrange(..<start)
        start = 0
        while buffer.count < count {
            if isAtEnd { return false }
            isAtEnd = try !nextBlock(&buffer)
        }
        return true
    }
}

import LedePageExtraction

/// The text of one input as UTF-8: bytes in UTF-16, UTF-32 or an older encoding are decoded as they come.
///
/// If no encoding is given, a byte order mark tells, or NULs where UTF-16 has them. Otherwise everything is UTF-8 as long as it is valid;
/// at the first invalid byte, what follows is examined (`sampleBytes`): if most characters beyond ASCII are UTF-8, or nothing else is
/// likely, the input stays UTF-8 and its wrong bytes stay, for parsing to repair; otherwise it is decoded from there on, by what markup
/// declares if that fits.
final class TextStream: ByteStream {
    /// Bytes examined to tell an encoding.
    static let sampleBytes = 1 << 16
    /// Bytes examined to tell UTF-16.
    private static let startBytes = 4096

    private enum Mode {
        case undecided
        /// Valid so far, with this many characters beyond ASCII.
        case checking(characters: Int)
        /// Handed on as it is.
        case plain
        case converting(TextConverter)
        case ended
    }

    private let stream: any ByteStream
    private let wished: TextEncoding?
    private var mode = Mode.undecided
    /// Bytes read and not yet handed on: at most an incomplete character, or what was examined.
    private var pending: [UInt8] = []
    private var damage: StreamDamage?
    /// The last bytes handed on while nothing was decided: context for the letters that follow.
    private var before: [UInt8] = []
    private static let contextBytes = 32

    /// What the text is decoded from; UTF-8 as long as nothing else has come up.
    private(set) var encoding = TextEncoding.utf8
    /// The encoding that the container, or else the content, declares, if not UTF-8.
    private var declared: TextEncoding?
    /// Whether only the text itself tells the encoding.
    private(set) var isGuessed = false

    /// - Parameters:
    ///   - wished: the encoding of inputs without a byte order mark; nil to tell it.
    ///   - declared: the encoding that the container declares; overrides what the content declares.
    init(_ stream: any ByteStream, encoding wished: TextEncoding?, declared: TextEncoding? = nil) {
        self.stream = stream
        self.wished = wished
        self.declared = declared
    }

    /// Appends the next block to `buffer`.
    ///
    /// - Returns: false at the end of the input, where nothing is appended.
    /// - Throws: `StreamDamage` if the file cannot be read further; what came before is good.
    func readBlock(appendingTo buffer: inout [UInt8]) throws(StreamDamage) -> Bool {
        while true {
            let count = buffer.count
            switch mode {
            case .undecided: try decideLayout()
            case .plain:
                if !pending.isEmpty {
                    buffer.append(contentsOf: pending)
                    pending = []
                    return true
                }
                if let damage { throw damage }
                return try stream.readBlock(appendingTo: &buffer)
            case .checking(let characters):
                let hasMore = fill()
                check(characters, isLast: !hasMore, into: &buffer)
                if !hasMore, pending.isEmpty, case .checking = mode { mode = .ended }
            case .converting(let converter):
                let hasMore = pending.isEmpty ? fill() : true
                converter.convert(pending[...], isLast: !hasMore, into: &buffer)
                pending = []
                if !hasMore { mode = .ended }
            case .ended:
                if let damage { throw damage }
                return false
            }
            if buffer.count > count { return true }
        }
    }

    /// Reads one more block after what is pending.
    /// - Returns: false at the end, or at damage, which is thrown once all before it is handed on.
    private func fill() -> Bool {
        guard damage == nil else { return false }
        do {
            return try stream.readBlock(appendingTo: &pending)
        } catch {
            damage = error
            return false
        }
    }

    private func decideLayout() throws(StreamDamage) {
        while pending.count < Self.startBytes, fill() {}
        let start = pending.prefix(Self.startBytes)
        if let (encoding, length) = UnicodeLayout.marked(start) {
            guard encoding != .utf8 else {
                mode = .plain
                return
            }
            pending.removeFirst(length)
            begin(encoding)
        } else if let wished {
            if wished == .utf8 { mode = .plain } else { begin(wished) }
        } else if let encoding = UnicodeLayout.unmarked(start) {
            isGuessed = true
            begin(encoding)
        } else {
            declared = (declared ?? DeclaredEncoding.encoding(in: start)).flatMap { $0 == .utf8 ? nil : $0 }
            if let declared, declared.isSevenBit { begin(declared) } else { mode = .checking(characters: 0) }
        }
    }

    private func begin(_ encoding: TextEncoding) {
        guard let converter = TextConverter(encoding) else {
            mode = .plain
            return
        }
        self.encoding = encoding
        mode = .converting(converter)
    }

    /// Hands on the valid pending bytes, and decides when some are invalid. What is examined to decide depends only on the input, not on
    /// its blocks.
    private func check(_ characters: Int, isLast: Bool, into buffer: inout [UInt8]) {
        guard characters == 0 else { return checkFurther(characters, isLast: isLast, into: &buffer) }
        guard let start = ByteSearch.firstNonASCII(in: pending, from: 0) else { return handOn(pending.count, into: &buffer) }
        let sample = sample(from: start)
        let found = UTF8Scan.tally(pending, sample.range, isWhole: sample.isWhole)
        guard found.faults > 0 else {
            handOn(found.end, into: &buffer)
            mode = .checking(characters: found.characters)
            return
        }
        decide(from: start, sample.range, characters: 0, found, into: &buffer)
    }

    private func checkFurther(_ characters: Int, isLast: Bool, into buffer: inout [UInt8]) {
        let scan = UTF8Scan(pending)
        guard let fault = scan.firstFault, !fault.isCut || isLast else {
            handOn(scan.firstFault?.offset ?? pending.count, into: &buffer)
            mode = .checking(characters: characters + scan.characters)
            return
        }
        let sample = sample(from: fault.offset)
        let found = UTF8Scan.tally(pending, sample.range, isWhole: sample.isWhole)
        decide(from: fault.offset, sample.range, characters: characters + scan.characters, found, into: &buffer)
    }

    /// The pending bytes examined from `start` on, and whether nothing follows them.
    private func sample(from start: Int) -> (range: Range<Int>, isWhole: Bool) {
        var hasMore = true
        while hasMore, pending.count - start <= Self.sampleBytes { hasMore = fill() }
        return (start..<min(pending.count, start + Self.sampleBytes), pending.count - start <= Self.sampleBytes)
    }

    private func handOn(_ count: Int, into buffer: inout [UInt8]) {
        buffer.append(contentsOf: pending[..<count])
        before = Array((before + pending[..<count].suffix(Self.contextBytes)).suffix(Self.contextBytes))
        pending.removeFirst(count)
    }

    /// - Parameter characters: those beyond ASCII before the sample.
    private func decide(from start: Int, _ sample: Range<Int>, characters: Int, _ found: UTF8Scan.Tally, into buffer: inout [UInt8]) {
        handOn(start, into: &buffer)
        let bytes = pending[..<sample.count]
        // What is shaped like UTF-8 throughout is hardly ever anything else.
        guard characters + found.characters < found.faults, found.shapedFaults < found.faults, !ContentSniffer.isBinary(bytes),
            let encoding = declared.flatMap({ EncodingDetector.fits($0, bytes) ? $0 : nil })
                ?? EncodingDetector.encoding(of: before + bytes)
        else {
            mode = .plain
            return
        }
        isGuessed = encoding != declared
        begin(encoding)
    }
}

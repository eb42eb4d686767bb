/// Reads the raw records of files, folders and standard input, one after another.
///
/// Reading is sequential and streams: memory is bounded by one record (`ReadingLimits.maxRecordBytes`) and one block, whatever the inputs' size.
/// Whatever cannot be read is yielded as a problem in its place, and reading goes on behind it. The order is deterministic.
public struct ArticleSource {
    private let findings: [InputWalk.Finding]
    private var at = 0
    private var current: OpenInput?
    private let format: ArticleFormat?
    private let encoding: TextEncoding?
    private let limits: ReadingLimits
    /// Bytes of the inputs that are done with.
    private var bytesDone = 0

    /// The inputs that are done with and were not UTF-8.
    public private(set) var decodings = DecodedInputs()

    /// Bytes of all inputs together, compressed as they are; nil where one of them has no known size.
    public let totalBytes: Int?

    /// Walks the paths at once and opens nothing yet.
    ///
    /// - Parameters:
    ///   - paths: files, folders (recursively), `-` for standard input, as the user named them.
    ///   - format: of every input; nil to tell it by name and content.
    ///   - encoding: of every input without a byte order mark; nil to tell it by the content.
    public init(paths: [String], format: ArticleFormat? = nil, encoding: TextEncoding? = nil, limits: ReadingLimits = ReadingLimits()) {
        findings = InputWalk(paths: paths).findings
        self.format = format
        self.encoding = encoding
        self.limits = limits
        var total: Int? = 0
        for case .file(let file) in findings {
            if let size = file.size { total = total.map { $0 &+ size } } else { total = nil }
        }
        totalBytes = total
    }

    /// How many files the walk found.
    public var fileCount: Int {
        findings.reduce(0) { count, finding in
            if case .file = finding { count + 1 } else { count }
        }
    }

    /// The paths that the user named and that do not exist.
    public var missingPaths: [RecordProblem] {
        findings.compactMap { finding in
            if case .problem(let problem) = finding, problem.kind == .missingPath { problem } else { nil }
        }
    }

    /// Bytes of the inputs read so far, compressed as they are.
    public var bytesRead: Int { bytesDone &+ (current?.bytesRead ?? 0) }

    /// The next record or problem; nil at the end.
    public mutating func next() -> RecordReading? {
        while true {
            if let input = current {
                if let reading = input.next() { return reading }
                bytesDone &+= input.bytesRead
                decodings.add(input.encoding.encoding, isGuessed: input.encoding.isGuessed)
                current = nil
            }
            guard at < findings.count else { return nil }
            let finding = findings[at]
            at += 1
            switch finding {
            case .problem(let problem): return .problem(problem)
            case .file(let file):
                do {
                    current = try OpenInput(file, format: format, encoding: encoding, limits: limits)
                } catch {
                    return .problem(error)
                }
            }
        }
    }
}

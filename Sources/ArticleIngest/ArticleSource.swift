/// Reads the raw records of files, folders and standard input, one after another.
///
/// Reading is sequential and streams: memory is bounded by one record (`ReadingLimits.maxRecordBytes`) and one block, whatever the inputs' size.
/// Whatever cannot be read is yielded as a problem in its place, and reading goes on behind it. The order is deterministic.
public struct ArticleSource {
    private let findings: [InputWalk.Finding]
    private var at = 0
    private var current: OpenInput?
    /// What the current input belongs to.
    private var named = NamedInput.standardInput
    /// What is read.
    public let inputs: NamedInputs
    private let options: ReadingOptions
    /// Bytes of the inputs that are done with.
    private var bytesDone = 0

    private let tally = InputTally()
    private let passedOverByWalk: [PassedOver]

    /// The inputs that are done with and were not UTF-8.
    public var decodings: DecodedInputs { tally.decodings }

    /// What stands in the named folders and is no article, in the order of the walk, and behind it what lay in the containers read so far.
    public var passedOver: [PassedOver] { passedOverByWalk + tally.passedOver }

    /// Bytes of all inputs together, compressed as they are; nil where one of them has no known size.
    public let totalBytes: Int?

    /// Walks the paths at once and opens nothing yet.
    ///
    /// - Parameters:
    ///   - paths: files, folders (recursively), `-` for standard input, as the user named them.
    public init(paths: [String], options: ReadingOptions = ReadingOptions()) {
        self.init(NamedInput.inputs(paths), options: options)
    }

    /// The same of inputs that have names.
    public init(_ inputs: [NamedInput], options: ReadingOptions = ReadingOptions()) {
        let walk = InputWalk(inputs, options)
        self.inputs = NamedInputs(inputs)
        findings = walk.findings
        passedOverByWalk = walk.passedOver
        self.options = options
        var total: Int? = 0
        for case .file(let file) in findings {
            if let size = file.size { total = total.map { $0 &+ size } } else { total = nil }
        }
        totalBytes = total
    }

    /// The same with the usual options but for the format, the encoding and the limits.
    public init(paths: [String], format: ArticleFormat? = nil, encoding: TextEncoding?, limits: ReadingLimits = ReadingLimits()) {
        var options = ReadingOptions()
        options.format = format
        options.encoding = encoding
        options.limits = limits
        self.init(paths: paths, options: options)
    }

    /// The path by which the problems and articles of a named input go: without a leading `./` and a trailing `/`.
    public static func name(of path: String) -> String { InputWalk.tidied(path) }

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
                if let reading = input.next() { return shown(reading) }
                bytesDone &+= input.bytesRead
                current = nil
            }
            guard at < findings.count else { return nil }
            let finding = findings[at]
            at += 1
            switch finding {
            case .problem(let problem): return .problem(problem)
            case .file(let file):
                named = file.input
                do {
                    current = try OpenInput(file, options, tally)
                } catch {
                    return shown(.problem(error))
                }
            }
        }
    }

    /// A problem's place is where the user knows it.
    private func shown(_ reading: RecordReading) -> RecordReading {
        guard case .problem(var problem) = reading else { return reading }
        problem.location.path = named.shown(problem.location.path)
        return .problem(problem)
    }
}

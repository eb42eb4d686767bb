/// Reads the raw records of files, folders and standard input, one after another.
///
/// Reading is sequential and streams: memory is bounded by one record (`ReadingLimits.maxRecordBytes`) and one block, whatever the inputs'
/// size. Whatever cannot be read is yielded as a problem in its place, and reading continues. The order is deterministic.
package struct ArticleSource {
    private let findings: [InputWalk.Finding]
    private var at = 0
    private var current: OpenInput?
    /// What the current input belongs to.
    private var named = NamedInput.standardInput
    /// What is read.
    package let inputs: NamedInputs
    private let options: [ReadingOptions]
    /// The number of the current file, and what is noted while it is read.
    private var reading = FileReading(file: -1)
    /// The files finished, in order.
    package private(set) var readings: [FileReading] = []
    /// The files, in the order in which they are read.
    package let files: [InputFile]
    /// Bytes of the finished inputs.
    private var bytesDone = 0

    private let tally = InputTally()
    private let passedOverByWalk: [PassedOver]

    /// The finished inputs that were not UTF-8.
    package var decodings: DecodedInputs { tally.decodings }

    /// What in the named folders is not an article, in the order of the walk, followed by what was in the containers read so far.
    package var passedOver: [PassedOver] { passedOverByWalk + tally.passedOver }

    /// Bytes of all inputs together, as compressed; nil if the size of one is unknown.
    package let totalBytes: Int?

    /// Walks the paths at once and opens nothing yet.
    ///
    /// - Parameters:
    ///   - paths: files, folders (recursively), `-` for standard input, as the user named them.
    package init(paths: [String], options: ReadingOptions = ReadingOptions()) {
        self.init(NamedInput.inputs(paths), options: options)
    }

    /// The same for inputs that have names.
    package init(_ inputs: [NamedInput], options: ReadingOptions = ReadingOptions()) {
        let walk = InputWalk(inputs, options)
        self.init(walk.findings, inputs, walk.passedOver, [options])
    }

    /// Files that were found in another way.
    /// - Parameters:
    ///   - problems: reported before all others.
    ///   - options: those that the files refer to.
    package init(files: [InputFile], problems: [RecordProblem], passedOver: [PassedOver], inputs: [NamedInput], options: [ReadingOptions]) {
        self.init(problems.map { .problem($0) } + files.map { .file($0) }, inputs, passedOver, options)
    }

    private init(_ findings: [InputWalk.Finding], _ inputs: [NamedInput], _ passedOver: [PassedOver], _ options: [ReadingOptions]) {
        self.findings = findings
        self.inputs = NamedInputs(inputs)
        passedOverByWalk = passedOver
        self.options = options
        files = findings.compactMap { if case .file(let file) = $0 { file } else { nil } }
        totalBytes = files.reduce(0) { (total: Int?, file) in total.flatMap { total in file.size.map { total &+ $0 } } }
    }

    /// The same with the usual options except for the format, the encoding and the limits.
    package init(paths: [String], format: ArticleFormat? = nil, encoding: TextEncoding?, limits: ReadingLimits = ReadingLimits()) {
        var options = ReadingOptions()
        options.format = format
        options.encoding = encoding
        options.limits = limits
        self.init(paths: paths, options: options)
    }

    /// The path under which a named input's problems and articles are listed: without a leading `./` and a trailing `/`.
    package static func name(of path: String) -> String { InputWalk.tidied(path) }

    /// How many files the walk found.
    package var fileCount: Int { files.count }

    /// The paths that the user named and that do not exist.
    package var missingPaths: [RecordProblem] {
        findings.compactMap { finding in
            if case .problem(let problem) = finding, problem.kind == .missingPath { problem } else { nil }
        }
    }

    /// Bytes of the inputs read so far, as compressed.
    package var bytesRead: Int { bytesDone &+ (current?.bytesRead ?? 0) }

    /// The next record or problem; nil at the end.
    package mutating func next() -> RecordReading? {
        while true {
            if let input = current {
                if let next = input.next() {
                    if let told = noted(next) { return told }
                    continue
                }
                bytesDone &+= input.bytesRead
                var done = input.reading(of: reading.file)
                done.isIncomplete = reading.isIncomplete
                done.isUnsupported = reading.isUnsupported
                readings.append(done)
                current = nil
            }
            guard at < findings.count else { return nil }
            let finding = findings[at]
            at += 1
            switch finding {
            case .problem(let problem): return .problem(problem)
            case .file(let file):
                named = file.input
                reading = FileReading(file: reading.file + 1)
                do {
                    current = try OpenInput(file, options[file.options], tally)
                } catch {
                    let told = noted(.problem(error))
                    reading.stamp = FileStamp(path: file.systemPath)
                    reading.isUncertain = reading.stamp?.isUncertain(at: FileStamp.now()) ?? false
                    readings.append(reading)
                    if let told { return told }
                }
            }
        }
    }

    /// What is reported of a reading, with its place as the user knows it; nil if it need not be reported.
    private mutating func noted(_ next: RecordReading) -> RecordReading? {
        switch next {
        case .record(var record):
            record.fileNumber = reading.file
            return .record(record)
        case .problem(var problem):
            if problem.isOfInput {
                switch problem.kind {
                case .unreadable, .damaged, .missingPath: reading.isIncomplete = true
                case .unsupported:
                    reading.isUnsupported = true
                    if files[reading.file].isTriedAgain { return nil }
                default: break
                }
            }
            problem.location.path = named.shown(problem.location.path)
            return .problem(problem)
        }
    }
}

/// An input that is being read: a named file, or an entry of a container.
///
///     bytes → decompressed (`InputStream`) → by the first of them (`ByteFormat`) a container or document, read by its own reader,
///     or text → decoded (`TextStream`) → by name and content (`ArticleFormat`) cut into records
final class OpenInput {
    private let scope: InputScope
    private let context: RecordContext
    /// Where the input is text.
    private var text: TextStream?
    private var splitter: any RecordSplitter
    /// The file on disk, if the input is one.
    private let file: FileBytes?
    /// The file's stamp when it was opened, and when that was.
    private let opened: (stamp: FileStamp?, time: Int64)

    /// Opens a file.
    convenience init(_ file: InputFile, _ options: ReadingOptions, _ tally: InputTally) throws(RecordProblem) {
        let opened: FileBytes
        do {
            opened = file.path == "-" && file.systemPath.isEmpty ? FileBytes() : try FileBytes(path: file.systemPath)
        } catch {
            throw RecordProblem(.unreadable, at: SourceLocation(path: file.path), "cannot be read: \(error.words)", loses: .input)
        }
        let budget = UnpackingBudget(options.limits.unpacking) { file.size ?? opened.bytesRead }
        let scope = InputScope(options: options, file: file.path, input: file.input, depth: 0, budget: budget, tally: tally)
        let stream = FileStream(opened, size: file.size, blockBytes: options.limits.blockBytes)
        try self.init(ContainerEntry(name: file.path, stream: stream), path: file.path, scope, file: opened)
    }

    /// Opens an entry of the container at `path`.
    /// - Parameter scope: of the container's entries.
    convenience init(_ entry: ContainerEntry, in path: String, _ scope: InputScope) throws(RecordProblem) {
        try self.init(entry, path: ContainerEntry.path(of: entry.name, in: path), scope, file: nil)
    }

    private init(_ entry: ContainerEntry, path: String, _ scope: InputScope, file: FileBytes?) throws(RecordProblem) {
        self.scope = scope
        self.file = file
        opened = file.map { ($0.stamp, FileStamp.now()) } ?? (nil, 0)
        context = entry.context
        let options = scope.options
        let stream = InputStream(
            entry.stream, name: entry.format == nil ? path : "", blockBytes: options.limits.blockBytes, unpacking: scope.budget)
        let start: ArraySlice<UInt8>
        do {
            start = try stream.peek(ByteFormat.length)
        } catch {
            throw RecordProblem(error.kind, at: SourceLocation(path: path), error.reason, loses: .input)
        }
        // A format that the user names is meant.
        if let format = entry.byteFormat
            ?? (entry.format == nil ? ByteFormat(start, name: path) : ByteFormat(start, name: "").flatMap { $0.isText ? nil : $0 }),
            entry.byteFormat != nil || options.format == nil || !format.isText
        {
            splitter = try Self.splitter(for: format, stream, path, scope)
            return
        }
        let text = TextStream(stream, encoding: options.encoding, declared: entry.encoding)
        self.text = text
        splitter = try Self.splitter(forText: BufferedInput(text), entry.format, path, scope)
    }

    /// What is known about the file once it is read.
    func reading(of number: Int) -> FileReading {
        var reading = FileReading(file: number, stamp: opened.stamp, contentHash: file?.contentHash)
        reading.isUncertain = opened.stamp.map { $0.isUncertain(at: opened.time) || file?.stamp != $0 } ?? false
        return reading
    }

    var bytesRead: Int { file?.bytesRead ?? 0 }

    func next() -> RecordReading? {
        guard let reading = splitter.next() else {
            if let text { scope.tally.add(text.encoding, isGuessed: text.isGuessed) }
            return nil
        }
        guard case .record(var record) = reading, !context.isEmpty || record.file != scope.file else { return reading }
        record.file = scope.file
        record.context.fill(from: context)
        return .record(record)
    }

    /// The reader of a container or a document.
    private static func splitter(for format: ByteFormat, _ stream: InputStream, _ path: String, _ scope: InputScope) throws(RecordProblem)
        -> any RecordSplitter
    {
        let location = SourceLocation(path: path)
        let limits = scope.options.limits
        do throws(StreamDamage) {
            switch format {
            case .zip:
                switch try HeldInput(stream, most: limits.unpacking.maxHeldBytes) {
                case .places(let places):
                    let package = ZipPackage(places, blockBytes: limits.blockBytes)
                    if let foreign = package?.foreign { throw foreign.damage }
                    if let package, package.isDocument { return try DocumentSplitter(package, places, path: path, scope) }
                    let bytes = ArchiveBytes(places: places, blockBytes: limits.blockBytes)
                    return try archive(bytes, .zip, path, scope, folder: package == .webArchive ? "archive/" : "")
                case .tooLong(let stream):
                    return try archive(ArchiveBytes(stream: stream, blockBytes: limits.blockBytes), .zip, path, scope)
                }
            case .sevenZip:
                let places = try HeldInput.places(of: stream, most: limits.unpacking.maxHeldBytes)
                return try archive(ArchiveBytes(places: places, blockBytes: limits.blockBytes), .sevenZip, path, scope)
            case .pdf: return try DocumentSplitter(pdf: stream, path: path, scope)
            case .warc: return try container(WARCContainer(stream, path: path, scope), path, scope)
            case .mailbox: return try container(MboxContainer(stream, path: path, scope), path, scope, isLevel: false)
            case .mail:
                let bytes = try HeldInput.bytes(of: stream, most: limits.maxRecordBytes, "the mail")
                return try container(MailContainer(bytes, path: path), path, scope)
            case .webPage:
                let bytes = try HeldInput.bytes(of: stream, most: limits.maxRecordBytes, "the page with its parts")
                return try container(WebPageArchive(bytes, path: path), path, scope)
            case .tar: return try archive(ArchiveBytes(stream: stream, blockBytes: limits.blockBytes), .tar, path, scope)
            }
        } catch {
            throw RecordProblem(error.kind, at: location, error.reason, loses: .input)
        }
    }

    private static func archive(_ bytes: ArchiveBytes, _ kind: ArchiveReader.Kind, _ path: String, _ scope: InputScope, folder: String = "")
        throws(StreamDamage)
        -> any RecordSplitter
    {
        try container(try ArchiveContainer(bytes, kind, path: path, scope.within, folder: folder), path, scope)
    }

    /// - Parameter isLevel: false for a file of messages, which are containers themselves: one level, not two.
    private static func container(
        _ container: @autoclosure () throws(StreamDamage) -> any Container, _ path: String, _ scope: InputScope, isLevel: Bool = true
    ) throws(StreamDamage) -> any RecordSplitter {
        let most = scope.options.limits.unpacking.maxNesting
        guard scope.depth < most else {
            throw StreamDamage(kind: .overLimit, reason: "containers are nested more than \(most) deep (--max-nesting)")
        }
        return ContainerSplitter(try container(), path: path, scope: isLevel ? scope.within : scope)
    }

    private static func splitter(
        forText bytes: BufferedInput, _ stated: ArticleFormat?, _ path: String, _ scope: InputScope
    ) throws(RecordProblem) -> any RecordSplitter {
        let options = scope.options
        let location = SourceLocation(path: path)
        let input = SplitterInput(bytes: bytes, path: path, options: options)
        bytes.fill(toCount: ContentSniffer.length)
        if bytes.count == 0, let damage = bytes.damage {
            throw RecordProblem(damage.kind, at: location, damage.reason, loses: .input)
        }
        let start = bytes.prefix(ContentSniffer.length)
        let named = options.format ?? stated ?? XMLFormat.format(start, fileName: path) ?? ArticleFormat(fileName: path)
        if let foreign = ForeignFormat(start, mayBeXML: named.map { $0.isWholeFile && $0 != .html } ?? true)?.damage {
            throw RecordProblem(foreign.kind, at: location, foreign.reason, loses: .input)
        }
        let finding = ContentSniffer.look(at: start)
        // One bad byte in a file declared to hold records spoils one record.
        let holdsRecords = named.map { !$0.isWholeFile } ?? false
        if finding == .binary, !holdsRecords || ContentSniffer.isMostlyControls(start) {
            throw RecordProblem(.binary, at: location, "a binary file", loses: .input)
        }
        let chosen: ArticleFormat
        switch (named, finding) {
        // A page under the name of a record file: mostly an error that a server sent instead.
        case (let named?, .html) where options.format == nil && !named.isWholeFile: chosen = .html
        case (let named?, _): chosen = named
        case (nil, .html): chosen = .html
        case (nil, .format(let found)): chosen = found
        case (nil, _): chosen = .text
        }
        return splitter(for: chosen, input, scope)
    }

    private static func splitter(for format: ArticleFormat, _ input: SplitterInput, _ scope: InputScope) -> any RecordSplitter {
        if format.isWholeFile { return WholeFileSplitter(input, format: format) }
        input.skipByteOrderMark()
        input.bytes.decideLineEnds()
        switch format {
        case .tsv: return DelimitedSplitter(input, usual: DelimitedHeader.tab)
        case .csv: return DelimitedSplitter(input, usual: DelimitedHeader.comma)
        case .trec: return TRECSplitter(input)
        case .feed: return FeedSplitter(input)
        case .mediawiki: return WikiDumpSplitter(input, scope.tally)
        default: return isDocument(input) ? JSONDocumentSplitter(input) : JSONLinesSplitter(input)
        }
    }

    /// Whether JSON is one document rather than lines: it begins with an array of objects, or an object not closed on its first line.
    private static func isDocument(_ input: SplitterInput) -> Bool {
        let start = input.bytes.prefix(ContentSniffer.length)
        let visible = start.drop { $0 <= 0x20 }
        if visible.first == UInt8(ascii: "[") {
            let next = visible.dropFirst().first { $0 > 0x20 }
            return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
        }
        guard visible.first == UInt8(ascii: "{") else { return false }
        let line = visible.prefix { $0 != 0x0A }
        if followsItself(line) { return true }
        guard line.endIndex < start.endIndex else { return JSONWrapper.firstItem(in: line, input.options.fields) != nil }
        // A pretty-printed object breaks its first line after the brace or a comma; a JSON Lines record never does.
        let last = line.last { $0 > 0x20 }
        return last == UInt8(ascii: "{") || last == UInt8(ascii: ",") && !closes(line)
    }

    /// Whether a second object follows the first on its line.
    private static func followsItself(_ line: ArraySlice<UInt8>) -> Bool {
        endOfObject(line).map { line[$0...].first { $0 > 0x20 && $0 != UInt8(ascii: ",") } == UInt8(ascii: "{") } ?? false
    }

    /// Whether the object ends on its line.
    private static func closes(_ line: ArraySlice<UInt8>) -> Bool { endOfObject(line) != nil }

    /// The place after the closing brace of the object that begins a line; nil if the line does not have it.
    private static func endOfObject(_ line: ArraySlice<UInt8>) -> Int? {
        var end = JSONObjectEnd()
        return line.firstIndex { end.isReached(by: $0) }.map { $0 + 1 }
    }
}

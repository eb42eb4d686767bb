/// A file that is being read.
final class OpenInput {
    private let bytes: BufferedInput
    private var splitter: any RecordSplitter

    init(_ file: InputFile, _ options: ReadingOptions) throws(RecordProblem) {
        let location = SourceLocation(path: file.path)
        let opened: FileBytes
        do {
            opened = file.path == "-" && file.systemPath.isEmpty ? FileBytes() : try FileBytes(path: file.systemPath)
        } catch {
            throw RecordProblem(.unreadable, at: location, "cannot be read: \(error.words)", loses: .input)
        }
        let stream = InputStream(file: opened, name: file.path, size: file.size, blockBytes: options.limits.blockBytes)
        bytes = BufferedInput(TextStream(stream, encoding: options.encoding))
        let input = SplitterInput(bytes: bytes, path: file.path, options: options)
        bytes.fill(toCount: ContentSniffer.length)
        if bytes.count == 0, let damage = bytes.damage {
            throw RecordProblem(damage.kind, at: location, damage.reason, loses: .input)
        }
        let start = bytes.prefix(ContentSniffer.length)
        let named = options.format ?? ArticleFormat(fileName: file.path)
        if let foreign = ForeignFormat(start, fileName: file.path, mayBeXML: named.map { $0.isWholeFile && $0 != .html } ?? true) {
            throw RecordProblem(
                .unsupported, at: location, "\(foreign.name) is not read" + (foreign.advice.isEmpty ? "" : "; \(foreign.advice)"), loses: .input)
        }
        let finding = ContentSniffer.look(at: start)
        // One bad byte in a file that is said to hold records spoils one record.
        let holdsRecords = named.map { !$0.isWholeFile } ?? false
        if finding == .binary, !holdsRecords || ContentSniffer.isMostlyControls(start) {
            throw RecordProblem(.binary, at: location, "a binary file", loses: .input)
        }
        let chosen: ArticleFormat
        switch (named, finding) {
        // A page under the name of records: an error that a server gave in their place, most often.
        case (let named?, .html) where options.format == nil && !named.isWholeFile: chosen = .html
        case (let named?, _): chosen = named
        case (nil, .html): chosen = .html
        case (nil, .format(let found)): chosen = found
        case (nil, _): chosen = .text
        }
        splitter = Self.splitter(for: chosen, input)
    }

    var bytesRead: Int { bytes.bytesRead }

    /// What the text was decoded from so far, and whether nothing but the text itself told it.
    var encoding: (encoding: TextEncoding, isGuessed: Bool) { bytes.encoding }

    func next() -> RecordReading? { splitter.next() }

    private static func splitter(for format: ArticleFormat, _ input: SplitterInput) -> any RecordSplitter {
        if format.isWholeFile { return WholeFileSplitter(input, format: format) }
        input.skipByteOrderMark()
        input.bytes.decideLineEnds()
        switch format {
        case .tsv: return DelimitedSplitter(input, usual: DelimitedHeader.tab)
        case .csv: return DelimitedSplitter(input, usual: DelimitedHeader.comma)
        case .trec: return TRECSplitter(input)
        default: return isDocument(input) ? JSONDocumentSplitter(input) : JSONLinesSplitter(input)
        }
    }

    /// Whether JSON is one document and not lines: it begins with an array of objects, or with an object that its first line does not close.
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
        // A printed object breaks its first line behind the brace or behind a comma; a record of JSON Lines never does.
        let last = line.last { $0 > 0x20 }
        return last == UInt8(ascii: "{") || last == UInt8(ascii: ",") && !closes(line)
    }

    /// Whether a second object follows the first on its line.
    private static func followsItself(_ line: ArraySlice<UInt8>) -> Bool {
        endOfObject(line).map { line[$0...].first { $0 > 0x20 && $0 != UInt8(ascii: ",") } == UInt8(ascii: "{") } ?? false
    }

    /// Whether the object ends on its line.
    private static func closes(_ line: ArraySlice<UInt8>) -> Bool { endOfObject(line) != nil }

    /// Behind the closing brace of the object that begins a line; nil where the line does not have it.
    private static func endOfObject(_ line: ArraySlice<UInt8>) -> Int? {
        var end = JSONObjectEnd()
        return line.firstIndex { end.isReached(by: $0) }.map { $0 + 1 }
    }
}

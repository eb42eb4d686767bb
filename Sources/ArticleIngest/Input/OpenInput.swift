/// A file that is being read.
final class OpenInput {
    private let bytes: BufferedInput
    private var splitter: any RecordSplitter

    init(_ file: InputFile, format: ArticleFormat?, encoding: TextEncoding?, limits: ReadingLimits) throws(RecordProblem) {
        let location = SourceLocation(path: file.path)
        let opened: FileBytes
        do {
            opened = file.path == "-" && file.systemPath.isEmpty ? FileBytes() : try FileBytes(path: file.systemPath)
        } catch {
            throw RecordProblem(.unreadable, at: location, "cannot be read: \(error.words)")
        }
        let stream = InputStream(file: opened, name: file.path, size: file.size, blockBytes: limits.blockBytes)
        bytes = BufferedInput(TextStream(stream, encoding: encoding))
        let input = SplitterInput(bytes: bytes, path: file.path, limits: limits)
        bytes.fill(toCount: ContentSniffer.length)
        if bytes.count == 0, let damage = bytes.damage {
            throw RecordProblem(damage.kind, at: location, damage.reason)
        }
        let start = bytes.prefix(ContentSniffer.length)
        let finding = ContentSniffer.look(at: start)
        let named = format ?? ArticleFormat(fileName: file.path)
        // One bad byte in a file that is said to hold records spoils one record.
        let holdsRecords = named.map { !$0.isWholeFile } ?? false
        if finding == .binary, !holdsRecords || ContentSniffer.isMostlyControls(start) {
            throw RecordProblem(.binary, at: location, "a binary file")
        }
        let chosen: ArticleFormat
        switch (named, finding) {
        case (let named?, _): chosen = named
        case (nil, .html):
            throw RecordProblem(.unsupported, at: location, "HTML is not read; save the page as text")
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
        switch format {
        case .tsv: return DelimitedSplitter(input, separator: DelimitedHeader.tab)
        case .csv: return DelimitedSplitter(input, separator: DelimitedHeader.comma)
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
        guard line.endIndex < start.endIndex else { return false }
        // A printed object breaks its first line behind the brace or behind a comma; a record of JSON Lines never does.
        let last = line.last { $0 > 0x20 }
        return last == UInt8(ascii: "{") || last == UInt8(ascii: ",")
    }
}

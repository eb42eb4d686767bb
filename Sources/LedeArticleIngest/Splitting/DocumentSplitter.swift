import LedeDocumentText

/// Extracts the records of a document that is a package of parts, or that a program reads.
struct DocumentSplitter: RecordSplitter {
    private var readings: [RecordReading]

    mutating func next() -> RecordReading? { readings.popLast() }

    /// - Throws: `StreamDamage` if it cannot be read.
    init(_ package: ZipPackage, _ places: any RandomAccess, path: String, _ scope: InputScope) throws(StreamDamage) {
        let members = ZipMembers(places, scope.options.limits, scope.budget)
        switch package {
        case .epub: readings = try Self.chapters(members, path, scope).reversed()
        case .wordDocument: readings = [Self.document(.word(try Self.decoded(try members.read(WordDocument.isPart))), path)]
        case .openDocumentText: readings = [Self.document(.openDocument(try Self.decoded(try members.read(OpenDocument.isPart))), path)]
        default: readings = []
        }
    }

    /// A PDF, which is read whole.
    init(pdf stream: InputStream, path: String, _ scope: InputScope) throws(StreamDamage) {
        let limit = scope.options.limits.maxRecordBytes
        var bytes: [UInt8] = []
        while bytes.count <= limit, try stream.readBlock(appendingTo: &bytes) {}
        guard bytes.count <= limit else { throw StreamDamage(kind: .tooLong, reason: "the document is over the limit of \(limit) bytes") }
        guard PDFProgram.installed.isInstalled else {
            throw StreamDamage(
                kind: .unsupported, reason: "PDF is read through pdftotext, which is not installed; to install it: \(PDFProgram.advice)")
        }
        var record = RawRecord(bytes: [], location: SourceLocation(path: path), layout: .document(DocumentSource(.pdf)), ordinal: 1)
        record.bytes = bytes
        readings = [.record(record)]
    }

    private static func document(_ content: DocumentSource.Content, _ path: String) -> RecordReading {
        .record(RawRecord(bytes: [], location: SourceLocation(path: path), layout: .document(DocumentSource(content)), ordinal: 1))
    }

    private static func chapters(_ members: ZipMembers, _ path: String, _ scope: InputScope) throws(StreamDamage) -> [RecordReading] {
        guard let book = EPUBBook(try decoded(try members.read(EPUBPackage.isPart))) else {
            throw StreamDamage(kind: .malformed, reason: "an EPUB without a package document (OPF)")
        }
        var readings: [RecordReading] = []
        for (index, chapter) in book.chapters.enumerated() {
            let location = SourceLocation(path: ContainerEntry.path(of: chapter.name, in: path))
            let source = DocumentSource(.chapter(book.package, title: chapter.title, number: index + 1))
            readings.append(.record(RawRecord(bytes: chapter.html, location: location, layout: .document(source), ordinal: index + 1)))
        }
        scope.tally.passOver(path, .withoutProse, count: book.withoutProse)
        for name in book.missing.prefix(3) {
            readings.append(.problem(RecordProblem(.malformed, at: SourceLocation(path: path), "\(name) is not in the book")))
        }
        if book.encrypted > 0 {
            readings.append(
                .problem(
                    RecordProblem(
                        .unsupported, at: SourceLocation(path: path), "\(book.encrypted) of its chapters are encrypted (DRM)", loses: .input
                    )))
        }
        return readings
    }

    /// The parts as UTF-8: nearly all are.
    private static func decoded(_ parts: [String: [UInt8]]) throws(StreamDamage) -> [String: [UInt8]] {
        var decoded: [String: [UInt8]] = [:]
        for (name, bytes) in parts {
            let stream = TextStream(MemoryStream(bytes), encoding: nil)
            var text: [UInt8] = []
            while try stream.readBlock(appendingTo: &text) {}
            decoded[name] = text
        }
        return decoded
    }
}

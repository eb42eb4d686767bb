import LedeCLibXML2

/// The elements and texts of an XML file, read by libxml2 as a stream. Nothing outside the file is read, no network, file or DTD; entities
/// other than XML's five are refused, so that none can grow; depth and the size of a text are bounded by libxml2 (256 levels, 10 MB).
struct XMLEvents {
    enum Event {
        /// The name and the attributes, without namespaces, in lower case.
        case start(name: String, attributes: [String: String])
        case text(String)
        case end
    }

    private let file: EvaluationFile

    init(_ file: EvaluationFile) { self.file = file }

    private static let isReady: Void = xmlInitParser()

    /// Calls `body` with each event and its line; for a text or an end, that of the element begun last.
    /// - Throws: `EvaluationFileError` for what is not well-formed or has entities of its own, and what `body` throws.
    func forEach(_ body: (Event, Int) throws(EvaluationFileError) -> Void) throws(EvaluationFileError) {
        if let line = declarationLine { throw file.error("declares entities, which are not read", line: line) }
        _ = Self.isReady
        let bytes = file.bytes
        guard let size = Int32(exactly: bytes.count), size > 0 else { throw file.error("is empty or larger than XML may be", line: nil) }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue
        let result = bytes.withUnsafeBytes { (buffer: UnsafeRawBufferPointer) -> Result<Void, EvaluationFileError> in
            // SAFETY: The reader only reads the buffer's `size` bytes and is freed before the buffer goes.
            guard let reader = xmlReaderForMemory(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), size, nil, nil, Int32(options))
            else {
                return .failure(file.error("cannot be read as XML", line: nil))
            }
            defer { xmlFreeTextReader(reader) }
            do throws(EvaluationFileError) {
                try read(reader, body)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }

    private func read(_ reader: xmlTextReaderPtr, _ body: (Event, Int) throws(EvaluationFileError) -> Void) throws(EvaluationFileError) {
        xmlResetLastError()
        var line = 1
        while true {
            // SAFETY: `reader` lives until the caller frees it, and is used by this thread alone.
            let state = xmlTextReaderRead(reader)
            guard state == 1 else {
                if state == 0 { return }
                throw malformed()
            }
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                // The element's own line: the parser may be ahead of it.
                line = max(1, Int(xmlGetLineNo(xmlTextReaderCurrentNode(reader))))
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                try body(
                    .start(name: Self.text(xmlTextReaderConstLocalName(reader)).lowercased(), attributes: Self.attributes(reader)), line)
                if isEmpty { try body(.end, line) }
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): try body(.end, line)
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue),
                Int32(XML_READER_TYPE_WHITESPACE.rawValue):
                try body(.text(Self.text(xmlTextReaderConstValue(reader))), line)
            case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw file.error("has the entity &\(Self.text(xmlTextReaderConstLocalName(reader)));, which is not read", line: line)
            default: continue
            }
        }
    }

    private static func attributes(_ reader: xmlTextReaderPtr) -> [String: String] {
        var attributes: [String: String] = [:]
        // SAFETY: As in `read`; afterwards the reader is at the element again.
        var isMore = xmlTextReaderMoveToFirstAttribute(reader)
        while isMore == 1 {
            attributes[text(xmlTextReaderConstLocalName(reader)).lowercased()] = text(xmlTextReaderConstValue(reader))
            isMore = xmlTextReaderMoveToNextAttribute(reader)
        }
        _ = xmlTextReaderMoveToElement(reader)
        return attributes
    }

    /// libxml2's text, which is UTF-8; empty for none.
    private static func text(_ bytes: UnsafePointer<xmlChar>?) -> String {
        // SAFETY: libxml2's texts end with a NUL and live until the reader moves on.
        bytes.map { String(cString: $0) } ?? ""
    }

    private func malformed() -> EvaluationFileError {
        // SAFETY: The error is this thread's own and lives until its next one.
        guard let error = xmlGetLastError() else { return file.error("is not well-formed XML", line: nil) }
        let message = error.pointee.message.map { String(cString: $0) } ?? ""
        let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return file.error(
            "is not well-formed XML" + (words.isEmpty ? "" : ": \(words)"), line: error.pointee.line > 0 ? Int(error.pointee.line) : nil)
    }

    /// The line of the first declaration of an entity.
    private var declarationLine: Int? {
        let mark = Array("<!ENTITY".utf8)
        var line = 1
        for (index, byte) in file.bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            if byte == mark[0], file.bytes[index...].starts(with: mark) { return line }
        }
        return nil
    }
}

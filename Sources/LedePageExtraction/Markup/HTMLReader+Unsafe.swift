import LedeCLibXML2

/// Reads HTML with libxml2's parser, which treats any bytes roughly as a browser would, and reports elements and text to a builder.
enum HTMLReader {
    /// Longer inputs are not read: libxml2 counts bytes in 32 bits.
    private static let longest = Int(Int32.max) - 1

    /// - Parameter html: UTF-8, as `MarkupCleaning` leaves it: bounded in depth, so that the parser takes linear time.
    /// - Returns: false if libxml2 could not be started.
    static func read(_ html: [UInt8], into builder: HTMLTextBuilder) -> Bool {
        guard !html.isEmpty else { return true }
        guard html.count <= longest else { return false }
        return html.withUnsafeBytes { buffer in
            // SAFETY: the parser reads `count` bytes of an array that lives for the closure, and is freed within it.
            guard let context = htmlCreateMemoryParserCtxt(buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count)) else {
                return false
            }
            defer { htmlFreeParserCtxt(context) }
            guard let handler = context.pointee.sax else { return false }
            // SAFETY: the handler belongs to the context; events without a handler are not reported, so no tree is built.
            handler.pointee = xmlSAXHandler()
            handler.pointee.startElement = { HTMLReader.start($0, $1, $2) }
            handler.pointee.endElement = { HTMLReader.end($0, $1) }
            handler.pointee.characters = { HTMLReader.characters($0, $1, $2) }
            handler.pointee.ignorableWhitespace = { HTMLReader.characters($0, $1, $2) }
            handler.pointee.cdataBlock = { HTMLReader.characters($0, $1, $2) }
            // SAFETY: the builder outlives the parser; the parser hands the pointer back as it is.
            context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            htmlCtxtUseOptions(context, Int32(options | HTML_PARSE_IGNORE_ENC.rawValue))
            xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
            htmlParseDocument(context)
            return true
        }
    }

    private static func builder(_ context: UnsafeMutableRawPointer?) -> HTMLTextBuilder? {
        // SAFETY: what `read` gave the parser.
        context.map { Unmanaged<HTMLTextBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func start(
        _ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?, _: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        // SAFETY: a NUL-terminated name.
        if let name { builder(context)?.start(String(cString: name)) }
    }

    private static func end(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
        // SAFETY: a NUL-terminated name.
        if let name { builder(context)?.end(String(cString: name)) }
    }

    private static func characters(_ context: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: Int32) {
        // SAFETY: `count` bytes that live for the call.
        if let text, count > 0 { builder(context)?.characters(UnsafeBufferPointer(start: text, count: Int(count))) }
    }
}

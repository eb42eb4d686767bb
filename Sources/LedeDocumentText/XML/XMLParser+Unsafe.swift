import LedeCLibXML2

/// Reads XML piece by piece with libxml2 and reports to a handler.
///
/// Input is mended first (`XMLMending`): feeds and pages are rarely as well-formed as libxml2 demands. No document type declaration reaches
/// it, so there are no entities but XML's five and HTML's, nothing that grows, and nothing outside the input to be read. Memory: a few
/// pieces of 64 KiB, the longest tag, which is also bounded, and the names of elements.
package final class XMLParser {
    private let handler: any XMLHandler
    private var mending = XMLMending()
    private var context: xmlParserCtxtPtr?
    /// Names as text, by the address of libxml2's own copy.
    private var names: [UnsafeRawPointer: String] = [:]
    private var text: [UInt8] = []
    private var mended: [UInt8] = []
    private var depth = 0
    private var fault: XMLLoss?
    private static let mostText = 1 << 16
    private static let pieceBytes = 1 << 16

    private static let isReady: Void = xmlInitParser()

    package init(_ handler: any XMLHandler) {
        self.handler = handler
        _ = Self.isReady
        var functions = xmlSAXHandler()
        functions.initialized = UInt32(XML_SAX2_MAGIC)
        functions.startElementNs = { XMLParser.of($0)?.start($1, $2, $3, Int($6), $8) }
        functions.endElementNs = { context, name, _, _ in XMLParser.of(context)?.end(name) }
        functions.characters = { XMLParser.of($0)?.characters($1, Int($2)) }
        functions.ignorableWhitespace = functions.characters
        functions.cdataBlock = functions.characters
        functions.serror = { XMLParser.of($0)?.note($1?.pointee.line, $1?.pointee.domain, $1?.pointee.level, $1?.pointee.message) }
        // SAFETY: libxml2 copies the functions; the parser outlives its context, which `deinit` frees.
        context = xmlCreatePushParserCtxt(&functions, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        if let context {
            xmlCtxtUseOptions(context, Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        }
        feed(Array("<\(Self.frame)>".utf8))
    }

    deinit {
        // SAFETY: the context is freed once, and no function of it runs any more.
        if let context { xmlFreeParserCtxt(context) }
    }

    /// An element around everything, so that junk around the first element, or several documents in a file, are no fault.
    private static let frame = "_"

    /// The line of the source reached, from 1.
    package var line: Int { mending.line }

    /// What was lost so far because the source is faulty, in order; at most a few, and how many more.
    package var losses: (first: [XMLLoss], moreCount: Int) {
        var all = mending.losses
        if let fault { all.append(fault) }
        return (all, mending.moreLosses)
    }

    /// How many U+FFFD stand for invalid bytes.
    package var repairCount: Int { mending.repairCount }

    /// Reads the next bytes, UTF-8 except for single invalid bytes.
    package func read(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        while !rest.isEmpty {
            mended.removeAll(keepingCapacity: true)
            mending.mend(rest.prefix(Self.pieceBytes), into: &mended)
            rest = rest.dropFirst(Self.pieceBytes)
            feed(mended)
        }
    }

    /// Reads what is left when nothing more comes; closes what is open.
    package func finish() {
        mended.removeAll(keepingCapacity: true)
        mending.drain(into: &mended)
        feed(mended)
        flush()
        if mending.isOpen { handler.cut() }
        mended.removeAll(keepingCapacity: true)
        mending.finish(into: &mended)
        mended += Array("</\(Self.frame)>".utf8)
        feed(mended)
        flush()
    }

    private func feed(_ bytes: [UInt8]) {
        guard let context, !bytes.isEmpty else { return }
        bytes.withUnsafeBytes { buffer in
            // SAFETY: the parser reads `count` bytes of an array that lives for the call; `mend` gives a few times `pieceBytes` at most.
            _ = xmlParseChunk(context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), 0)
        }
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> XMLParser? {
        // SAFETY: what `init` gave libxml2, which calls from within `feed` alone.
        context.map { Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ attributeCount: Int,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        flush()
        depth += 1
        guard depth > 1 else { return }
        var element = XMLElement(name: interned(name), namespace: interned(namespace), prefix: interned(prefix), attributes: [])
        // SAFETY: five pointers an attribute: name, prefix, namespace, and where its value begins and ends.
        if let attributes {
            for index in 0..<attributeCount {
                let parts = attributes + index * 5
                guard let begin = parts[3], let end = parts[4] else { continue }
                let value = UnsafeBufferPointer(start: begin, count: end - begin)
                element.attributes.append(
                    XMLElement.Attribute(
                        name: interned(parts[0]), namespace: interned(parts[2]), prefix: interned(parts[1]), value: Self.value(value)))
            }
        }
        // SAFETY: the context lives, and its input as long as it runs.
        handler.start(element, line: max(1, Int(context?.pointee.input?.pointee.line ?? 1)))
    }

    /// libxml2 leaves an ampersand in an attribute as a reference, for a tree to decode.
    private static func value(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(UInt8(ascii: "&")) ? text.replacing("&#38;", with: "&") : text
    }

    private func end(_ name: UnsafePointer<xmlChar>?) {
        flush()
        depth -= 1
        if depth > 0 { handler.end(interned(name)) }
    }

    private func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
        guard depth > 1, let bytes, count > 0 else { return }
        // SAFETY: `count` bytes that live for the call.
        text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        if text.count >= Self.mostText { flush() }
    }

    private func flush() {
        guard !text.isEmpty else { return }
        handler.text(text)
        text.removeAll(keepingCapacity: true)
    }

    private func note(_ line: Int32?, _ domain: Int32?, _ level: xmlErrorLevel?, _ message: UnsafeMutablePointer<CChar>?) {
        // An undeclared prefix and the like lose no content.
        guard fault == nil, domain == Int32(XML_FROM_PARSER.rawValue), level == XML_ERR_FATAL else { return }
        // SAFETY: a NUL-terminated text that lives for the call.
        let words = message.map { String(cString: $0).split(whereSeparator: \.isWhitespace).joined(separator: " ") } ?? ""
        fault = XMLLoss(line: max(1, Int(line ?? 1)), reason: "not well-formed XML: \(words)")
    }

    private func interned(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text else { return "" }
        if let known = names[UnsafeRawPointer(text)] { return known }
        // SAFETY: NUL-terminated; the context's dictionary keeps it at its place as long as the context lives.
        let string = String(cString: text)
        names[UnsafeRawPointer(text)] = string
        return string
    }
}

import LedeCSQLite
import LedeTextAnalysis

// FTS5 calls tokenizers through C function pointers with untyped contexts. Two objects cross that border, each as a retained
// `Unmanaged` pointer: the registration (released by xDestroy when the connection closes) and one tokenizer per table
// (released by xDelete). SQLite calls both kinds from the thread that uses the connection, one at a time.

/// What a connection knows of the registered analyzer.
private final class AnalyzerRegistration {
    let analyzer: any Analyzer
    /// For queries: FTS5 takes terms at the same place for synonyms, of which one suffices.
    let queryAnalyzer: any Analyzer
    let isCancelled: @Sendable () -> Bool

    init(analyzer: any Analyzer, isCancelled: @escaping @Sendable () -> Bool) {
        self.analyzer = analyzer
        queryAnalyzer = analyzer.queryAnalyzer(for: "")
        self.isCancelled = isCancelled
    }
}

/// The analyzer as the tokenizer of one table; its batch is reused, so that a token costs no allocation.
private final class AnalyzerTokenizer {
    let registration: AnalyzerRegistration
    var batch = TokenBatch()

    init(registration: AnalyzerRegistration) {
        self.registration = registration
    }
}

/// `xToken`: takes one token, returns a result code that ends the work unless it is SQLITE_OK.
private typealias TokenConsumer =
    @convention(c) (
        UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, Int32, Int32, Int32
    ) -> Int32

/// The name that `sqlite3_bind_pointer` asks for; a literal, so that it outlives every statement.
private let apiPointerType: StaticString = "fts5_api_ptr"

extension SQLiteConnection {
    /// Registers `analyzer` as the FTS5 tokenizer `name` of this connection, so that FTS5 sees the tokens that Lede sees.
    ///
    /// - Parameter isCancelled: asked between batches of tokens; when it is true the statement fails with SQLITE_INTERRUPT.
    func register(
        _ analyzer: any Analyzer, asTokenizer name: String, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) throws(SQLiteError) {
        let api = try fts5API()
        // SAFETY: `api` belongs to this open connection and version 2 has xCreateTokenizer. The context's reference is given to SQLite,
        // which calls xDestroy once: when the connection closes, the name is registered anew, or, here, when it fails.
        var tokenizer = fts5_tokenizer(xCreate: createTokenizer, xDelete: deleteTokenizer, xTokenize: tokenize)
        let context = Unmanaged.passRetained(AnalyzerRegistration(analyzer: analyzer, isCancelled: isCancelled))
        guard let create = api.pointee.xCreateTokenizer else {
            context.release()
            throw SQLiteError(code: SQLITE_ERROR, message: "FTS5 registers no tokenizers", subject: path)
        }
        let code = create(api, name, context.toOpaque(), &tokenizer) { context in
            if let context { Unmanaged<AnalyzerRegistration>.fromOpaque(context).release() }
        }
        guard code == SQLITE_OK else {
            // FTS5 calls xDestroy only for what it keeps: out of memory it keeps nothing.
            context.release()
            throw error(code, path)
        }
    }

    /// FTS5's table of functions for this connection.
    private func fts5API() throws(SQLiteError) -> UnsafeMutablePointer<fts5_api> {
        var api: UnsafeMutablePointer<fts5_api>?
        var statement: OpaquePointer?
        // SAFETY: FTS5 writes one pointer through the address bound here, which is valid until the statement is finalized below;
        // the type's name is a NUL-terminated literal.
        let code = withUnsafeMutablePointer(to: &api) { address in
            var code = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nil)
            if code == SQLITE_OK {
                let type = UnsafeRawPointer(apiPointerType.utf8Start).assumingMemoryBound(to: CChar.self)
                code = sqlite3_bind_pointer(statement, 1, address, type, nil)
            }
            if code == SQLITE_OK { code = sqlite3_step(statement) }
            return code
        }
        let failure = code == SQLITE_ROW ? nil : error(code, path)
        sqlite3_finalize(statement)
        if let failure { throw failure }
        guard let api, api.pointee.iVersion >= 2 else {
            throw SQLiteError(code: SQLITE_ERROR, message: "SQLite was built without FTS5", subject: path)
        }
        return api
    }
}

/// `xCreate`; the analyzer takes no arguments.
private func createTokenizer(
    _ context: UnsafeMutableRawPointer?, _ arguments: UnsafeMutablePointer<UnsafePointer<CChar>?>?, _ argumentCount: Int32,
    _ result: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
    guard let context, let result, argumentCount == 0 else { return SQLITE_ERROR }
    // SAFETY: `context` is the registration that `register` gave to SQLite, which still holds it. The reference put into
    // `result` is SQLite's until xDelete.
    let registration = Unmanaged<AnalyzerRegistration>.fromOpaque(context).takeUnretainedValue()
    result.pointee = OpaquePointer(Unmanaged.passRetained(AnalyzerTokenizer(registration: registration)).toOpaque())
    return SQLITE_OK
}

/// `xDelete`.
private func deleteTokenizer(_ tokenizer: OpaquePointer?) {
    // SAFETY: SQLite gives back, once, the reference that `createTokenizer` made.
    if let tokenizer { Unmanaged<AnalyzerTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer)).release() }
}

/// Tokens handed to FTS5 at a time.
private let tokensPerBatch = 512

/// `xTokenize`: all tokens of `text` (bytes, perhaps without a NUL) to `consume`, whose failure is returned at once.
private func tokenize(
    _ tokenizer: OpaquePointer?, _ context: UnsafeMutableRawPointer?, _ flags: Int32, _ text: UnsafePointer<CChar>?,
    _ count: Int32, _ consume: TokenConsumer?
) -> Int32 {
    guard let tokenizer, let consume, count >= 0 else { return SQLITE_ERROR }
    // SAFETY: SQLite passes the tokenizer that `createTokenizer` made and keeps it alive through the call.
    let instance = Unmanaged<AnalyzerTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer)).takeUnretainedValue()
    // SAFETY: SQLite says that `count` bytes at `text` are readable through the call (nil only for none); CChar and UInt8 have one layout.
    let bytes = UnsafeBufferPointer(
        start: UnsafeRawPointer(text)?.assumingMemoryBound(to: UInt8.self), count: text == nil ? 0 : Int(count))

    // The batch is taken out during the call: should FTS5 call the tokenizer from within `consume`, it finds another.
    var batch = TokenBatch()
    swap(&batch, &instance.batch)
    defer { swap(&batch, &instance.batch) }

    let registration = instance.registration
    let isQuery = flags & FTS5_TOKENIZE_QUERY != 0
    let analyzer = isQuery ? registration.queryAnalyzer : registration.analyzer
    // Words of a query that are not indexed are held back: those at its ends are not asked for.
    var heldBack = isQuery ? HeldBackTokens() : nil
    var progress = AnalysisProgress()
    var lastPosition: UInt32?
    var hasMore = true
    while hasMore {
        if registration.isCancelled() { return SQLITE_INTERRUPT }
        batch.removeAll()
        hasMore = analyzer.analyze(bytes.span, progress: &progress, limit: tokensPerBatch, into: &batch)
        let code = hand(batch, to: consume, context, &lastPosition, &heldBack)
        if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
}

/// The words of a query that are not indexed since the last one that is.
private struct HeldBackTokens {
    var hasBegun = false
    var ranges: [Range<Int>] = []
}

/// Calls `consume` for every token of `batch`.
private func hand(
    _ batch: borrowing TokenBatch, to consume: TokenConsumer, _ context: UnsafeMutableRawPointer?, _ lastPosition: inout UInt32?,
    _ heldBack: inout HeldBackTokens?
) -> Int32 {
    let ends = batch.termEnds.span
    let starts = batch.startOffsets.span
    let stops = batch.endOffsets.span
    let positions = batch.positions.span
    // SAFETY: `start` + `count` of a term stay inside the terms' bytes: termEnds ascend and end at their number. FTS5 reads no more
    // than the length it is given, during the call. Offsets fit: a text has at most 2³¹−1 bytes.
    return batch.bytes.withUnsafeBytes { terms in
        var start = 0
        for index in 0..<ends.count {
            let position = positions[index]
            if heldBack != nil, let code = release(&heldBack, batch, index, to: consume, context) {
                start = ends[index]
                if code != SQLITE_OK { return code }
                continue
            }
            let flags = position == lastPosition ? FTS5_TOKEN_COLOCATED : 0
            lastPosition = position
            let end = ends[index]
            let code = consume(
                context, flags, terms.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self), Int32(end - start),
                Int32(starts[index]), Int32(stops[index]))
            if code != SQLITE_OK { return code }
            start = end
        }
        return SQLITE_OK
    }
}

/// Holds token `index` of a query's `batch` back if its word is not indexed; otherwise calls `consume` for those held back within the
/// phrase.
/// - Returns: a result code if there is nothing more to do for the token; nil if it is to be handed on.
private func release(
    _ heldBack: inout HeldBackTokens?, _ batch: borrowing TokenBatch, _ index: Int, to consume: TokenConsumer,
    _ context: UnsafeMutableRawPointer?
) -> Int32? {
    if batch.isOmitted(index) {
        heldBack?.ranges.append(batch.startOffsets[index]..<batch.endOffsets[index])
        return SQLITE_OK
    }
    defer { heldBack = HeldBackTokens(hasBegun: true) }
    guard let held = heldBack, held.hasBegun, !held.ranges.isEmpty else { return nil }
    // SAFETY: the term's bytes are there during the call, and FTS5 reads no more than the length it is given.
    let code = OmittedWord.term.withUnsafeBytes { term in
        for range in held.ranges {
            let code = consume(
                context, 0, term.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(term.count), Int32(range.lowerBound),
                Int32(range.upperBound))
            if code != SQLITE_OK { return code }
        }
        return SQLITE_OK
    }
    return code == SQLITE_OK ? nil : code
}

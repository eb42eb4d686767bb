import LedeCSQLite

/// One of FTS5's own tokenizers, called through the C API: the oracle.
final class FTS5Tokenizer {
    struct Token: Equatable {
        /// Cut at 32,768 bytes, as FTS5 does when it indexes.
        var term: [UInt8]
        var start: Int
        var end: Int
    }

    private var database: OpaquePointer?
    private var tokenizer: OpaquePointer?
    private var methods = fts5_tokenizer()

    static var libraryVersion: String { String(cString: sqlite3_libversion()) }

    /// - Parameter arguments: the tokenizer's name and its options; nil when SQLite lacks FTS5 or refuses.
    init?(_ arguments: [String]) {
        // SAFETY: the database outlives the tokenizer (see deinit); SQLite fills `api` during the step and keeps the pointer no longer;
        // the pointer type is a static string, which lives as long as the process; the argument strings live through xCreate.
        guard sqlite3_open(":memory:", &database) == SQLITE_OK else { return nil }
        var api: UnsafeMutablePointer<fts5_api>?
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else { return nil }
        let pointerType: StaticString = "fts5_api_ptr"
        withUnsafeMutablePointer(to: &api) { pointer in
            _ = pointerType.withUTF8Buffer { type in
                type.withMemoryRebound(to: CChar.self) { sqlite3_bind_pointer(statement, 1, pointer, $0.baseAddress, nil) }
            }
            sqlite3_step(statement)
        }
        sqlite3_finalize(statement)
        var context: UnsafeMutableRawPointer?
        guard let api, api.pointee.xFindTokenizer(api, arguments[0], &context, &methods) == SQLITE_OK else { return nil }
        let options = arguments.dropFirst().map { option in
            let bytes = Array(option.utf8CString)
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            copy.initialize(from: bytes, count: bytes.count)
            return copy
        }
        defer { options.forEach { $0.deallocate() } }
        var pointers = options.map { UnsafePointer<CChar>?($0) }
        guard methods.xCreate(context, &pointers, Int32(pointers.count), &tokenizer) == SQLITE_OK else { return nil }
    }

    deinit {
        if let tokenizer { methods.xDelete(tokenizer) }
        sqlite3_close(database)
    }

    /// The tokens of `text`.
    func tokens(of text: [UInt8]) -> [Token] {
        final class Sink { var tokens: [Token] = [] }
        let sink = Sink()
        // SAFETY: `sink` and `text` live through the call, and FTS5 calls back only during it, with `count` readable bytes at `term`.
        withExtendedLifetime(sink) {
            text.withUnsafeBytes { bytes in
                let empty: StaticString = ""
                let base = bytes.baseAddress ?? UnsafeRawPointer(empty.utf8Start)
                _ = methods.xTokenize(
                    tokenizer, Unmanaged.passUnretained(sink).toOpaque(), FTS5_TOKENIZE_DOCUMENT,
                    base.assumingMemoryBound(to: CChar.self), Int32(bytes.count)
                ) { context, _, term, count, start, end in
                    guard let context, let term else { return SQLITE_ERROR }
                    let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
                    let cut = min(Int(count), 32_768)
                    let bytes = UnsafeRawBufferPointer(start: term, count: cut)
                    sink.tokens.append(Token(term: Array(bytes), start: Int(start), end: Int(end)))
                    return SQLITE_OK
                }
            }
        }
        return sink.tokens
    }
}

import LedeCLibedit
import LedeModules

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads lines from a terminal with libedit: editing, history, completion. Ctrl-C gives up the line, Ctrl-Z suspends, Ctrl-D ends. One at a
/// time in a process.
final class LineEditor: QueryLines {
    private static let historySize: Int32 = 1_000

    private let editor: OpaquePointer
    private let history: OpaquePointer
    private let historyPath: String?
    fileprivate let completion: WordCompletion
    fileprivate let columns: Int
    /// Whether Ctrl-C ended the line.
    fileprivate var isGivenUp = false

    /// Nil if the system has no memory for it.
    init?(completion: WordCompletion, historyPath: String?, columns: Int) {
        // SAFETY: both calls give NULL or what is freed in `deinit`.
        guard let editor = lede_edit_init("lede") else { return nil }
        guard let history = history_init() else {
            el_end(editor)
            return nil
        }
        self.editor = editor
        self.history = history
        self.historyPath = historyPath
        self.completion = completion
        self.columns = columns
        // SAFETY: the callbacks are C functions that capture nothing. The editor calls them only within `next`, while `self` lives; it
        // keeps the pointer to `self` without owning it and is freed before `self` is gone.
        lede_edit_configure(editor, { _ in promptText }, Unmanaged.passUnretained(self).toOpaque())
        lede_edit_bind(editor, "^I", "lede-complete", "Complete a word of the index", { editor, _ in completeWord(editor) })
        lede_edit_bind(editor, "^C", "lede-give-up", "Give up the line", { editor, _ in giveUpLine(editor) })
        lede_edit_bind(editor, "^Z", "lede-suspend", "Suspend", { editor, _ in suspend(editor) })
        lede_history_attach(editor, history, Self.historySize)
        if let historyPath { lede_history_load(history, historyPath) }
    }

    deinit {
        // SAFETY: made in `init` and freed once, the editor first: it refers to the history.
        el_end(editor)
        history_end(history)
    }

    func next() -> String? {
        while true {
            var count: Int32 = 0
            isGivenUp = false
            // SAFETY: el_gets gives NULL, or a terminated string that lives until the next call; it is copied at once.
            let line = el_gets(editor, &count)
            // Also for an empty line, which looks like the end.
            if isGivenUp { continue }
            guard let line, count > 0 else {
                StandardOutput.shared.writeLine()
                return nil
            }
            let text = String(cString: line)
            let query = text.hasSuffix("\n") ? String(text.dropLast()) : text
            if !query.allSatisfy(\.isWhitespace) {
                // SAFETY: both strings live through the calls, which copy what they keep.
                lede_history_enter(history, line)
                if let historyPath { lede_history_save(history, historyPath) }
            }
            return query
        }
    }
}

// SAFETY: allocated once, never changed or freed; libedit takes it as `char *` but only reads it.
nonisolated(unsafe) private let promptText: UnsafeMutablePointer<CChar> = strdup("lede> ")

/// The `LineEditor` in whose `next` libedit calls a function.
private func client(of editor: OpaquePointer) -> LineEditor? {
    // SAFETY: the client was set in the initializer and lives while `next` runs.
    lede_edit_client(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
}

/// The function called for Ctrl-C: the line ends, and is not used.
private func giveUpLine(_ editor: OpaquePointer?) -> UInt8 {
    editor.flatMap { client(of: $0) }?.isGivenUp = true
    // The next prompt takes the cursor to be at the beginning of a line.
    StandardOutput.shared.writeLine("^C")
    try? StandardOutput.shared.flush()
    return UInt8(CC_NEWLINE)
}

/// The function called for Ctrl-Z.
private func suspend(_ editor: OpaquePointer?) -> UInt8 {
    guard let editor else { return UInt8(CC_ERROR) }
    lede_edit_suspend(editor)
    return UInt8(CC_REDISPLAY)
}

/// The function called for the completion key.
private func completeWord(_ editor: OpaquePointer?) -> UInt8 {
    guard let editor, let lines = client(of: editor) else { return UInt8(CC_ERROR) }
    // SAFETY: el_line gives the editor's own buffer, in which the cursor is at or after the start; it is copied at once.
    guard let info = el_line(editor)?.pointee, let start = info.buffer, let cursor = info.cursor, cursor >= start else {
        return UInt8(CC_ERROR)
    }
    let before = String(decoding: UnsafeRawBufferPointer(start: start, count: cursor - start), as: UTF8.self)
    let outcome = lines.completion.complete(before)
    if !outcome.inserted.isEmpty {
        // libedit deletes characters, each a scalar.
        let scalars = String(decoding: before.utf8.suffix(outcome.replaced), as: UTF8.self).unicodeScalars.count
        el_deletestr(editor, Int32(clamping: scalars))
        // SAFETY: the string lives through the call, which copies it.
        return UInt8(outcome.inserted.withCString { el_insertstr(editor, $0) } < 0 ? CC_ERROR : CC_REFRESH)
    }
    if outcome.choices.isEmpty { return UInt8(CC_REFRESH_BEEP) }
    let words = StyledText(outcome.choices.map { $0.sanitizedForTerminal() }.joined(separator: "  "))
    StandardOutput.shared.writeLine()
    for line in words.wrapped(to: lines.columns) { StandardOutput.shared.writeLine(line.plain) }
    try? StandardOutput.shared.flush()
    return UInt8(CC_REDISPLAY)
}

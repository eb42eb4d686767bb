import LedeModules

/// A file that a command writes besides what it prints.
enum ReportFile {
    /// Checks before the work whether a file could be written after it.
    /// - Parameter what: what it would be, as in "the runs".
    /// - Returns: whether it is a regular file, or will be one.
    @discardableResult
    static func isRegular(_ path: String, what: String) throws(CommandFailure) -> Bool {
        do throws(NamedOutputError) { return try NamedOutput.isRegular(path) } catch {
            throw CommandFailure("\(what) cannot be written: \(error.file.isEmpty ? "" : error.file + ": ")\(error.problem)")
        }
    }

    /// Writes the whole file and says so.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        // What was printed before comes first, should the file be where output goes.
        try StandardOutput.shared.flush()
        do throws(NamedOutputError) { try NamedOutput.write(text, to: path) } catch { throw CommandFailure(error.description) }
        StandardOutput.standardError.writeLine("wrote \(path)".sanitizedForTerminal())
    }
}

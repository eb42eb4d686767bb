import Foundation

/// A command on a terminal of its own, which `script` (util-linux) makes.
public enum TerminalProcess {
    /// Whether there is such a `script` here.
    public static let isAvailable: Bool = {
        #if os(Linux)
            FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
        #else
            false
        #endif
    }()

    /// Runs `lede` with `arguments` in a window of this size. What it writes has the terminal's line ends, `\r\n`; they are given back as
    /// `\n`.
    ///
    /// - Parameters:
    ///   - keys: what is typed, for printf, and then Ctrl-D again and again: one that comes before somebody reads it is lost. Nothing where
    ///     nil.
    ///   - environment: TERM is xterm, without a pager, unless it says otherwise.
    public static func lede(
        _ arguments: [String], columns: Int = 80, rows: Int = 24, in folder: URL, environment: [String: String] = [:], keys: String? = nil
    ) throws -> LedeProcess {
        let words = ([try LedeProcess.executable().path] + arguments).map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
        return try shell(words.joined(separator: " "), columns: columns, rows: rows, in: folder, environment: environment, keys: keys)
    }

    /// Runs a command of the shell likewise.
    public static func shell(
        _ command: String, columns: Int = 80, rows: Int = 24, in folder: URL, environment: [String: String] = [:], keys: String? = nil
    ) throws -> LedeProcess {
        let script = folder.appending(path: ".terminal-\(UUID().uuidString)")
        let record = script.path + ".out"
        defer { for path in [script.path, record] { try? FileManager.default.removeItem(atPath: path) } }
        try "stty cols \(columns) rows \(rows); \(command)\n".write(to: script, atomically: true, encoding: .utf8)
        // A key before the prompt is there would be the terminal's own: Ctrl-C a signal.
        let typed =
            keys.map {
                """
                { n=0; until grep -q 'lede> ' '\(record)' 2>/dev/null || [ $n -gt 600 ]; do sleep 0.1; n=$((n+1)); done; sleep 0.3
                printf '\($0)'; n=0; while [ $n -lt 60 ]; do sleep 0.5; printf '\\004'; n=$((n+1)); done; } 2>/dev/null |\u{20}
                """
            } ?? ""
        let line = typed + "script -qefc \"sh '\(script.path)'\" '\(record)'" + (keys == nil ? " </dev/null" : "")
        let variables = ["TERM": "xterm", "LEDE_PAGER": "", "SHELL": "/bin/sh"].merging(environment) { $1 }
        var process = try LedeProcess(URL(filePath: "/bin/sh"), ["-c", line], in: folder, environment: variables)
        process.output = process.output.replacingOccurrences(of: "\r\n", with: "\n")
        return process
    }
}

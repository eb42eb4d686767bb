import Foundation

/// Starts the system's program that opens addresses and files.
enum ArticleOpener {
    #if os(macOS)
        static let program = "open"
    #else
        static let program = "xdg-open"
    #endif

    /// Opens `target` and waits for the opener to end. No shell is involved.
    static func open(_ target: ArticleTarget, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        guard let path = path(environment) else {
            throw CommandFailure("there is no \(program) to open it with: \(target.text)", hint: "lede open --print prints what to open.")
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [target.text]
        do {
            try process.run()
        } catch {
            throw CommandFailure("\(path) cannot be started: \(error.localizedDescription)")
        }
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw CommandFailure("\(program) could not open \(target.text)") }
    }

    /// The program in one of the absolute folders of PATH.
    private static func path(_ environment: [String: String]) -> String? {
        environment["PATH", default: "/usr/bin:/bin"].split(separator: ":").filter { $0.hasPrefix("/") }.map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

import Foundation

/// Headless Chromium, to see pages as a person's browser shows them.
public enum HeadlessBrowser {
    private static let executable: URL? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in ["chromium", "chromium-browser", "google-chrome"] {
            for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
                return URL(filePath: "\(folder)/\(name)")
            }
        }
        return nil
    }()

    /// Why tests in a browser are off; nil if they can run.
    public static let absence: String? = {
        guard executable == nil else { return nil }
        let message = "NOT tested in a browser: there is no Chromium on the PATH"
        FileHandle.standardError.write(Data(("warning: " + message + "\n").utf8))
        return message
    }()

    /// A page after its scripts have run.
    public struct Page: Sendable {
        /// The document as HTML.
        public var dom: String
        /// What scripts wrote to the console, errors among it.
        public var console: [String]
    }

    /// Opens `file` in a window of this many pixels; `hash` is what comes after # in the address.
    public static func open(_ file: URL, hash: String = "", width: Int, height: Int = 900) throws -> Page {
        guard let executable else { throw CocoaError(.fileNoSuchFile) }
        let profile = try TemporaryFolder()
        let finished = try LedeProcess(
            executable,
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--user-data-dir=\(profile.url.path)",
                "--window-size=\(width),\(height)", "--virtual-time-budget=3000", "--enable-logging=stderr", "--dump-dom",
                file.absoluteString + (hash.isEmpty ? "" : "#" + hash),
            ], in: profile.url)
        return Page(
            dom: finished.output,
            console: finished.errors.split(separator: "\n").filter { $0.contains(":CONSOLE") || $0.contains("CONSOLE(") }.map(String.init))
    }
}

import Foundation

/// Keeps a command, with all its threads, to some of the machine's processors, by Linux's `taskset`.
struct ProcessorPinning: Sendable {
    /// The processors that this process may use, ascending; empty if they cannot be told.
    let allowed: [Int]
    private let tool: String?

    init() {
        tool = Executables.path(of: "taskset")
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        let list = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first ?? ""
        allowed = Self.processors(in: String(list))
    }

    /// Whether commands can be kept to processors here.
    var isPossible: Bool { tool != nil && !allowed.isEmpty }

    /// How many processors there are to use.
    var processorCount: Int { allowed.isEmpty ? ProcessInfo.processInfo.activeProcessorCount : allowed.count }

    /// `command`, kept to `count` processors where that is possible.
    func command(_ command: [String], processors count: Int) -> [String] {
        guard let tool, allowed.count >= count else { return command }
        return [tool, "-c", allowed.suffix(count).map(String.init).joined(separator: ",")] + command
    }

    /// The numbers in a list such as `0-3,8`.
    static func processors(in list: String) -> [Int] {
        list.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "-").compactMap { Int($0) }
            guard let first = ends.first, let last = ends.last, first <= last else { return [] }
            return Array(first...last)
        }
    }
}

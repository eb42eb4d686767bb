import Foundation

/// The physical memory that a process occupies, in bytes.
package struct ResidentMemory: Codable, Sendable, Equatable {
    /// Of its own: allocations and stacks.
    package var anonymous: Int
    /// Of files mapped into it, and shared: the system takes it back when others need it.
    package var file: Int

    package init(anonymous: Int, file: Int) {
        self.anonymous = anonymous
        self.file = file
    }

    /// This process's; nil if the system does not tell.
    package static var current: ResidentMemory? {
        (try? String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8)).flatMap { ResidentMemory(rollup: $0) }
    }

    /// What Linux's `smaps_rollup` says: `Rss` is all of it, `Anonymous` the process's own.
    init?(rollup text: String) {
        var values: [Substring: Int] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count == 3, fields[2] == "kB", let value = Int(fields[1]), (0..<1 << 50).contains(value) else { continue }
            values[fields[0]] = value * 1024
        }
        guard let all = values["Rss:"], let anonymous = values["Anonymous:"], anonymous <= all else { return nil }
        self.init(anonymous: anonymous, file: all - anonymous)
    }

    static func - (later: ResidentMemory, earlier: ResidentMemory) -> ResidentMemory {
        ResidentMemory(anonymous: later.anonymous - earlier.anonymous, file: later.file - earlier.file)
    }
}

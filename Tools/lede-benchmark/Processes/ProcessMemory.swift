import Foundation

/// What the system says of a process's memory, where it has `/proc`.
struct ProcessMemory: Sendable, Encodable, Equatable {
    /// The most that was resident so far, mapped files included, in bytes.
    var peakResident: Int
    /// What is resident now and belongs to no file, in bytes.
    var anonymous: Int

    /// Of the process `identifier`; nil if it has ended or the system does not tell.
    init?(of identifier: Int32) {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8) else { return nil }
        func bytes(_ name: String) -> Int? {
            // "VmHWM:     12345 kB"
            guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name + ":") }) else { return nil }
            return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
        }
        guard let peak = bytes("VmHWM"), let anonymous = bytes("RssAnon") else { return nil }
        peakResident = peak
        self.anonymous = anonymous
    }
}

import Foundation

/// The most memory that this process has had. It never falls, and everything that runs in a process counts; so a test measures a ceiling in
/// an exit test, whose process runs nothing else.
public enum PeakMemory {
    /// In bytes; 0 if the system does not say (it does on Linux).
    public static var bytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) << 10
    }
}

import Foundation

/// What the measurement ran on.
struct Machine: Encodable, Sendable {
    var processor: String
    var processors: Int
    var system: String

    init(_ pinning: ProcessorPinning) {
        let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        processor = model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "processor unknown"
        processors = pinning.processorCount
        system = ProcessInfo.processInfo.operatingSystemVersionString
    }
}

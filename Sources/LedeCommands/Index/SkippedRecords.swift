import LedeModules

/// The records that `lede index` skips: the first of each kind are named as they come, the others counted.
final class SkippedRecords {
    private let line: ProgressLine
    private let namesAll: Bool
    private var kinds: [(label: String, count: Int)] = []
    private var unnamed = 0
    private static let namedOfAKind = 3

    init(_ line: ProgressLine, namesAll: Bool) {
        self.line = line
        self.namesAll = namesAll
    }

    func add(_ problem: RecordProblem) {
        let label = Self.label(problem)
        let index = kinds.firstIndex { $0.label == label } ?? kinds.count
        if index == kinds.count { kinds.append((label, 0)) }
        kinds[index].count += 1
        if namesAll || kinds[index].count <= Self.namedOfAKind {
            let hint = problem.kind == .tooLong ? " (see --max-record)" : problem.kind == .invalidUTF8 ? " (see --encoding)" : ""
            line.message("skipped \(problem)\(hint)")
        } else {
            unnamed += 1
        }
    }

    /// `skipped 93: 90 PDF (not read), 2 binary, 1 empty; --verbose names all`; nil if all were named.
    var summary: String? {
        guard unnamed > 0 else { return nil }
        let total = kinds.reduce(0) { $0 + $1.count }
        let parts = kinds.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map {
            "\(HumanFormat.count($0.element.count)) \($0.element.label)"
        }
        return "skipped \(HumanFormat.count(total)): \(parts.joined(separator: ", ")); --verbose names all"
    }

    private static func label(_ problem: RecordProblem) -> String {
        switch problem.kind {
        case .missingPath: "missing"
        case .unreadable: "unreadable"
        case .binary: "binary"
        case .invalidUTF8: "not UTF-8"
        case .malformed: "malformed"
        case .tooLong: "too long"
        case .empty: "without text"
        case .overLimit: "over a limit"
        case .damaged: "cut short or corrupt"
        case .unsupported:
            problem.reason.firstRange(of: " is not read").map { problem.reason[..<$0.lowerBound] + " (not read)" }.map { String($0) }
                ?? "not read"
        }
    }
}

import LedeModules
import Synchronization

/// The progress of tuning, as it was reported.
final class ProgressRecord: Sendable {
    private let progress = Mutex((largest: 0, bound: 0))

    func add(_ report: TuningProgress) {
        progress.withLock {
            $0.largest = max($0.largest, report.rankingCount)
            $0.bound = report.largestCount
        }
    }

    var largest: Int { progress.withLock { $0.largest } }
    var bound: Int { progress.withLock { $0.bound } }
}

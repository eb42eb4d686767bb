import Synchronization

/// Lends workers to tasks, one to each, and keeps them for the next.
final class SnowballWorkerPool: Sendable {
    /// Idle workers that are kept.
    private static let idleLimit = 64

    private let algorithm: String
    private let idle = Mutex<[SnowballWorker]>([])

    init(algorithm: String) { self.algorithm = algorithm }

    /// A worker nobody else has; nil when there is no memory for one.
    func take() -> SnowballWorker? {
        idle.withLock { $0.popLast() } ?? SnowballWorker(algorithm: algorithm)
    }

    /// Gives `worker` back; it must not be used after that.
    func giveBack(_ worker: consuming SnowballWorker) {
        let worker = worker
        idle.withLock { if $0.count < Self.idleLimit { $0.append(worker) } }
    }
}

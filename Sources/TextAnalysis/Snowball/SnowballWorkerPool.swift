import Synchronization

/// Lends workers to tasks, one to each, and keeps them for the next.
final class SnowballWorkerPool: Sendable {
    /// Workers kept when nobody uses them.
    private static let idleLimit = 64

    private let algorithm: String
    private let idle = Mutex<[SnowballWorkerBox]>([])

    init(algorithm: String) { self.algorithm = algorithm }

    /// A worker that nobody else has; nil when there is no memory for one.
    func take() -> SnowballWorkerBox? {
        if let box = idle.withLock({ $0.popLast() }) { return box }
        return SnowballWorker(algorithm: algorithm).map(SnowballWorkerBox.init)
    }

    /// Gives `box` back; its worker must not be used after that.
    func giveBack(_ box: SnowballWorkerBox) {
        idle.withLock { if $0.count < Self.idleLimit { $0.append(box) } }
    }
}

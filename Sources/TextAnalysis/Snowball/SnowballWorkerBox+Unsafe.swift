/// A worker on its way between tasks.
struct SnowballWorkerBox: @unchecked Sendable {
    // SAFETY: a worker is not Sendable, but SnowballWorkerPool lends each to one task at a time, under a lock, which orders their uses.
    let worker: SnowballWorker
}

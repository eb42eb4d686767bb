import Foundation
import Synchronization

/// Work on several threads of its own, which may wait for each other.
enum ParallelWork {
    /// Runs all of `parts` at once, the first one on this thread, and returns when all have ended.
    /// - Throws: what one of them threw, an earlier one by preference.
    static func run(_ parts: [@Sendable () throws -> Void]) throws {
        let failures = Mutex<[Int: any Error]>([:])
        let group = DispatchGroup()
        @Sendable func perform(_ index: Int) {
            do { try parts[index]() } catch { failures.withLock { $0[index] = error } }
        }
        for index in parts.indices.dropFirst() {
            group.enter()
            Thread.detachNewThread {
                perform(index)
                group.leave()
            }
        }
        if !parts.isEmpty { perform(0) }
        group.wait()
        if let first = failures.withLock({ failures in failures.keys.min().flatMap { failures[$0] } }) { throw first }
    }
}

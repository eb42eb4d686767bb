import Dispatch
import LedeIndexBytes
import Synchronization

/// Work on several threads of its own.
package enum ThreadTeam {
    /// What the threads wait for before they do anything: until all of them exist.
    private final class Gate: Sendable {
        private let opening = DispatchSemaphore(value: 0)
        private let mayPass = Atomic(false)

        /// Whether there is something to do.
        func pass() -> Bool {
            opening.wait()
            return mayPass.load(ordering: .acquiring)
        }

        func open(for count: Int, mayPass: Bool) {
            self.mayPass.store(mayPass, ordering: .releasing)
            for _ in 0..<count { opening.signal() }
        }
    }

    /// Runs all of `parts`, at once or, if the system lacks the threads, one after the other, and returns when all have ended.
    /// - Parameter parts: do not wait for each other.
    /// - Throws: what one of them threw, an earlier one by preference.
    package static func run(_ parts: [@Sendable () throws -> Void]) throws {
        if try runTogether(parts) != nil { for part in parts { try part() } }
    }

    /// Runs all of `parts` at once, the first one on this thread, and returns when all have ended; they may wait for each other.
    /// - Returns: nil, or why the system gives no threads for them; then none was run.
    /// - Throws: what one of them threw, an earlier one by preference.
    package static func runTogether(_ parts: [@Sendable () throws -> Void]) throws -> IndexFileError? {
        let failures = Mutex<[Int: any Error]>([:])
        @Sendable func perform(_ index: Int) {
            do { try parts[index]() } catch { failures.withLock { $0[index] = error } }
        }
        let gate = Gate()
        var threads: [SystemThread] = []
        for index in parts.indices.dropFirst() {
            do throws(IndexFileError) {
                threads.append(try SystemThread { if gate.pass() { perform(index) } })
            } catch {
                gate.open(for: threads.count, mayPass: false)
                for thread in threads { thread.join() }
                return error
            }
        }
        gate.open(for: threads.count, mayPass: true)
        if !parts.isEmpty { perform(0) }
        for thread in threads { thread.join() }
        if let first = failures.withLock({ failures in failures.keys.min().flatMap { failures[$0] } }) { throw first }
        return nil
    }

    /// Nil if the system gives `count` more threads at a time, or why not.
    package static func lack(of count: Int) -> IndexFileError? {
        let parts: [@Sendable () throws -> Void] = Array(repeating: {}, count: count + 1)
        return (try? runTogether(parts)) ?? nil
    }
}

#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// Threads that wait for the system as long as a watch lasts, and so must not be among those that tasks share.
    enum WatchThread {
        private final class Work {
            let body: @Sendable () -> Void

            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }

        /// Runs `body` on a thread of its own, which ends with it.
        /// - Returns: false if the system has no thread.
        static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
            let work = Unmanaged.passRetained(Work(body))
            var handle = pthread_t()
            // SAFETY: the thread takes over the reference, which is released here if there is no thread.
            let code = pthread_create(
                &handle, nil,
                { work in
                    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                    return nil
                }, work.toOpaque())
            guard code == 0 else {
                work.release()
                return false
            }
            pthread_detach(handle)
            return true
        }
    }
#endif

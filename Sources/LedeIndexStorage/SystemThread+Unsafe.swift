#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import LedeIndexBytes

/// A system thread, whose creation can fail where processes or memory are limited, as in a container.
///
/// SAFETY (@unchecked Sendable): the handle is only read.
package struct SystemThread: @unchecked Sendable {
    #if canImport(Darwin)
        private let handle: pthread_t?
    #else
        private let handle: pthread_t
    #endif

    /// What the thread does, on its way to it.
    private final class Work {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts a thread that runs `body`; join it once.
    /// - Throws: `.system` if the system has no thread to give.
    package init(_ body: @escaping @Sendable () -> Void) throws(IndexFileError) {
        let work = Unmanaged.passRetained(Work(body))
        #if canImport(Darwin)
            var handle: pthread_t?
            // SAFETY: the thread takes over the reference, which is released here if there is no thread.
            let code = pthread_create(
                &handle, nil,
                { work in
                    Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
                    return nil
                }, work.toOpaque())
        #else
            var handle = pthread_t()
            // SAFETY: as above; the argument is the pointer that is given, never nil.
            let code = pthread_create(
                &handle, nil,
                { work in
                    if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                    return nil
                }, work.toOpaque())
        #endif
        guard code == 0 else {
            work.release()
            throw IndexFileError(.system, file: "a further thread", found: String(cString: strerror(code)))
        }
        self.handle = handle
    }

    /// Waits for the thread's end, once.
    package func join() {
        #if canImport(Darwin)
            if let handle { pthread_join(handle, nil) }
        #else
            pthread_join(handle, nil)
        #endif
    }

    /// Lets the thread end by itself; it is not joined then.
    package func detach() {
        #if canImport(Darwin)
            if let handle { pthread_detach(handle) }
        #else
            pthread_detach(handle)
        #endif
    }
}

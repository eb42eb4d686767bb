#if canImport(Glibc)
    import Glibc
#endif

/// The allocator behind `malloc`.
enum Allocator {
    /// Makes it return freed memory to the system, so that the next growth is seen; only glibc's can be asked to.
    static func releaseFreed() {
        #if canImport(Glibc)
            // By name, as Swift's module of glibc leaves <malloc.h> out.
            guard let program = dlopen(nil, RTLD_NOW) else { return }
            defer { dlclose(program) }
            guard let symbol = dlsym(program, "malloc_trim") else { return }
            // SAFETY: glibc declares `int malloc_trim(size_t)`; any thread may call it at any time.
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> CInt).self)(0)
        #endif
    }
}

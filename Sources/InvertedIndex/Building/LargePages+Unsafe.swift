#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Memory that is read and written all over at once gains from large pages: each look-up finds its page's address in the processor.
enum LargePages {
    /// Asks the system for large pages behind `count` bytes at `base`; it may not have any.
    static func advise(_ base: UnsafeMutableRawPointer, _ count: Int) {
        #if os(Linux)
            // SAFETY: advice changes no content; the range is the caller's own.
            madvise(base, count, 14 /* MADV_HUGEPAGE */)
        #endif
    }
}

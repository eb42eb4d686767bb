#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Large pieces of memory straight from the system, returned at once: what one run gives up must not count against the next.
enum PageMemory {
    /// The usual size of the system's large pages, in bytes.
    static let largePage = 2 << 20

    /// `count` bytes, all zero.
    static func allocate(_ count: Int) -> UnsafeMutableRawPointer {
        #if canImport(Darwin)
            let flags = MAP_PRIVATE | MAP_ANON
        #else
            let flags = MAP_PRIVATE | MAP_ANONYMOUS
        #endif
        // SAFETY: a mapping of its own, which the caller gives back with the same count.
        guard let base = mmap(nil, count, PROT_READ | PROT_WRITE, flags, -1, 0), base != MAP_FAILED else {
            fatalError("out of memory: \(count) bytes")
        }
        #if os(Linux)
            // Tables are filled all over: each page of 4 KiB would cost two faults. Advice may be refused.
            if count >= largePage { madvise(base, count, 14 /* MADV_HUGEPAGE */) }
        #endif
        return base
    }

    /// Gives back `count` bytes that `allocate` gave.
    static func free(_ base: UnsafeMutableRawPointer, _ count: Int) {
        // SAFETY: the caller passes what `allocate` returned, once, and no longer uses it.
        munmap(base, count)
    }
}

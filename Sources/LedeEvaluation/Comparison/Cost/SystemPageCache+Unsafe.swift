#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system's page cache: Linux's. Others cannot be asked.
struct SystemPageCache: PageCache {
    func drop(_ path: String) -> Bool {
        #if os(Linux)
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            // Pages not yet on disk would stay. If that fails (a read-only file system), there are none.
            _ = fsync(descriptor)
            return posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) == 0
        #else
            return false
        #endif
    }

    func dropAll() -> Bool {
        #if os(Linux)
            let descriptor = open("/proc/sys/vm/drop_caches", O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return false }
            defer { close(descriptor) }
            sync()
            let command: [UInt8] = [0x31, 0x0A]
            // SAFETY: write(2) reads the array's bytes during the call only.
            return command.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } == command.count
        #else
            return false
        #endif
    }

    func bytes(of path: String) -> (all: Int, resident: Int)? {
        #if os(Linux)
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            // Linux (since 5.2) tells everyone who could not write the file that all of it is in memory.
            guard status.st_uid == geteuid() || access(path, W_OK) == 0 else { return nil }
            let count = Int(status.st_size)
            guard count > 0 else { return (0, 0) }
            // SAFETY: the system chooses where; the mapping is private to this call, is not read through, and replaces nothing else.
            guard let mapped = mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0), mapped != MAP_FAILED else { return nil }
            // SAFETY: `mapped` and `count` are those of the mapping above, which nothing uses after the end of this call.
            defer { munmap(mapped, count) }
            let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
            var flags = [UInt8](repeating: 0, count: (count + pageSize - 1) / pageSize)
            // SAFETY: the mapping covers `count` bytes and is not read; mincore(2) writes a byte for each of its pages, for which the array
            // has room.
            let isKnown = flags.withUnsafeMutableBufferPointer { mincore(mapped, count, $0.baseAddress) } == 0
            guard isKnown else { return nil }
            return (count, min(count, flags.count { $0 & 1 == 1 } * pageSize))
        #else
            return nil
        #endif
    }
}

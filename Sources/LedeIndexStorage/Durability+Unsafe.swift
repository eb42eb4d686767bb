#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How what was written outlives a power cut.
package enum Durability {
    /// Waits until the bytes and the length of an open file, or the names in an open folder, are on the medium.
    ///
    /// fsync(2) does this on Linux. On Apple's systems it ends when the drive has the data, which may then lie in the drive's cache only;
    /// `F_FULLFSYNC` waits for the medium. Some file systems, of networks mostly, do not have it: there fsync(2) is all there is.
    /// - Returns: 0, or -1 with the reason in `errno`, as system calls do.
    package static func synchronize(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            let result = fcntl(descriptor, F_FULLFSYNC)
            guard result == -1, errno == ENOTSUP || errno == EINVAL || errno == ENOTTY else { return result == -1 ? -1 : 0 }
        #endif
        // SAFETY: fsync takes a number, and refuses one that is not a descriptor.
        return fsync(descriptor)
    }
}

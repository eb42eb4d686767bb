#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A system call that failed.
struct SystemRefusal: Error, Equatable {
    /// The value of `errno`.
    var number: Int32

    /// The system's message for it: "Permission denied".
    var words: String {
        // SAFETY: strerror gives a NUL-terminated string that is read at once; if it is nil, the number must do.
        guard let text = strerror(number) else { return "error \(number)" }
        return String(cString: text)
    }
}

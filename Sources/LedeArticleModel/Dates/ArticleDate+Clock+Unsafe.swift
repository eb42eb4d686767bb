#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ArticleDate {
    /// What the clock shows: the time from which `yesterday` and `7d` are counted. Tests set another.
    @TaskLocal package static var clock: @Sendable () -> ArticleDate = { ArticleDate.ofSystem }

    /// The system's local date and time.
    private static var ofSystem: ArticleDate {
        // SAFETY: the C library reads one and fills the other during the calls only.
        var seconds = time(nil)
        var parts = unsafe tm()
        guard unsafe localtime_r(&seconds, &parts) != nil,
            let date = unsafe ArticleDate(
                year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday), hour: Int(parts.tm_hour),
                minute: Int(parts.tm_min))
        else { return ArticleDate(minutes: Int32(clamping: seconds / 60)) }
        return date
    }
}

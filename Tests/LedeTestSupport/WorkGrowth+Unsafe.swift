import Foundation

/// How the time of work grows with its size. Times alone say nothing of the code: a machine may be slow or busy.
package enum WorkGrowth {
    /// Whether four times as much work takes about four times as long, and not sixteen times, as quadratic work does: the bound lies at
    /// eight. The time is that of the processor on this thread, and the least of several, as whatever else the machine does only adds to
    /// it.
    /// - Parameters:
    ///   - size: the smaller size, at which the work takes a millisecond or more.
    ///   - work: does work of a size, on the calling thread alone.
    package static func isLinear(from size: Int, _ work: (Int) throws -> Void) rethrows -> Bool {
        // What is made at its first use is made here.
        try work(size)
        var (least, leastOfFour) = (Double.infinity, Double.infinity)
        for _ in 0..<8 {
            least = min(least, try time { try work(size) })
            leastOfFour = min(leastOfFour, try time { try work(4 * size) })
            if leastOfFour < 8 * least { return true }
        }
        return false
    }

    /// In seconds of the processor.
    private static func time(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        // SAFETY: the call writes one timespec, which is there.
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

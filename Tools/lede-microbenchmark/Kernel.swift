/// One thing to time.
struct Kernel {
    var name: String
    var unit: Unit
    /// What one call of `run` works through: integers, postings, bytes or look-ups.
    var amount: Int
    /// Does the work once and gives a value that depends on all of it.
    var run: () -> UInt64
    /// The same work in the plainest way, if there is one; gives the same value.
    var reference: (() -> UInt64)?

    enum Unit {
        case integersPerNanosecond
        case postingsPerNanosecond
        case megabytesPerSecond
        case nanosecondsEach

        var name: String {
            switch self {
            case .integersPerNanosecond: "integers/ns"
            case .postingsPerNanosecond: "postings/ns"
            case .megabytesPerSecond: "MB/s"
            case .nanosecondsEach: "ns each"
            }
        }
    }

    /// - Precondition: the reference gives what `run` gives.
    init(_ name: String, _ unit: Unit, amount: Int, run: @escaping () -> UInt64, reference: (() -> UInt64)? = nil) {
        if let reference { precondition(run() == reference(), "\(name) does not do what its reference does") }
        self.name = name
        self.unit = unit
        self.amount = amount
        self.run = run
        self.reference = reference
    }

    /// A time of one call in the kernel's unit.
    func rate(nanoseconds: Double) -> Double {
        switch unit {
        case .integersPerNanosecond, .postingsPerNanosecond: Double(amount) / nanoseconds
        case .megabytesPerSecond: Double(amount) / nanoseconds * 1000
        case .nanosecondsEach: nanoseconds / Double(amount)
        }
    }
}

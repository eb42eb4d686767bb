import ArgumentParser
import LedeBenchmarkSupport

/// Times the kernels of the engine, each beside a slow and plain way to do the same.
@main
struct MicrobenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lede-microbenchmark",
        abstract:
            "Times the kernels of the engine: bit packing, varints, checksums, tokenizers, dictionary, and evaluation over a small index.",
        discussion: """
            Medians of many repetitions, on one thread, over seeded random data. The reference is the plainest code for the same work, so that a figure can be \
            judged on another machine too. Both are checked to give the same before they are timed.
            """)

    @Option(help: "Only kernels whose name contains this.")
    var filter = ""
    @Option(help: "Timed repetitions of each kernel.")
    var repetitions = 31
    @Option(help: "Documents of the small index for the dictionary and for evaluation.")
    var documents = 20_000

    mutating func validate() throws {
        guard repetitions > 0, documents > 0 else { throw ValidationError("--repetitions and --documents must be 1 or more.") }
    }

    func run() throws {
        let groups: [(name: String, kernels: () throws -> [Kernel])] = [
            ("Bit packing", BitPackingKernels.make), ("Varints", VarintKernels.make), ("Checksum", ChecksumKernels.make),
            ("Tokenizers", TokenizerKernels.make),
            ("Index", { try IndexKernels.make(documents: documents) }),
        ]
        for group in groups {
            let kernels = try group.kernels().filter { filter.isEmpty || $0.name.contains(filter) }
            guard !kernels.isEmpty else { continue }
            var table = MarkdownTable([group.name, "", "median", "quartiles", "reference", "times as fast"])
            for kernel in kernels {
                let timing = Timing(of: kernel.run, repetitions: repetitions)
                let reference = kernel.reference.map { Timing(of: $0, repetitions: max(3, repetitions / 4)) }
                let rate = { (nanoseconds: Double) in NumberFormat.short(kernel.rate(nanoseconds: nanoseconds)) }
                // The faster quartile is the higher rate, but the lower time.
                let ends = [timing.upperQuartile, timing.lowerQuartile]
                let quartiles = (kernel.unit == .nanosecondsEach ? ends.reversed() : ends).map(rate).joined(separator: "–")
                table.append([
                    kernel.name, kernel.unit.name, rate(timing.median), quartiles,
                    reference.map { rate($0.median) } ?? NumberFormat.absent,
                    NumberFormat.short(reference.map { $0.median / timing.median }),
                ])
            }
            print(table.text + "\n")
        }
    }
}

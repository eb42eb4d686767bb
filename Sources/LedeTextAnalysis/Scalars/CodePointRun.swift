/// Code points at an even distance that map to code points at an even distance: how the generated tables write mappings.
struct CodePointRun {
    /// The code point that maps first.
    let first: UInt32
    /// How many map.
    let count: UInt32
    /// Distance of the code points.
    let step: UInt32
    /// What `first` maps to.
    let target: UInt32
    /// Distance of the targets.
    let targetStep: UInt32

    /// Calls `body` with each code point of `table` (five numbers a run, in the order of the properties) and what it maps to.
    static func forEach(in table: [UInt32], _ body: (_ source: UInt32, _ target: UInt32) -> Void) {
        for at in stride(from: 0, to: table.count, by: 5) {
            let run = CodePointRun(
                first: table[at], count: table[at + 1], step: table[at + 2], target: table[at + 3], targetStep: table[at + 4])
            for index in 0..<run.count { body(run.first + index * run.step, run.target + index * run.targetStep) }
        }
    }
}

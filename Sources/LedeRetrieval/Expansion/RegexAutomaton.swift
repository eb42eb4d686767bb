import LedeQueryLanguage

/// Runs a `RegexProgram`: a state is the set of steps that wait for a character, in ascending order.
struct RegexAutomaton: TermAutomaton {
    private let steps: [RegexProgram.Step]
    let start: [Int]

    init(_ program: RegexProgram) {
        steps = program.steps
        start = Self.waiting([0], in: program.steps)
    }

    func step(_ state: [Int], _ scalar: Unicode.Scalar) -> [Int]? {
        var reached: [Int] = []
        for index in state {
            if case .read(let set) = steps[index], set.contains(scalar) { reached.append(index + 1) }
        }
        return reached.isEmpty ? nil : Self.waiting(reached, in: steps)
    }

    func accepts(_ state: [Int]) -> Bool {
        state.contains { if case .accept = steps[$0] { true } else { false } }
    }

    func cost(_ state: [Int]) -> Int { state.count + steps.count / 16 }

    /// The steps that wait for a character, or accept, from `places` on.
    private static func waiting(_ places: [Int], in steps: [RegexProgram.Step]) -> [Int] {
        var seen = Array(repeating: false, count: steps.count)
        var stack = places
        var waiting: [Int] = []
        while let place = stack.popLast() {
            if seen[place] { continue }
            seen[place] = true
            switch steps[place] {
            case .read, .accept: waiting.append(place)
            case .split(let one, let other):
                stack.append(one)
                stack.append(other)
            case .jump(let target): stack.append(target)
            }
        }
        return waiting.sorted()
    }
}

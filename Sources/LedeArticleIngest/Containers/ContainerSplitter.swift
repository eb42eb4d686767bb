/// Reads the entries of a container as inputs of their own, one after another.
struct ContainerSplitter: RecordSplitter {
    private let container: any Container
    private let path: String
    private let scope: InputScope
    private var current: OpenInput?

    /// - Parameters:
    ///   - path: the container's.
    ///   - scope: of its entries.
    init(_ container: any Container, path: String, scope: InputScope) {
        self.container = container
        self.path = path
        self.scope = scope
    }

    mutating func next() -> RecordReading? {
        while true {
            if let input = current {
                if let reading = input.next() { return reading }
                current = nil
            }
            if let exhaustion = scope.budget.exhaustion { return end(exhaustion) }
            guard let step = container.next() else {
                // What stopped the container may have been the budget.
                return scope.budget.exhaustion.flatMap { end($0) }
            }
            do throws(StreamDamage) {
                try scope.budget.takeEntry()
            } catch {
                return end(error)
            }
            switch step {
            case .problem(let problem):
                if let exhaustion = scope.budget.exhaustion { return end(exhaustion) }
                return .problem(problem)
            case .record(let record): return .record(record)
            case .passedOver(let name, let reason):
                scope.tally.passOver(
                    name.map { scope.input.shown(ContainerEntry.path(of: $0, in: path)) }, in: scope.input.shown(path), reason)
            case .nothing: break
            case .entry(let entry):
                do throws(RecordProblem) {
                    current = try OpenInput(entry, in: path, scope)
                } catch {
                    if let exhaustion = scope.budget.exhaustion { return end(exhaustion) }
                    return .problem(error)
                }
            }
        }
    }

    /// The problem for an exhausted budget, the first time, on the whole named input.
    private func end(_ exhaustion: StreamDamage) -> RecordReading? {
        guard scope.budget.tellsExhaustion() else { return nil }
        return .problem(RecordProblem(exhaustion.kind, at: SourceLocation(path: scope.file), exhaustion.reason, loses: .input))
    }
}

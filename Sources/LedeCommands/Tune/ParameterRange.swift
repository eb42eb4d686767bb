import ArgumentParser

/// Values of a parameter as users write them: `1.2`, `0.9,1.2,2`, `0.5:2` in the parameter's own steps, `0.5:2:0.25`.
struct ParameterRange: ExpressibleByArgument, Equatable {
    /// What was typed.
    enum Form: Equatable {
        case list([Double])
        case steps(from: Double, to: Double, by: Double?)
    }

    let form: Form
    /// More would not be searched in a lifetime.
    static let largestCount = 1_000

    init?(argument: String) {
        let bounds = argument.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
        if bounds.count == 1 {
            let list = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
            guard list.count <= Self.largestCount, list.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
            form = .list(list.compactMap { $0 })
            return
        }
        guard bounds.count <= 3, let from = bounds[0], let to = bounds[1], from.isFinite, to.isFinite, from <= to else { return nil }
        if bounds.count == 3 {
            guard let step = bounds[2], step > 0, (to - from) / step < Double(Self.largestCount) else { return nil }
            form = .steps(from: from, to: to, by: step)
        } else {
            form = .steps(from: from, to: to, by: nil)
        }
    }

    /// The values, ascending if they come from a range, both ends included.
    /// - Parameter usual: the values of a range without a step, together with its ends.
    func values(usual: [Double]) -> [Double] {
        switch form {
        case .list(let values): return values
        case .steps(let from, let to, let step?):
            // Rounded to nine decimals: sums of steps would not be the numbers that people type.
            let inner = (0...Int((to - from) / step)).map { ((from + Double($0) * step) * 1e9).rounded() / 1e9 }
            return inner.filter { $0 < to } + [to]
        case .steps(let from, let to, nil):
            return [from] + usual.filter { $0 > from && $0 < to } + (to > from ? [to] : [])
        }
    }
}

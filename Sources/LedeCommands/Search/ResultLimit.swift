import ArgumentParser

/// How many results are shown: a number from 0 on, or all.
struct ResultLimit: Sendable, Equatable, ExpressibleByArgument, CustomStringConvertible {
    let count: Int

    init(_ count: Int) { self.count = count }

    init?(argument: String) {
        if argument.lowercased() == "all" {
            count = .max
        } else {
            guard let count = Int(argument) else { return nil }
            self.count = count
        }
    }

    var description: String { count == .max ? "all" : String(count) }
    var defaultValueDescription: String { description }
}

import Foundation
import LedeModules

/// A run from a file, with the name it is shown by.
struct EvaluatedRun {
    var file: String
    var name: String
    var run: Run

    /// Names the runs by their tags; if two share one, by their files' names, and if they share these too, by their paths. The
    /// baseline comes first, the others keep their order.
    /// - Parameter baseline: a file or a tag; nil for the first.
    static func named(_ runs: [(file: String, run: Run)], baseline: String?) throws(CommandFailure) -> [EvaluatedRun] {
        let tags = runs.map(\.run.tag)
        let files = runs.map { URL(fileURLWithPath: $0.file).lastPathComponent }
        let names = [tags, files].first { Set($0).count == $0.count } ?? runs.map(\.file)
        if Set(names).count < names.count { throw CommandFailure("the same run is given twice") }
        var evaluated = zip(names, runs).map { EvaluatedRun(file: $1.file, name: $0, run: $1.run) }
        if let baseline {
            guard let index = evaluated.firstIndex(where: { [$0.file, $0.name, $0.run.tag].contains(baseline) }) else {
                throw CommandFailure("no run is called \(baseline)", hint: "The runs are \(names.joined(separator: ", ")).")
            }
            evaluated.insert(evaluated.remove(at: index), at: 0)
        }
        return evaluated
    }
}

import Foundation

extension Engine {
    /// This project's engine, through `lede-bench`, which must be built beside this command.
    static func lede() throws -> Engine {
        guard let path = Executables.besideThis("lede-bench") else {
            throw BenchmarkFailure("lede-bench is not beside this command. Run Tools/benchmark, which builds both.")
        }
        return Engine(name: ownName, command: [path], lengths: .exact, scoreScale: 2.2)
    }

    /// SQLite's FTS5, through the adapter in this command: the library is called in the measured process, with no other language in
    /// between.
    static func fts5() throws -> Engine {
        guard let path = Bundle.main.executablePath else { throw BenchmarkFailure("The path of this command cannot be told.") }
        return Engine(name: "fts5", command: [path, FTS5Adapter.name], lengths: .exact, buildsInParallel: false)
    }
}

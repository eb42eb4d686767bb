import ArgumentParser
import LedeModules

/// `lede optimize`.
struct OptimizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Merge an index into one segment, without what was deleted.",
        discussion: """
            An index of one segment takes less room and is searched faster. With --reorder articles with the same words are placed close \
            together, which saves more of both and takes longer. Searches find the same articles with the same scores; those with equal scores may \
            change places. The index is changed in one step: Ctrl-C leaves it as it was.
            """)

    @Argument(help: ArgumentHelp("The folder of the index; --in says the same.", valueName: "index"), completion: IndexCompletion.folders)
    var folder: String?

    @Flag(help: "Reorder the articles for faster searching (recursive graph bisection), instead of keeping the order they came in.")
    var reorder = false

    @OptionGroup var memory: MemoryArguments
    @OptionGroup var threads: ThreadArguments

    @OptionGroup var selection: IndexSelection
    @OptionGroup var writing: WritingArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var index = try selection.open(folder)
        index.lockTimeout = writing.timeout
        let line = ProgressLine(label: "Optimizing", terminal: output.terminal)
        let outcome: OptimizationOutcome
        do {
            outcome = try await Interruption.endingInOrder { [index] in try await optimize(index, line) }
        } catch var failure as CommandFailure where failure.exitCode.isInterruption {
            failure.hint = "\(index.path) holds the articles that it held before."
            throw failure
        }
        OptimizationReport(outcome, name: index.path, isReordered: reorder).print(to: .shared)
    }

    private func optimize(_ index: Index, _ line: ProgressLine) async throws -> OptimizationOutcome {
        var options = OptimizationOptions()
        options.ordering = reorder ? .clustered : .kept
        options.memoryBudget = memory.budget
        if let count = threads.threads { options.threads = count }
        // The report or the error follows.
        defer { line.clear() }
        do {
            return try await index.optimize(options) { phase in
                switch phase {
                case .ordering: line.update("finding an order")
                case .writing: line.update("writing")
                case .fts5(let articles): line.update("FTS5: \(HumanFormat.count(articles, "article"))")
                }
            }
        } catch let error as ReorderingMemoryError {
            throw CommandFailure("\(error)", hint: "Give it more with --memory, or leave --reorder out.")
        } catch let error as FTS5IndexError {
            throw CommandFailure("\(error)", hint: "\(index.path) is optimized; its FTS5 table is built when it is next asked for.")
        }
    }
}

import ArgumentParser
import Foundation
import LedeModules

/// `lede evaluate RUN… --qrels FILE`.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure runs of any system against judgments, and say whether one is really better.",
        discussion: """
            A run is a TREC file (qid Q0 docno rank score tag) or JSON Lines with qid, docno, score and tag; judgments are TREC qrels, BEIR's TSV, \
            or a BEIR folder, of which --split is taken, and hits whose id is the query's own are dropped, as BEIR's evaluator does. Files may be \
            .gz or .zst, or - for standard input. Definitions are trec_eval's, names are ir_measures': AP, nDCG@10, nDCG(dcg='exp-log2')@10, P@10, P(rel=2)@5, R@100, \
            RR, RR@10, Rprec, Bpref, infAP, IPrec@0.1, GMAP, RBP(p=0.8), ERR@20, alpha_nDCG@20, Success@1, SetP, SetR, SetF, Judged@10, NumQ, NumRet, NumRel, NumRelRet; \
            nDCG(gains={1:1,2:5})@10 with gains of one's own, P(judged_only=True)@10 over judged documents alone. trec_eval's names (map, P_10, ndcg_cut_10) do as well.

            Means are over the judged queries that a run answers, as in trec_eval; with -c over all judged queries, as in trec_eval -c. Several \
            runs are compared with the first, or with --baseline: paired randomisation test, bootstrap interval, Holm's correction. Without \
            --qrels, how far they agree.

            A run that cannot be read is named and left out, and the others are evaluated.

            Exit status: 0 if anything was evaluated, 1 if run and judgments have no query in common, 2 for an error, also of one run among several.
            """)

    @Argument(help: "Runs. The first is the baseline.", completion: .file())
    var runs: [String] = []

    @Option(
        help: ArgumentHelp("Relevance judgments, as TREC or BEIR write them, or a BEIR folder.", valueName: "file"), completion: .file())
    var qrels: String?

    @Option(help: ArgumentHelp("Of a BEIR folder: whose judgments, such as test, dev or train. (default: test)", valueName: "name"))
    var split: String?

    @OptionGroup var measures: MeasureArguments

    @Option(help: ArgumentHelp("The run that the others are compared with: its file, or its tag. (default: the first)", valueName: "run"))
    var baseline: String?

    @Flag(name: [.customShort("c"), .customLong("complete")], help: "Judged queries that a run does not answer count as 0.")
    var complete = false

    @Flag(help: "Each query's values; with several runs sorted by their difference in the first measure.")
    var perQuery = false

    @Flag(help: "What the measures could be over the orders of documents with equal scores.")
    var ties = false

    @Option(name: [.customShort("k"), .customLong("depth")], help: "Ranks over which runs' overlap is counted.")
    var depth = 10

    @Option(help: "Seed of random samples, from 0.")
    var seed = 1

    @Flag(help: "Print one JSON object per run.")
    var json = false

    @OptionGroup var tables: TableArguments
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if runs.isEmpty { throw ValidationError("give at least one run") }
        if qrels == nil, runs.count == 1 { throw ValidationError("a single run needs --qrels to be measured against") }
        if qrels == nil,
            perQuery || ties || complete || measures.measures != nil || measures.measure != nil || measures.allPairs || tables.isGiven
        {
            throw ValidationError("--measures, --measure, --all-pairs, --per-query, --ties, --csv, --latex and -c need --qrels")
        }
        if seed < 0 { throw ValidationError("--seed must be at least 0") }
        if depth < 1 { throw ValidationError("-k must be at least 1") }
        if (runs + [qrels ?? ""]).count(where: { $0 == "-" }) > 1 { throw ValidationError("standard input can be read once") }
    }

    func run() async throws {
        try tables.check()
        let chosen = try measures.parsed()
        let folder = try qrels.flatMap { (path) throws(EvaluationFileError) in try BEIRCollection(folder: path, split: split) }
        if split != nil, folder == nil { throw CommandFailure("--split is for a BEIR folder") }
        let judgments = try folder?.qrels ?? qrels.map { (path) throws(EvaluationFileError) in try EvaluationInput.qrels(path) }
        let read = try readRuns(dropsQueries: folder != nil)
        if judgments == nil, read.count < 2 { throw ExitCode.failed }
        let evaluated = try EvaluatedRun.named(read, baseline: baseline)
        if read.count < runs.count, read.count > 1, baseline == nil, read[0].file != runs[0] {
            StandardOutput.standardError.writeLine("lede: the baseline is \(read[0].file)".sanitizedForTerminal())
        }
        let report = EvaluationReport(
            runs: evaluated.map(\.run), qrels: judgments, measures: chosen.measures, missing: complete ? .countedAsZero : .leftOut,
            withTies: judgments != nil,
            allPairs: measures.allPairs, agreementDepth: depth, seed: UInt64(seed))
        if json {
            EvaluationJSONPrinter(
                runs: evaluated, seed: seed, isComplete: complete, isPerQuery: perQuery, showsTies: ties, primary: chosen.primary
            ).print(report)
        } else {
            EvaluationPrinter(
                runs: evaluated, seed: seed, isComplete: complete, isPerQuery: perQuery, showsTies: ties, primary: chosen.primary,
                allPairs: measures.allPairs,
                terminal: output.terminal
            ).print(report)
        }
        try tables.write(report, names: evaluated.map(\.name), primary: chosen.primary, allPairs: measures.allPairs)
        if read.count < runs.count { throw ExitCode.failed }
        if report.isEmpty { throw ExitCode.noMatches }
    }

    /// The runs that can be read; each of the others is named.
    /// - Throws: `EvaluationFileError` for the only run, `ExitCode` if none can be read, `CommandFailure` if the baseline cannot.
    private func readRuns(dropsQueries: Bool) throws -> [(file: String, run: Run)] {
        var read: [(file: String, run: Run)] = []
        for path in runs {
            do throws(EvaluationFileError) {
                let run = try EvaluationInput.run(path)
                read.append((path, dropsQueries ? run.withoutQueriesThemselves() : run))
            } catch {
                if runs.count == 1 { throw error }
                StandardOutput.standardError.writeLine("lede: \(error)".sanitizedForTerminal(keepingLines: true))
                if path == baseline { throw CommandFailure("the baseline \(path) cannot be read") }
            }
        }
        if read.isEmpty { throw ExitCode.failed }
        return read
    }
}

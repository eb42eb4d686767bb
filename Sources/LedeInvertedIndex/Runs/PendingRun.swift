import LedeIndexBytes
import LedeIndexStorage

/// Articles that a `RunBuilder` has indexed, waiting to be committed.
package struct PendingRun: Sendable {
    /// Articles in the run.
    package var docCount: Int { documents.count }
    /// The beginning of the names of its files.
    let name: String
    var documents: RunDocuments
    /// Where the chunks of the run begin, in the order of its documents; each ends where the next one begins.
    let chunks: [Chunk]
    let postings: RunPostings

    /// Articles that are consecutive in the run and in the index.
    struct Chunk: Sendable {
        /// Its place among the chunks of all runs; those with the same number are in the order of their runs.
        let number: Int
        let firstDoc: Int
    }
}

/// Where the postings of a run are.
enum RunPostings: Sendable {
    case memory(RunTerms)
    /// In the file `run-WRITER-N.postings`, as `RunFile` writes it.
    case file(termCount: Int)
}

/// The postings of a run that nobody adds to any longer.
///
/// SAFETY (@unchecked Sendable): a commit reads the postings on one thread at a time, and the builder has given them up.
final class RunTerms: @unchecked Sendable {
    let table: TermTable

    init(_ table: TermTable) { self.table = table }
}

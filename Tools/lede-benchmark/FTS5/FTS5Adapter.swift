import ArgumentParser
import Foundation
import LedeRankingBackends

/// SQLite FTS5 with lede-bench's line protocol, for the benchmark to run beside itself.
///
/// Set up as fast as possible: no stored text (`content=''`), all positions, the `ascii` tokenizer, which splits the normalised text
/// exactly at its spaces, one transaction without journal or syncing, `optimize` to one segment, and for queries a page cache of 1 GB,
/// mapped files and statements compiled once.
struct FTS5Adapter: ParsableCommand {
    /// The first argument that asks this command for the adapter.
    static let name = "fts5-adapter"

    static let configuration = CommandConfiguration(
        commandName: name, abstract: "SQLite FTS5 behind the line protocol of lede-bench.", subcommands: [Build.self, Query.self])

    struct Build: ParsableCommand {
        @Argument var documents: String
        @Argument var folder: String
        /// FTS5 builds on one core, whatever is offered.
        @Argument var threads: Int

        func run() throws { print(try FTS5Table.build(documents: documents, folder: folder)) }
    }

    struct Query: ParsableCommand {
        @Argument var folder: String
        @Flag(name: .customLong("docs")) var showsDocuments = false

        func run() throws {
            let table = try FTS5Table(folder: folder)
            while let line = readLine() {
                let parts = line.split(separator: "\t", maxSplits: 1)
                guard parts.count == 2, let command = EngineCommand(rawValue: String(parts[0])) else {
                    print("UNSUPPORTED\t0")
                    fflush(nil)
                    continue
                }
                print(try table.reply(command, String(parts[1]), showsDocuments: showsDocuments))
                fflush(nil)
            }
        }
    }
}

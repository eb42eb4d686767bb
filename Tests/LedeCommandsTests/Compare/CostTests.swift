import Foundation
import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// `lede compare --costs`, and the tables that it prints.
@Suite struct CostTests {
    private let temporary: TemporaryFolder
    private var folder: URL { temporary.url }

    init() throws {
        temporary = try TemporaryFolder()
        let writer = try Index(creatingAt: temporary.url.appending(path: "Indexes/harbour").path, analyzer: "english").writer()
        for number in 0..<60 {
            try writer.add(Article(id: "a\(number)", title: "Sea wall \(number)", body: "The ferry passed the wall \(number) times."))
        }
        try writer.commit()
        writer.close()
        try temporary.write("1\tsea wall\n2\tferry\n3\twall 7\n", to: "q.tsv")
        try temporary.write("1 Q0 a3 1 2.5 x\n", to: "x.run")
    }

    private func compare(_ arguments: String...) throws -> LedeProcess { try LedeProcess(["compare"] + arguments, in: folder) }

    private func report(_ arguments: [String] = []) throws -> ComparisonReport {
        let result = try LedeProcess(["compare", "--queries", "q.tsv", "--costs", "--json"] + arguments, in: folder)
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.isEmpty, "\(result.errors)")
        return try ComparisonReport(jsonLines: result.output)
    }

    @Test func everyFormOfTheReportHasThem() throws {
        let result = try compare("--queries", "q.tsv", "--costs", "--no-causes", "--markdown", "c.md", "--report", "c.html")
        #expect(result.status == 0)
        let headings = ["time for the top 10, 95 % intervals", "start from disk", "bytes by structure"]
        for heading in headings { #expect(result.output.contains("\n\(heading) "), "\(heading)") }
        #expect(result.output.contains(/\nlede: postings +[0-9.]+ (kB|bytes) +[0-9.]+ %\n/))
        #expect(result.output.contains("\nfts5: articles_data "))
        let markdown = try String(contentsOf: folder.appending(path: "c.md"), encoding: .utf8)
        let page = try String(contentsOf: folder.appending(path: "c.html"), encoding: .utf8)
        for heading in headings {
            #expect(markdown.contains("\n## \(heading.prefix(1).uppercased() + heading.dropFirst())\n"))
            #expect(page.contains("<th scope=\"col\">\(heading)</th>"))
        }
        let plain = try compare("--queries", "q.tsv", "--no-causes")
        for heading in headings { #expect(!plain.output.contains(heading)) }
    }

    @Test func theDocumentHoldsThem() throws {
        let report = try report(["--backend", "lede", "--backend", "fts5", "--backend", "run:x.run"])
        #expect(report.backends.map { $0.startup?.backend } == ["lede", "fts5", "run:x.run"])
        for backend in report.backends.prefix(2) {
            let cold = try #require(backend.startup?.cold)
            #expect(cold.total.count == 5)
            #expect(cold.total.p50 > 0)
            #expect(cold.opening.intervals != nil)
            #if os(Linux)
                let memory = try #require(backend.startup?.memory)
                #expect(memory.queries == 5)
                #expect(memory.answered.file > 0)
                #expect(cold.residentShare != nil)
            #endif
            #expect(!backend.structures.isEmpty)
            #expect(backend.seconds?.intervals != nil)
        }
        #expect(report.backends[2].startup == BackendStartup(backend: "run:x.run", cold: nil, memory: nil))
        #expect(report.backends[2].structures.isEmpty)
        let single = try compare("sea", "--costs")
        #expect(single.status == 0)
        #expect(single.output.contains("5 starts"))
        #expect(!single.output.contains("95 % intervals"))
    }

    @Test func whatWasNotColdIsSaid() throws {
        var report = try report(["--backend", "lede", "--backend", "lede:k1=0"])
        var cold = try #require(report.backends[0].startup?.cold)
        func note(_ dropping: ColdStart.Dropping, _ share: Double?) -> String {
            (cold.dropping, cold.residentShare) = (dropping, share)
            for index in report.backends.indices { report.backends[index].startup?.cold = cold }
            return CostTables(report: report).all.first { $0.title == "start from disk" }?.note ?? ""
        }
        #expect(
            note(.files, 0.004)
                == "medians; lede, lede:k1=0: 5 starts, before each of which the page cache let go of the files (posix_fadvise); at most 0.4 % of them was left"
        )
        #expect(
            note(.machine, 0).hasSuffix(
                "before each of which the machine's page cache was emptied (drop_caches); at most 0.0 % of them was left"))
        #expect(note(.files, 0.5).contains("5 starts, not cold: up to 50.0 % of the files stayed in memory"))
        #expect(note(.refused, 0.5).hasSuffix("5 starts, not cold: the page cache cannot be told to let go of the files here"))
        #expect(note(.files, nil).hasSuffix("how much of them was left cannot be seen"))
    }

    @Test func tablesHoldWhatThereIs() throws {
        var report = try report(["--backend", "lede", "--backend", "lede:k1=0"])
        report.backends[1].startup?.memory = BackendMemory(
            opened: ResidentMemory(anonymous: -4_096, file: 2_000_000), answered: ResidentMemory(anonymous: 1_500, file: 3_000_000),
            queries: 5)
        report.backends[0].startup = nil
        let tables = CostTables(report: report).all
        #expect(tables.map(\.title) == ["time for the top 10, 95 % intervals", "start from disk", "memory", "bytes by structure"])
        #expect(tables[1].rows.map(\.first) == ["lede:k1=0"])
        #expect(tables[2].columns == ["opened: own", "of files", "after 5 queries: own", "of files"])
        #expect(tables[2].rows == [["lede:k1=0", "-4.1 kB", "2.0 MB", "1.5 kB", "3.0 MB"]])
        // Both rank over one index.
        #expect(tables[3].rows.map(\.first).first == "lede, lede:k1=0: postings")
        #expect(tables.allSatisfy { table in table.rows.allSatisfy { $0.count == table.columns.count + 1 } })
        for index in report.backends.indices {
            report.backends[index].startup = nil
            report.backends[index].seconds = nil
            report.backends[index].structures = []
        }
        #expect(CostTables(report: report).all.isEmpty)
    }

    @Test func mistakesAreStatus2() throws {
        let why = try compare("sea", "--why", "a3", "--costs")
        #expect(why.status == 2)
        #expect(why.errors.contains("--why explains one article; --costs measures backends"))
        let syntax = try compare("--query", "\"sea", "--costs", "--syntax", "fts5")
        #expect(syntax.status == 2)
        #expect(syntax.errors.hasPrefix("lede: "))
    }
}

import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import LedeTextAnalysis

/// Verifies an index completely: every checksum, every structure, and the structures against each other and against the stored articles.
package struct IndexChecker {
    /// What a check found.
    package struct Report: Sendable {
        /// What is wrong, in the order found; empty for a sound index.
        package internal(set) var problems: [IndexFileError] = []
        /// Files in the folder that belong to no commit: left by an interrupted writer, to be removed by the next one.
        package internal(set) var leftOvers: [String] = []
        /// Sound segments; the other numbers count what they hold.
        package internal(set) var segments = 0
        /// Segments with something wrong.
        package internal(set) var damagedSegments = 0
        package internal(set) var documents = 0
        package internal(set) var deletedDocuments = 0
        package internal(set) var terms = 0
        package internal(set) var postings = 0
        package internal(set) var positions = 0
        /// Terms besides the analyzer's, which are the only ones counted above.
        package internal(set) var otherTerms = 0
        package internal(set) var otherPostings = 0
        package internal(set) var otherPositions = 0
        package internal(set) var bytes = 0
        /// Whether the index stores the text of its articles; if not, only their titles could be compared with the postings.
        package internal(set) var storesText = true
        /// Whether the index knows where words occur; if not, `positions` counts occurrences.
        package internal(set) var keepsPositions = true
    }

    private let directory: any Directory
    private let analyzers: AnalyzerCatalog
    private var report = Report()

    /// - Parameter analyzers: must have the index's.
    package init(_ directory: any Directory, analyzers: AnalyzerCatalog = .builtIn) {
        self.directory = directory
        self.analyzers = analyzers
    }

    /// Reads everything. Complexity: linear in the index and in the text of its articles.
    /// - Parameters:
    ///   - onSegment: called with each segment as its turn comes.
    ///   - checkpoint: called now and then; what it throws ends the check.
    package mutating func run(onSegment: (String) -> Void = { _ in }, checkpoint: () throws -> Void = {}) throws -> Report {
        report = Report()
        let manifest: Manifest
        do throws(IndexFileError) {
            manifest = try Manifest.read(directory)
            report.leftOvers = try directory.names().filter { manifest.isLeftOver($0) }
        } catch {
            report.problems.append(error)
            return report
        }
        guard let analyzer = analyzers.analyzer(named: manifest.analyzer) else {
            report.problems.append(manifest.unknownAnalyzer(directory, analyzers))
            return report
        }
        guard manifest.forms.isSubset(of: analyzer.forms) else {
            report.problems.append(
                IndexFileError(
                    .corrupt, file: Manifest.fileName, expected: "forms of words that the analyzer \(manifest.analyzer) has",
                    found: "others"))
            return report
        }
        report.storesText = manifest.storesText
        report.keepsPositions = manifest.keepsPositions
        let files = checkSources(manifest)
        var ids: Set<[UInt8]> = []
        for entry in manifest.segments {
            onSegment(entry.name)
            try checkpoint()
            let damaged = try damagedFiles(of: entry, checkpoint)
            guard damaged.isEmpty else {
                report.problems += damaged
                report.damagedSegments += 1
                continue
            }
            do {
                let segment = try SegmentReader(directory, entry, hasPositions: manifest.keepsPositions)
                guard segment.docCount == entry.docCount, segment.deletedCount == entry.deletedCount else {
                    throw IndexFileError(
                        .corrupt, file: segment.lengthsFile.name, expected: "\(entry.docCount) documents as in the manifest",
                        found: "\(segment.docCount)")
                }
                var checker = SegmentChecker(
                    segment, analyzer: analyzer, storesText: manifest.storesText, forms: manifest.forms, generation: manifest.generation)
                try checker.run(ids: &ids, checkpoint: checkpoint)
                if let files { try check(segment, files) }
                report.segments += 1
                report.documents += segment.docCount
                report.deletedDocuments += segment.deletedCount
                report.terms += try segment.termCount()
                report.postings += checker.analyzed.postings
                report.positions += checker.analyzed.positions
                report.otherTerms += try segment.allTermCount - segment.termCount()
                report.otherPostings += checker.others.postings
                report.otherPositions += checker.others.positions
                report.bytes += segment.sizes.reduce(0) { $0 + $1.bytes }
            } catch let problem as IndexFileError {
                report.problems.append(problem)
                report.damagedSegments += 1
            }
        }
        return report
    }

    /// Reads the whole table of sources.
    /// - Returns: the numbers of the files; nil if the table is damaged.
    private mutating func checkSources(_ manifest: Manifest) -> Set<UInt32>? {
        var numbers: Set<UInt32> = []
        do throws(IndexFileError) {
            let table = try SourceTable.read(directory, manifest)
            for (number, entry) in table.entries.enumerated() {
                var files = table.files(of: number)
                while try files.next() {
                    guard numbers.insert(files.file.number).inserted else {
                        throw IndexFileError(
                            .corrupt, file: manifest.sources?.name ?? "", expected: "numbers that no two files have",
                            found: "\(files.file.number) a second time in \(entry.source.name)")
                    }
                }
            }
            return numbers
        } catch {
            report.problems.append(error)
            return nil
        }
    }

    /// Whether the live documents of a segment come from existing files.
    private func check(_ segment: SegmentReader, _ files: Set<UInt32>) throws {
        for doc in 0..<UInt32(segment.docCount) where segment.isLive(doc) {
            let file = try segment.origin(doc).source.file
            guard file == 0 || files.contains(file) else {
                throw IndexFileError(.corrupt, file: segment.originsFile.name, expected: "files of the table of sources", found: "\(file)")
            }
        }
    }

    /// What is wrong with each file of a segment: one problem per file. Complexity: linear in their bytes.
    private func damagedFiles(of entry: Manifest.Segment, _ checkpoint: () throws -> Void) throws -> [IndexFileError] {
        var problems: [IndexFileError] = []
        for kind in IndexFileKind.ofSegments + (entry.deletions == nil ? [] : [.deletions]) {
            try checkpoint()
            do throws(IndexFileError) { try entry.open(kind, directory).verifyAll() } catch { problems.append(error) }
        }
        return problems
    }
}

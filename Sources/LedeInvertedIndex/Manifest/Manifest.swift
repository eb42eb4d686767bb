import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeTextAnalysis

/// What an index consists of at a commit. One file, replaced atomically: whoever reads it sees a whole commit.
///
///     payload := a JSON object with the properties below, keys sorted
package struct Manifest: Sendable, Equatable, Codable {
    /// A segment of the index.
    package struct Segment: Sendable, Equatable, Codable {
        /// The beginning of its files' names.
        package var name: String
        /// Documents, deleted ones included.
        package var docCount: Int
        /// Deleted documents.
        package var deletedCount: Int
        /// The file that holds the deletions, if there are any.
        package var deletions: String?
        /// The `IndexFile.contentChecksum` of each of its files, by file name ending: a sound file of another index, or of another state of
        /// this one, does not match.
        package var checksums: [String: UInt32]

        /// A new segment, whose files are in `directory`.
        init(_ directory: any Directory, name: String, docCount: Int) throws(IndexFileError) {
            self.name = name
            self.docCount = docCount
            deletedCount = 0
            checksums = [:]
            for kind in IndexFileKind.ofSegments {
                checksums[kind.ending] = try IndexFile(directory, name: "\(name).\(kind.ending)", kind: kind).contentChecksum
            }
        }

        /// Its file of a kind; nil if it has none.
        func fileName(_ kind: IndexFileKind) -> String? { kind == .deletions ? deletions : "\(name).\(kind.ending)" }

        /// Opens its file of a kind.
        /// - Throws: `.corrupt` if the file is not the one committed.
        func open(_ kind: IndexFileKind, _ directory: any Directory) throws(IndexFileError) -> IndexFile {
            let file = try IndexFile(directory, name: fileName(kind) ?? kind.ending, kind: kind)
            guard let checksum = checksums[kind.ending], checksum == file.contentChecksum else {
                throw IndexFileError(
                    .corrupt, file: file.name, expected: "the file that this index was committed with", found: "that of another")
            }
            return file
        }

        /// Whether there is a checksum for each of its files, and no other.
        fileprivate var hasChecksums: Bool {
            let kinds = IndexFileKind.ofSegments + (deletions == nil ? [] : [.deletions])
            return checksums.count == kinds.count && kinds.allSatisfy { checksums[$0.ending] != nil }
        }
    }

    /// Counts the commits.
    package var generation: Int64
    /// The name under which `AnalyzerCatalog` finds the index's analyzer.
    package var analyzer: String
    /// True in the manifest of an index that does not store the text of its articles; absent otherwise.
    private var omitsText: Bool?
    /// True in the manifest of an index that keeps the surface forms of words; absent otherwise.
    private var keepsSurfaces: Bool?
    /// True in the manifest of an index that keeps the spelling of words; absent otherwise.
    private var keepsSpelling: Bool?
    /// True in the manifest of an index that knows how often words occur in its articles, not where; absent otherwise.
    private var omitsPositions: Bool?
    /// The number of the next segment.
    package var nextSegment: Int
    /// The segments in the order of their documents.
    package var segments: [Segment]
    /// The table of the index's sources; nil if it has none.
    package internal(set) var sources: SourcesFile?

    /// The file with the table of sources.
    package struct SourcesFile: Sendable, Equatable, Codable {
        package var name: String
        /// Its `IndexFile.contentChecksum`.
        package var checksum: UInt32
    }

    package static let fileName = "manifest"
    private static let temporaryName = "manifest.tmp"

    /// Whether the index stores the text of its articles; titles and metadata are always stored.
    package var storesText: Bool { omitsText != true }

    /// Whether the index knows where words occur in its articles; else only how often.
    package var keepsPositions: Bool { omitsPositions != true }

    /// The forms in which the index keeps words besides the analyzer's terms.
    package var forms: WordForms {
        var forms: WordForms = []
        if keepsSurfaces == true { forms.insert(.surface) }
        if keepsSpelling == true { forms.insert(.spelling) }
        return forms
    }

    init(analyzer: String, storesText: Bool = true, keepsPositions: Bool = true, forms: WordForms = []) {
        generation = 0
        omitsText = storesText ? nil : true
        omitsPositions = keepsPositions ? nil : true
        keepsSurfaces = forms.contains(.surface) ? true : nil
        keepsSpelling = forms.contains(.spelling) ? true : nil
        self.analyzer = analyzer
        nextSegment = 1
        segments = []
    }

    /// The union of indexes with one analyzer, in memory only. The number of commits is that of all.
    init(joining manifests: [Manifest]) {
        let forms = manifests.dropFirst().reduce(manifests[0].forms) { $0.intersection($1.forms) }
        self.init(
            analyzer: manifests[0].analyzer, storesText: manifests[0].storesText, keepsPositions: manifests[0].keepsPositions, forms: forms)
        for manifest in manifests {
            generation += manifest.generation
            segments += manifest.segments
        }
    }

    /// Reads the manifest of the index in `directory`.
    static func read(_ directory: any Directory) throws(IndexFileError) -> Manifest {
        let file = try IndexFile(directory, name: fileName, kind: .manifest)
        let payload = try file.slice(at: 0, length: file.count)
        let manifest: Manifest
        do { manifest = try JSONDecoder().decode(Manifest.self, from: Data(payload.bytes)) } catch {
            throw payload.corrupt(at: 0, expected: "a manifest", found: "\(error)")
        }
        guard manifest.isSound else { throw payload.corrupt(at: 0, expected: "a manifest", found: "numbers out of range") }
        return manifest
    }

    /// Whether counts are in range, no segment's name is repeated or yet to be given, and deletions are the segment's own.
    private var isSound: Bool {
        guard (1..<(1 << 62)).contains(generation), (1..<(1 << 62)).contains(nextSegment) else { return false }
        // As below.
        if let sources,
            sources.name != Self.sourcesName(Self.numbers(sources.name.dropLast(Self.sourcesEnding.count), prefix: "commit").first ?? 0)
        {
            return false
        }
        var numbers: Set<Int> = []
        return segments.allSatisfy { segment in
            guard (0..<(1 << 31)).contains(segment.docCount), (0...segment.docCount).contains(segment.deletedCount),
                let number = Self.numbers(segment.name, prefix: "segment").first, segment.name == Self.segmentName(number)
            else { return false }
            // The name is a file's: only what a writer calls one, so that it cannot lead out of the folder.
            if let name = segment.deletions {
                guard name.hasSuffix(".deletions"),
                    Self.numbers(name.dropLast(".deletions".count), prefix: "segment").first == number
                else { return false }
            }
            return segment.hasChecksums && number < nextSegment && numbers.insert(number).inserted
        }
    }

    /// What segment number `number` is called.
    static func segmentName(_ number: Int) -> String { "segment-\(number)" }

    /// What the table of sources of a commit is called.
    static func sourcesName(_ generation: some BinaryInteger) -> String { "commit-\(generation)\(sourcesEnding)" }

    private static let sourcesEnding = ".sources"

    /// The numbers of `prefix-1` or `prefix-1-2`; none for another name.
    private static func numbers(_ name: some StringProtocol, prefix: String) -> [Int] {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Int($0) }
        guard parts.first.map({ $0 == prefix }) == true, numbers.count == parts.count - 1 else { return [] }
        return numbers
    }

    /// The error for an analyzer that `analyzers` does not have.
    func unknownAnalyzer(_ directory: any Directory, _ analyzers: AnalyzerCatalog) -> IndexFileError {
        if let tokenizer = analyzers.missingTokenizer(of: analyzer) {
            return IndexFileError(.unknownTokenizer, file: directory.path, found: tokenizer)
        }
        return IndexFileError(
            .tooNew, file: directory.path, expected: "one of the analyzers \(AnalyzerCatalog.names.joined(separator: ", "))",
            found: analyzer)
    }

    /// Puts this manifest in place of the present one: the instant of a commit. Everything it names must be durable.
    func commit(_ directory: any Directory) throws(IndexFileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let payload: Data
        do { payload = try encoder.encode(self) } catch {
            throw IndexFileError(.system, file: directory.path, found: "\(error)")
        }
        let file = try IndexFileWriter(directory, name: Self.temporaryName, kind: .manifest)
        try file.append(Array(payload))
        _ = try file.finish(sync: true)
        try directory.syncNames()
        try directory.rename(Self.temporaryName, to: Self.fileName)
        try directory.syncNames()
    }

    /// Whether `name` is a file that belongs to an index but not to this commit of it: what an interrupted writer left. Only files named as
    /// by a writer count: other people's files in the folder are never removed.
    func isLeftOver(_ name: String) -> Bool {
        if name == Self.temporaryName { return true }
        guard let dot = name.lastIndex(of: "."), name != Self.fileName,
            IndexFileKind.allCases.contains(where: { $0.ending == name[name.index(after: dot)...] }),
            ["segment", "run", "commit"].contains(where: { !Self.numbers(name[..<dot], prefix: $0).isEmpty })
        else { return false }
        if name == sources?.name { return false }
        return !segments.contains { name == $0.deletions || (name[..<dot] == $0.name && !name.hasSuffix(".deletions")) }
    }
}

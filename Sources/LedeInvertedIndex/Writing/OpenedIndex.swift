import LedeIndexBytes
import LedeIndexStorage
import LedeTextAnalysis

/// The index that a writer begins with: its manifest, which is on disk, and its analyzer. Files that no manifest names are removed.
struct OpenedIndex {
    let manifest: Manifest
    let analyzer: any Analyzer

    /// The index in `directory`, whose lock is held, or a new one. Parameters and errors are those of `IndexWriter.init`.
    init(
        _ directory: any Directory, analyzerName: String?, analyzers: AnalyzerCatalog, storesText: Bool?, keepsSurfaces: Bool?,
        keepsSpelling: Bool?
    ) throws {
        var manifest: Manifest
        if let present = try Self.manifest(in: directory) {
            manifest = present
        } else {
            // A new index has its manifest before any other file: with segments, this is an index that has lost it, not an empty folder.
            if let segment = try directory.names().first(where: { Manifest(analyzer: "").isLeftOver($0) && $0.hasPrefix("segment-") }) {
                throw IndexFileError(
                    .corrupt, file: directory.path, expected: "a manifest beside the files of an index", found: segment)
            }
            manifest = Manifest(
                analyzer: analyzerName ?? "standard", storesText: storesText ?? true,
                forms: Self.forms(
                    analyzers.analyzer(named: analyzerName ?? "standard"), keepsSurfaces: keepsSurfaces, keepsSpelling: keepsSpelling))
        }
        if let storesText, storesText != manifest.storesText { throw StoredTextMismatch(storesText: manifest.storesText) }
        if let analyzerName, analyzerName != manifest.analyzer {
            throw AnalyzerMismatch(recorded: manifest.analyzer, wanted: analyzerName)
        }
        guard let analyzer = analyzers.analyzer(named: manifest.analyzer) else {
            if let tokenizer = analyzers.missingTokenizer(of: manifest.analyzer) {
                throw IndexFileError(.unknownTokenizer, file: directory.path, found: tokenizer)
            }
            throw UnknownAnalyzer(name: manifest.analyzer)
        }
        // A merge moves positions, and a new article would have some.
        guard manifest.keepsPositions else { throw IndexWithoutPositions() }
        for (form, isWanted) in [(WordForm.surface, keepsSurfaces), (.spelling, keepsSpelling)] {
            guard let isWanted, isWanted != manifest.forms.has(form) else { continue }
            if isWanted, !analyzer.forms.has(form) { throw MissingWordForm(form: form, analyzer: manifest.analyzer) }
            throw WordFormMismatch(form: form, isKept: !isWanted)
        }
        if manifest.generation == 0 {
            manifest.generation = 1
            try manifest.commit(directory)
        }
        let leftOvers = try directory.names().filter { manifest.isLeftOver($0) }
        if !leftOvers.isEmpty {
            // The commit that made them superfluous may have ended before it was durable.
            try directory.syncNames()
            for name in leftOvers { try directory.remove(name) }
        }
        self.manifest = manifest
        self.analyzer = analyzer
    }

    /// A new index without positions and text in `directory`, whose lock is held.
    /// - Parameter name: the analyzer's.
    init(importingInto directory: any Directory, analyzer: any Analyzer, name: String) throws {
        var manifest = Manifest(analyzer: name, storesText: false, keepsPositions: false)
        manifest.generation = 1
        let present = try Self.manifest(in: directory)
        // An import that ended early left an empty index.
        if let present, present.keepsPositions || !present.segments.isEmpty { throw IndexExists(path: directory.path) }
        if present == nil, try directory.names().contains(where: { manifest.isLeftOver($0) }) {
            throw IndexFileError(.corrupt, file: directory.path, expected: "a manifest beside the files of an index")
        }
        try manifest.commit(directory)
        for name in try directory.names() where manifest.isLeftOver(name) { try directory.remove(name) }
        self.manifest = manifest
        self.analyzer = analyzer
    }

    /// The manifest in `directory`; nil if there is none.
    private static func manifest(in directory: any Directory) throws(IndexFileError) -> Manifest? {
        do throws(IndexFileError) {
            return try Manifest.read(directory)
        } catch {
            guard error.code == .missing else { throw error }
            return nil
        }
    }

    /// The forms that a new index keeps, of those its analyzer has.
    private static func forms(_ analyzer: (any Analyzer)?, keepsSurfaces: Bool?, keepsSpelling: Bool?) -> WordForms {
        var forms: WordForms = []
        if keepsSurfaces != false { forms.insert(.surface) }
        if keepsSpelling == true { forms.insert(.spelling) }
        return forms.intersection(analyzer?.forms ?? [])
    }
}

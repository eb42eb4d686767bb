import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import LedeTextAnalysis

/// Verifies one segment whose files have the right checksums; throws the first fault.
struct SegmentChecker {
    private let segment: SegmentReader
    private let analyzer: any Analyzer
    private let storesText: Bool
    private let forms: WordForms
    /// The last commit.
    private let generation: Int64
    /// Counts for the analyzer's terms, and for the other forms of words.
    private(set) var analyzed = (postings: 0, positions: 0)
    private(set) var others = (postings: 0, positions: 0)
    /// For each other form that the index keeps, the occurrences of its terms in each document.
    private var occurrences: [WordForm: [UInt64]] = [:]
    /// The occurrences of the analyzer's terms in each document.
    private var termCounts: [UInt64] = []
    /// Which terms the postings have in each document, and where; empty without stored text to compare them with.
    private var occurrenceSums: [OccurrenceSum] = []

    init(_ segment: SegmentReader, analyzer: any Analyzer, storesText: Bool, forms: WordForms, generation: Int64) {
        self.segment = segment
        self.analyzer = analyzer
        self.storesText = storesText
        self.forms = forms
        self.generation = generation
        for form in WordForm.allCases where form != .analyzed && forms.has(form) {
            occurrences[form] = [UInt64](repeating: 0, count: segment.docCount)
        }
        if storesText, segment.hasPositions { occurrenceSums = Array(repeating: OccurrenceSum(), count: segment.docCount) }
    }

    mutating func run(ids: inout Set<[UInt8]>, checkpoint: () throws -> Void) throws {
        try checkLengths()
        try checkIDs(&ids)
        try checkOrigins()
        try checkPostings(checkpoint)
        var attributes = try AttributesChecker(segment)
        try checkArticles(&attributes, checkpoint)
    }

    private func corrupt(_ file: IndexFile, expected: String, found: String) -> IndexFileError {
        IndexFileError(.corrupt, file: file.name, expected: expected, found: found)
    }

    private func checkLengths() throws(IndexFileError) {
        for field in IndexedField.allCases {
            var sum: UInt64 = 0
            for doc in 0..<UInt32(segment.docCount) { sum += UInt64(try segment.lengths.length(of: field, doc)) }
            let recorded = segment.lengths.tokenCounts[field.rawValue]
            guard sum == recorded else {
                throw corrupt(segment.lengthsFile, expected: "\(recorded) tokens in \(field.name)", found: "\(sum)")
            }
            guard let deletions = segment.deletions, let file = segment.deletionsFile else { continue }
            var gone: UInt64 = 0
            for doc in 0..<UInt32(segment.docCount) where !segment.isLive(doc) {
                gone += UInt64(try segment.lengths.length(of: field, doc))
            }
            guard gone == deletions.tokenCounts[field.rawValue] else {
                throw corrupt(
                    file, expected: "\(gone) tokens in \(field.name) deleted", found: "\(deletions.tokenCounts[field.rawValue])")
            }
        }
    }

    /// Ids ascend, and no two live documents of the index share one.
    private func checkIDs(_ ids: inout Set<[UInt8]>) throws(IndexFileError) {
        var previous: [UInt8]?
        for rank in 0..<segment.docCount {
            let doc = try segment.docnos.doc(rank: rank)
            let id = try segment.docnos.bytes(doc).bytes
            if let previous, previous.compared(with: id) >= 0 {
                throw corrupt(segment.docnosFile, expected: "ids in ascending order", found: "rank \(rank) out of order")
            }
            previous = id
            let text = try segment.docnos.docno(doc)
            // By their bytes: canonically equivalent strings are different ids.
            if segment.isLive(UInt32(doc)), !ids.insert(id).inserted {
                throw corrupt(segment.docnosFile, expected: "ids that differ", found: "\(text.debugDescription) twice")
            }
        }
    }

    /// Every column can be read, and no text came in a future commit.
    private func checkOrigins() throws(IndexFileError) {
        for doc in 0..<segment.docCount {
            let arrival = try segment.origins.origin(doc).arrival
            guard arrival <= generation else {
                throw corrupt(segment.originsFile, expected: "commits up to \(generation)", found: "document \(doc) of commit \(arrival)")
            }
        }
    }

    /// Terms ascend and have forms that the index keeps; every list has the dictionary's counts; positions ascend within the document; a
    /// document's postings of the analyzer's terms add up to its length; and the deletions' corrections match the deleted documents.
    private mutating func checkPostings(_ checkpoint: () throws -> Void) throws {
        var cursor = try segment.allTerms()
        var previous: [UInt8]?
        var lengths = [UInt64](repeating: 0, count: segment.docCount)
        var places: [UInt32] = []
        var count = 0
        defer { termCounts = lengths }
        while try cursor.next() {
            count += 1
            if count % 1024 == 0 { try checkpoint() }
            let term = cursor.term
            let entry = cursor.entry
            let name = String(decoding: WordForm.word(of: term), as: UTF8.self).debugDescription
            let form = WordForm(of: term)
            guard forms.has(form) else {
                throw corrupt(segment.dictionary.file, expected: "forms of words that the index keeps", found: "another one of \(name)")
            }
            var counts = form == .analyzed ? [] : occurrences.removeValue(forKey: form) ?? []
            if let previous, previous.compared(with: term) >= 0 {
                throw corrupt(segment.dictionary.file, expected: "terms in ascending order", found: "\(name) out of order")
            }
            previous = term
            let hash = OccurrenceSum.hash(term.span)
            var list = try segment.postings(entry)
            var docFreq = 0
            var collectionFreq = 0
            var gone = TermStatistics()
            while try list.advance() != PostingsCursor.end {
                let doc = list.doc
                docFreq += 1
                collectionFreq += Int(list.freq)
                if form == .analyzed { lengths[Int(doc)] += UInt64(list.freq) } else { counts[Int(doc)] += UInt64(list.freq) }
                if !segment.isLive(doc) {
                    gone.docFreq += 1
                    gone.collectionFreq += Int(list.freq)
                }
                guard segment.hasPositions else { continue }
                try list.readPositions(into: &places)
                try checkPositions(places, doc: doc, term: name)
                if storesText { for place in places { occurrenceSums[Int(doc)].add(term: hash, position: place) } }
            }
            guard docFreq == entry.docFreq, collectionFreq == entry.collectionFreq else {
                throw corrupt(
                    segment.postingsFile, expected: "\(entry.docFreq) documents, \(entry.collectionFreq) occurrences of \(name)",
                    found: "\(docFreq), \(collectionFreq)")
            }
            if let deletions = segment.deletions, let file = segment.deletionsFile,
                deletions.correction(ordinal: entry.ordinal) != gone
            {
                throw corrupt(file, expected: "\(gone.docFreq) deleted documents with \(name)", found: "another number")
            }
            if form == .analyzed {
                analyzed = (analyzed.postings + docFreq, analyzed.positions + collectionFreq)
            } else {
                others = (others.postings + docFreq, others.positions + collectionFreq)
                occurrences[form] = counts
            }
        }
        guard count == segment.allTermCount else {
            throw corrupt(segment.dictionary.file, expected: "\(segment.allTermCount) terms", found: "\(count)")
        }
        if let deletions = segment.deletions, let file = segment.deletionsFile, deletions.ordinalLimit > count {
            throw corrupt(file, expected: "terms under \(count)", found: "\(deletions.ordinalLimit - 1)")
        }
        // Imports have another program's lengths, which may have left terms out, or rounded.
        guard segment.hasPositions else { return }
        for doc in 0..<segment.docCount {
            let recorded = try segment.lengths[UInt32(doc)]
            // If terms share positions, the articles' text tells how many there are.
            guard lengths[doc] != UInt64(recorded), !analyzer.stacksTerms || lengths[doc] < UInt64(recorded) else { continue }
            throw corrupt(
                segment.lengthsFile, expected: "\(lengths[doc]) tokens in document \(doc)", found: "\(recorded)")
        }
    }

    private func checkPositions(_ places: [UInt32], doc: UInt32, term: String) throws(IndexFileError) {
        let title = try segment.lengths.positions(of: .title, doc)
        let body = try segment.lengths.positions(of: .body, doc)
        for (index, place) in places.enumerated() {
            guard title.contains(place) || body.contains(place), index == 0 || places[index - 1] < place else {
                throw corrupt(
                    segment.positionsFile, expected: "ascending positions of \(term) within document \(doc)", found: "\(place)")
            }
        }
    }

    /// Every stored article can be read, and what is stored of it has as many tokens as its lengths say; if all is stored, exactly the
    /// terms, in every form and place, of its postings; and the columns have its attributes.
    private func checkArticles(_ attributes: inout AttributesChecker, _ checkpoint: () throws -> Void) throws {
        var batch = TokenBatch()
        var found: [WordForm: UInt64] = [:]
        let stacksTerms = analyzer.stacksTerms
        for blockIndex in 0..<segment.articles.blockCount {
            try checkpoint()
            let block = try segment.articles.block(blockIndex)
            for (index, record) in block.records.enumerated() {
                let doc = block.firstDoc + index
                let article = try ArticleRecord.decode(record, id: "")
                try attributes.check(article, doc: UInt32(doc))
                found.removeAll(keepingCapacity: true)
                var sum = OccurrenceSum()
                // As when it was indexed, which a title alone does not tell.
                let own = storesText ? analyzer.articleAnalyzer(title: article.title, body: article.body) ?? analyzer : analyzer
                for field in IndexedField.allCases where field == .title || storesText {
                    let offset = try segment.lengths.positions(of: field, UInt32(doc)).lowerBound
                    let length = own.forEachBatch(of: article.text(of: field), forms: forms, reusing: &batch) { batch in
                        if !forms.isEmpty || stacksTerms { Self.count(batch, into: &found) }
                        if storesText { Self.add(batch, at: offset, to: &sum) }
                    }
                    let recorded = try segment.lengths.length(of: field, UInt32(doc))
                    guard length == recorded else {
                        throw corrupt(
                            segment.articlesFile, expected: "\(recorded) tokens in the \(field.name) of document \(doc)",
                            found: "\(length)")
                    }
                }
                if stacksTerms, storesText, termCounts[doc] != found[.analyzed, default: 0] {
                    throw corrupt(
                        segment.postingsFile, expected: "\(found[.analyzed, default: 0]) terms in document \(doc)",
                        found: "\(termCounts[doc])")
                }
                for (form, counts) in occurrences where storesText && counts[doc] != found[form, default: 0] {
                    throw corrupt(
                        segment.postingsFile, expected: "\(found[form, default: 0]) occurrences of \(form) forms in document \(doc)",
                        found: "\(counts[doc])")
                }
                if storesText, occurrenceSums[doc] != sum {
                    throw corrupt(segment.postingsFile, expected: "the words of the stored article \(doc) at their places", found: "others")
                }
            }
        }
    }

    private static func add(_ batch: borrowing TokenBatch, at offset: UInt32, to sum: inout OccurrenceSum) {
        for index in 0..<batch.count {
            sum.add(
                term: OccurrenceSum.hash(batch.bytes.span.extracting(batch.termRange(index))), position: offset &+ batch.positions[index])
        }
    }

    /// Adds to `found` how many terms of `batch` are of each form.
    private static func count(_ batch: borrowing TokenBatch, into found: inout [WordForm: UInt64]) {
        for index in 0..<batch.count {
            found[WordForm(of: batch.bytes.span.extracting(batch.termRange(index))), default: 0] += 1
        }
    }
}

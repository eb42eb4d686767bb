import LedeInvertedIndex
import LedeQueryLanguage
import LedeTextAnalysis

extension AttributeFilter {
    /// The live documents of `segment` that satisfy the filter: local doc ids, ascending. Complexity and errors are those of `documents`.
    package func matches(in segment: SegmentReader) throws -> [UInt32] {
        var docs: [UInt32] = []
        try documents(in: segment).forEach { docs.append($0) }
        return docs
    }

    /// The live documents of `segment` that satisfy the filter.
    ///
    /// - Complexity: O(documents), a few of them per nanosecond (by arrival far fewer), plus O(log dates), or the text of the field's
    ///   distinct values; for an address or a file the size of the stored articles, once per segment
    ///   (`SegmentReader.docs(rememberedAs:_:)`); O(log documents) for a whole id.
    /// - Throws: `AttributeError.tooManyValues`; `IndexFileError`.
    func documents(in segment: SegmentReader) throws -> DocumentSet {
        var set = DocumentSet(docCount: segment.docCount)
        switch self {
        case .date(let from, let before):
            guard let column = segment.attributes.dates else { return set }
            set = try DocumentSet(docCount: segment.docCount) { try column.addDocs(from: from, before: before, to: &$0) }
        case .author(let words, _): set = try Self.documents(ofAuthor: words, isUnfinished: false, in: segment)
        case .authorBeginning(let words, _): set = try Self.documents(ofAuthor: words, isUnfinished: true, in: segment)
        case .field(let name, let value):
            guard let column = try segment.attributes.column(named: name) else { return set }
            let folded = value.lowercased()
            set = try Self.documents(column) { number in try column.values(number).contains { $0.lowercased() == folded } }
        case .values(let name, let condition):
            guard let column = try segment.attributes.column(named: name) else { return set }
            let test = ValueTest(condition)
            set = try Self.documents(column) { number in try column.values(number).contains { test.accepts($0) } }
        case .all(let filters):
            set = DocumentSet(live: segment)
            for filter in filters { set.formIntersection(try filter.documents(in: segment)) }
            return set
        case .any(let filters):
            for filter in filters { set.formUnion(try filter.documents(in: segment)) }
            return set
        case .not(let filter):
            set = DocumentSet(live: segment)
            set.subtract(try filter.documents(in: segment))
            return set
        case .locator(let pattern):
            for doc in try Self.docs(pattern, in: segment) where Int(doc) < segment.docCount { set.insert(doc) }
        case .arrived(let commits):
            for doc in try segment.liveDocs(arrivedIn: commits) where Int(doc) < segment.docCount { set.insert(doc) }
        case .everything: return DocumentSet(live: segment)
        }
        if segment.deletedCount > 0 { set.formIntersection(DocumentSet(live: segment)) }
        return set
    }

    /// The documents whose author's name has these words side by side, deleted ones among them.
    /// - Parameter isUnfinished: whether the last is only the beginning of a word.
    private static func documents(ofAuthor words: [[UInt8]], isUnfinished: Bool, in segment: SegmentReader) throws -> DocumentSet {
        guard let column = segment.attributes.author else { return DocumentSet(docCount: segment.docCount) }
        let analyzer = StandardAnalyzer()
        var batch = TokenBatch()
        return try documents(column) { number in
            batch.removeAll()
            var progress = AnalysisProgress()
            while analyzer.analyze(try column.value(number).utf8.span, progress: &progress, limit: .max, into: &batch) {}
            return contains(batch, words, isUnfinished: isUnfinished)
        }
    }

    private static func docs(_ pattern: LocatorPattern, in segment: SegmentReader) throws -> [UInt32] {
        if let id = pattern.exactID { return try segment.liveDoc(docno: id).map { [$0] } ?? [] }
        return try segment.docs(rememberedAs: pattern.description) {
            var docs: [UInt32] = []
            func check(_ doc: UInt32, _ value: String?) throws {
                if doc % 1024 == 0 { try Task.checkCancellation() }
                if let value, pattern.matches(value) { docs.append(doc) }
            }
            switch pattern.kind {
            case .id: for doc in 0..<UInt32(clamping: segment.docCount) { try check(doc, try segment.docno(doc)) }
            case .url, .site: try segment.forEachPlace { doc, url, _ in try check(doc, url()) }
            case .path: try segment.forEachPlace { doc, _, path in try check(doc, path()) }
            }
            return docs
        }
    }

    /// The documents whose value's number is accepted: each distinct value is asked once.
    private static func documents(_ column: TextColumn, where isAccepted: (UInt32) throws -> Bool) throws -> DocumentSet {
        var accepted = [false]
        accepted.reserveCapacity(column.numbers.valueCount + 1)
        for number in 0..<column.numbers.valueCount {
            if number % 1024 == 0 { try Task.checkCancellation() }
            accepted.append(try isAccepted(UInt32(number + 1)))
        }
        return try DocumentSet(docCount: column.numbers.docCount) { words in
            if accepted.contains(true) { try column.numbers.addDocs(whereAccepted: accepted, to: &words) }
        }
    }

    /// Whether `words`, at least one, are side by side among the tokens.
    /// - Parameter isUnfinished: whether the last is only the beginning of a token.
    private static func contains(_ tokens: borrowing TokenBatch, _ words: [[UInt8]], isUnfinished: Bool) -> Bool {
        guard !words.isEmpty, tokens.count >= words.count else { return false }
        for start in 0...(tokens.count - words.count) {
            var place = 0
            while place < words.count {
                let token = tokens.bytes[tokens.termRange(start + place)]
                let isBeginning = isUnfinished && place == words.count - 1
                guard isBeginning ? token.starts(with: words[place]) : token.elementsEqual(words[place]) else { break }
                place += 1
            }
            if place == words.count { return true }
        }
        return false
    }
}

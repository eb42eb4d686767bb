import LedeModules

/// Prints what `lede inspect` shows.
struct IndexInspection {
    private let reader: IndexReader
    private let path: String
    private let terminal: Terminal
    private let output = StandardOutput.shared

    init(_ reader: IndexReader, path: String, terminal: Terminal) {
        self.reader = reader
        self.path = path
        self.terminal = terminal
    }

    /// Whether the index has words in `form`.
    func keeps(_ form: WordForm) -> Bool { reader.forms.has(form) }

    private func row(_ cells: [String], widths: [Int]) -> String {
        zip(cells, widths).enumerated().map { column, cell in
            StyledText(cell.0).padded(to: cell.1, alignment: column == 0 ? .left : .right).plain
        }.joined(separator: "  ")
    }

    func printOverview() throws {
        let statistics = reader.statistics
        output.writeLine(
            "\(path): generation \(reader.manifest.generation), analyzer \(reader.analyzerName.sanitizedForTerminal())"
                + (reader.storesText
                    ? "" : reader.hasPositions ? ", without the text of the articles" : ", without positions and the text of the articles"))
        output.writeLine(
            "\(HumanFormat.count(statistics.documentCount, "article")), \(HumanFormat.count(Int(clamping: statistics.totalTokens), "token")) ("
                + IndexedField.allCases.map {
                    "\($0.name) \(HumanFormat.count(Int(clamping: statistics.tokenCounts[$0.rawValue])))"
                }.joined(separator: ", ") + "), \(HumanFormat.decimal(statistics.averageLength, digits: 1)) an article")
        guard !reader.segments.isEmpty else { return }
        output.writeLine()
        let widths = [12, 12, 10, 12, 10]
        output.writeLine(row(["segment", "articles", "deleted", "terms", "size"], widths: widths))
        for segment in reader.segments {
            let bytes = segment.sizes.reduce(0) { $0 + $1.bytes }
            output.writeLine(
                row(
                    [
                        segment.name, HumanFormat.count(segment.docCount), HumanFormat.count(segment.deletedCount),
                        HumanFormat.count(try segment.termCount()), HumanFormat.bytes(bytes),
                    ], widths: widths))
        }
        output.writeLine()
        let sizes = reader.sizes
        let all = sizes.reduce(0) { $0 + $1.bytes }
        let sizeWidths = [12, 10, 15, 7]
        output.writeLine(row(["structure", "size", "bytes", "share"], widths: sizeWidths))
        for size in sizes { output.writeLine(sizeRow(size.structure.ending, size.bytes, of: all, widths: sizeWidths)) }
        output.writeLine(sizeRow("all", all, of: all, widths: sizeWidths))
        if !reader.forms.isEmpty { try printForms() }
    }

    /// What each form of words takes: its terms, and their lists.
    private func printForms() throws {
        output.writeLine()
        let widths = [12, 12, 12, 12]
        output.writeLine(row(["form", "terms", "postings", "positions"], widths: widths))
        for form in WordForm.allCases where keeps(form) {
            var (terms, postings, positions) = (0, 0, 0)
            for segment in reader.segments {
                var cursor = try segment.allTerms(from: form.bounds.first)
                while try cursor.next(), WordForm(of: cursor.term) == form {
                    terms += 1
                    postings += cursor.entry.postingsLength
                    positions += cursor.entry.positionsLength
                }
            }
            output.writeLine(
                row([form.rawValue, HumanFormat.count(terms), HumanFormat.bytes(postings), HumanFormat.bytes(positions)], widths: widths))
        }
    }

    private func sizeRow(_ name: String, _ bytes: Int, of all: Int, widths: [Int]) -> String {
        let share = all == 0 ? 0 : Double(bytes) / Double(all) * 100
        return row(
            [name, HumanFormat.bytes(bytes), HumanFormat.count(bytes), HumanFormat.decimal(share, digits: 1) + " %"], widths: widths)
    }

    /// - Returns: whether the index has the term.
    func printTerm(_ word: String, form: WordForm, postings: Int) throws -> Bool {
        var terms: [[UInt8]] = []
        for word in reader.analyzer.queryAnalyzer(for: word).words(of: word.utf8.span, forms: reader.forms) where !word.isOmitted {
            let alternatives = form == .analyzed ? [word.analyzed] + word.alternatives : [word.term(form)]
            // Of a word's stems in several languages, those that the index has.
            let known = try alternatives.filter { try reader.termStatistics($0).docFreq > 0 }
            terms += known.isEmpty ? [alternatives[0]] : known
        }
        guard !terms.isEmpty else {
            output.writeLine("the analyzer \(reader.analyzerName.sanitizedForTerminal()) makes no term of \(word.sanitizedForTerminal())")
            return false
        }
        var isFound = true
        for term in terms {
            let statistics = try reader.termStatistics(term)
            let name = String(decoding: WordForm.word(of: term), as: UTF8.self).sanitizedForTerminal()
            output.writeLine(
                "\(name): in \(HumanFormat.count(statistics.docFreq, "article")), "
                    + HumanFormat.count(statistics.collectionFreq, "occurrence"))
            if statistics.docFreq == 0 { isFound = false }
            for segment in reader.segments {
                guard let entry = try segment.entry(term) else { continue }
                output.writeLine(
                    "  \(segment.name): term \(HumanFormat.count(entry.ordinal)), "
                        + "\(HumanFormat.count(entry.docFreq, "posting")) in \(HumanFormat.bytes(entry.postingsLength)), "
                        + "\(HumanFormat.count(entry.collectionFreq, "position")) in \(HumanFormat.bytes(entry.positionsLength))")
            }
            if postings > 0 { try printPostings(term, limit: postings) }
        }
        return isFound
    }

    private func printPostings(_ term: [UInt8], limit: Int) throws {
        var left = limit
        var positions: [UInt32] = []
        for segment in reader.segments {
            guard left > 0, let entry = try segment.entry(term) else { continue }
            var cursor = try segment.postings(entry)
            while left > 0, try cursor.advance() != PostingsCursor.end {
                if segment.hasPositions { try cursor.readPositions(into: &positions) }
                let title = try segment.lengths.positions(of: .title, cursor.doc)
                let body = try segment.lengths.positions(of: .body, cursor.doc)
                let places = positions.prefix(20).map { place in
                    title.contains(place) ? "title:\(place)" : "body:\(place - min(place, body.lowerBound))"
                }
                output.writeLine(
                    "    \(try segment.docno(cursor.doc).sanitizedForTerminal()): \(HumanFormat.count(Int(cursor.freq))) × of "
                        + HumanFormat.count(Int(try segment.lengths[cursor.doc]), "token")
                        + (segment.hasPositions ? " at \(places.joined(separator: " "))" : "")
                        + (positions.count > 20 ? " …" : "") + (segment.isLive(cursor.doc) ? "" : " (deleted)"))
                left -= 1
            }
        }
    }

    /// - Returns: whether there is one.
    func printTerms(prefix: String, form: WordForm, limit: Int) throws -> Bool {
        let bytes = Array(prefix.utf8)
        var terms = try reader.terms(of: form, from: bytes)
        var count = 0
        while count < limit, try terms.next(), terms.word.starts(with: bytes) {
            count += 1
            output.writeLine(
                row(
                    [
                        String(decoding: terms.word, as: UTF8.self).sanitizedForTerminal(),
                        HumanFormat.count(terms.statistics.docFreq, "article"),
                        HumanFormat.count(terms.statistics.collectionFreq, "occurrence"),
                    ], widths: [30, 16, 20]))
        }
        return count > 0
    }

    /// - Returns: whether the index has it.
    func printArticle(_ id: String) throws -> Bool {
        guard let doc = try reader.doc(docno: id) else {
            StandardOutput.standardError.writeLine("lede: \(path) has no article \(id.sanitizedForTerminal())")
            return false
        }
        let article = try reader.article(doc)
        let place = reader.locate(doc)
        var fields: [(String, String?)] = [
            ("id", article.id), ("title", article.title), ("date", article.date), ("author", article.author),
            ("url", article.url), ("path", article.path),
        ]
        fields += article.metadata.filter { !$0.isProvenance }.map { ($0.name, $0.value) }
        fields += FieldProvenance(of: article)?.origins.map { ("\($0.field)From", $0.source) } ?? []
        let lengths = try IndexedField.allCases.map {
            "\($0.name) \(HumanFormat.count(Int(try place.segment.lengths.length(of: $0, place.doc)), "token"))"
        }
        fields.append(("document", "\(place.doc) of \(place.segment.name), \(lengths.joined(separator: ", "))"))
        for case (let name, let value?) in fields {
            var line = StyledText(name.sanitizedForTerminal() + ": ", .faint)
            line.append(value.sanitizedForTerminal())
            output.writeLine(terminal.rendered(line))
        }
        output.writeLine()
        output.writeLine(
            reader.storesText
                ? article.body.sanitizedForTerminal(keepingLines: true)
                : terminal.rendered(StyledText("(the index does not store the text)", .faint)))
        return true
    }
}

import LedeModules

extension SearchCommand {
    /// A query and how it was read.
    private struct Asked {
        var text: String
        /// Its number among several, from 1.
        var number: Int?
        var parsed: ParsedQuery

        /// What messages begin with.
        var prefix: String { number.map { "lede: query \($0): " } ?? "lede: " }
    }

    /// Answers one query as the options say.
    ///
    /// - Parameters:
    ///   - number: that of the query among several, from 1.
    ///   - isAtPrompt: whether a person may go on with `.next`.
    /// - Throws: `QuerySyntaxError` for what is no query of a strict syntax.
    func answer(_ text: String, _ surroundings: SearchSurroundings, number: Int? = nil, isAtPrompt: Bool = false) throws -> SearchOutcome {
        let start = ContinuousClock.now
        let reader = surroundings.reader
        let parsed = try surroundings.reading.parsed(text, adjacency: any ? .any : .all, for: reader)
        let asked = Asked(text: text, number: number, parsed: parsed)
        if parse { printTree(asked) }
        print(notes: parsed.notes, of: asked)
        if parse { return SearchOutcome(hasMatches: true) }

        let query = try surroundings.query(parsed, text)
        var request = try page.request(
            limit: count ? 0 : limit?.count ?? defaultLimit, filters: filter.filters(), ranks: parsed.query.ranks, explains: explain,
            allowsPartial: !all && !count)
        request.fragments = fragments
        if listing.ids { request.detail = .ids }
        try page.checkFields(of: reader)
        if count, !json { return try printCount(of: query, request.filters, asked, surroundings) }

        let answer = try surroundings.search.answer(query, request)
        print(notes: answer.notes, of: asked)
        if explain { printWhatExplanationsAreOf(answer, surroundings) }
        surroundings.recorder.record(
            LastSearch(answer, query: text, syntax: syntax, isAny: any, indexes: surroundings.indexes.indexes))
        try print(answer, of: asked, surroundings, waited: ContinuousClock.now - start, isAtPrompt: isAtPrompt)
        return SearchOutcome(hasMatches: answer.matchCount > 0 && !answer.isPartial, answer: answer)
    }

    /// How a query is read.
    private func printTree(_ asked: Asked) {
        let lines = QueryOutline(asked.parsed.query).lines
        guard json else {
            for line in lines {
                StandardOutput.shared.writeLine(String(repeating: "  ", count: line.depth) + line.text.sanitizedForTerminal())
            }
            return
        }
        let values = lines.map { JSONValue.object([("depth", .integer($0.depth)), ("text", .string($0.text))]) }
        let names: [(name: String, value: JSONValue)] =
            asked.number.map { [("queryNumber", .integer($0)), ("query", .string(asked.text))] } ?? []
        StandardOutput.shared.writeLine(
            JSONValue.object(names + [("parsed", .array(values)), ("notes", .array(asked.parsed.notes.map { .string($0) }))]).line)
    }

    private func print(notes: [String], of asked: Asked) {
        for note in notes { StandardOutput.standardError.writeLine(asked.prefix + note.sanitizedForTerminal()) }
    }

    private func printCount(
        of query: BackendQuery, _ filters: [AttributeFilter], _ asked: Asked, _ surroundings: SearchSurroundings
    ) throws -> SearchOutcome {
        let request = SearchRequest(limit: 0, filters: filters, allowsPartial: false, suggests: false)
        let answer = try surroundings.search.answer(query, request)
        print(notes: answer.notes, of: asked)
        StandardOutput.shared.writeLine(String(answer.matchCount))
        return SearchOutcome(hasMatches: answer.matchCount > 0)
    }

    /// The words that feedback added, or that nothing can be explained.
    private func printWhatExplanationsAreOf(_ answer: SearchAnswer, _ surroundings: SearchSurroundings) {
        if !answer.feedbackTerms.isEmpty {
            StandardOutput.standardError.writeLine(
                "lede: searched again with \(FeedbackTermsText(answer.feedbackTerms).text)".sanitizedForTerminal())
        }
        if let first = answer.hits.first, first.explanation == nil {
            StandardOutput.standardError.writeLine(
                "lede: \(surroundings.chosen.spec.name) does not explain its scores".sanitizedForTerminal())
        }
    }

    /// The answer in the form asked for: a table, JSON, a line per result, or text.
    private func print(
        _ answer: SearchAnswer, of asked: Asked, _ surroundings: SearchSurroundings, waited: Duration, isAtPrompt: Bool
    ) throws {
        let hints = answer.suggestions.map { SuggestionText($0, query: asked.text, reader: surroundings.reader).lines } ?? []
        if let listing = surroundings.listing {
            listing.print(answer, hints: hints, of: asked.number == nil ? nil : asked.text)
        } else if json {
            let summary = SearchSummaryJSON(answer, query: asked.text, notes: asked.parsed.notes, reader: surroundings.reader)
            SearchJSONPrinter(indexNames: surroundings.indexNames, chosen: try listing.chosen()).print(
                answer, summary: summary, hints: hints, of: asked.number.map { (number: $0, text: asked.text) })
        } else if brief {
            BriefPrinter(terminal: output.terminal).print(answer, hints: hints, waited: waited, canGoOn: isAtPrompt)
        } else {
            SearchPrinter(
                terminal: output.terminal, indexNames: surroundings.indexNames, showsCursor: page.isPaging && !isAtPrompt,
                links: showing.links, roots: { surroundings.indexes.indexes.map { try? $0.sourceRoots() } }
            )
            .print(answer, hints: hints, waited: waited, parts: explain, canGoOn: isAtPrompt)
        }
    }
}

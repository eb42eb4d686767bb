import LedeCore
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

extension LedeError {
    /// What the modules below threw. Their own words are the message.
    package init(_ error: any Error) {
        switch error {
        case let error as LedeError: self = error
        case let error as IndexFileError: self.init(error)
        case is CancellationError: self.init(.cancelled, "the task was cancelled")
        case let error as AskingError: self.init(error)
        case let error as SearchRequestError:
            self.init(error == .noText ? .configuration : .staleCursor, "\(error)")
        case let error as AskingError:
            switch error {
            case .unknownField(let name, let near):
                self.init(.unknownField, "\(error)", expected: near.isEmpty ? nil : near.joined(separator: ", "), found: name)
            case .tooLarge: self.init(.tooLarge, "\(error)")
            case .noDate(let text, _): self.init(.invalidQuery, "\(error)", found: text)
            case .offsetWithCursor: self.init(.invalidQuery, "\(error)")
            }
        case let error as AttributeError: self.init(.unknownField, "\(error)")
        case let error as QueryError: self.init(.invalidQuery, "\(error)", found: "\(error)")
        case let error as QuerySyntaxError: self.init(.invalidQuery, "\(error)", offset: error.column - 1, found: "\(error)")
        case is RankingParameterError, is FeedbackError: self.init(.invalidQuery, "\(error)", found: "\(error)")
        case is UnknownAnalyzer: self.init(.unknownAnalyzer, "\(error)")
        case let error as AnalyzerMismatch:
            self.init(.configuration, "\(error)", expected: error.wanted, found: error.recorded)
        case is AnalyzerDefinitionError, is StoredTextMismatch, is WordFormMismatch, is MissingWordForm, is IndexWithoutPositions,
            is IndexExists:
            self.init(.configuration, "\(error)")
        default: self.init(.callback, "\(error)", underlying: error)
        }
    }

    private init(_ error: AskingError) {
        switch error {
        case .unknownField(let name, let near):
            self.init(.unknownField, "\(error)", expected: near.isEmpty ? nil : near.joined(separator: ", "), found: name)
        case .tooLarge:
            self.init(.tooLarge, "\(error)", expected: "\(SearchQuery.deepest) levels and \(SearchQuery.mostParts) parts and words at most")
        case .noDate(let text, let readings):
            self.init(.invalidQuery, "\(error)", expected: readings.isEmpty ? nil : readings.joined(separator: " or "), found: text)
        case .offsetWithCursor: self.init(.invalidQuery, "\(error)", found: "\(error)")
        }
    }

    private init(_ error: IndexFileError) {
        let code: Code =
            switch error.code {
            case .corrupt, .truncated: .damaged
            case .tooNew: .newerFormat
            case .tooOld: .olderFormat
            case .missing: .notFound
            case .locked: .locked
            case .tooLarge: .tooLarge
            case .closed, .failed: .closed
            case .unknownTokenizer: .unknownAnalyzer
            case .system:
                error.isOfSpace ? .diskFull : error.isOfPermission ? .permissionDenied : .system
            }
        self.init(
            code, error.description, file: error.file, offset: error.offset, expected: error.expected, found: error.found,
            errno: error.errno)
    }
}

extension LedeError {
    /// What `body` gives; what it throws becomes a `LedeError`.
    package static func wrapping<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(LedeError) -> Result {
        do { return try body() } catch { throw LedeError(error) }
    }
}

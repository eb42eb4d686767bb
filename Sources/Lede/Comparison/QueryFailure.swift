/// A query that one backend could not answer, and why.
public struct QueryFailure: Sendable, Equatable {
    public var queryID: String
    public var failure: BackendFailure

    public init(queryID: String, failure: BackendFailure) {
        self.queryID = queryID
        self.failure = failure
    }
}

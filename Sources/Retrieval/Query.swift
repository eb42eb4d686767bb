public struct Query: Sendable {}

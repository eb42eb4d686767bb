/// One of the twenty cells of the table: a command over the queries of a kind.
struct Cell: Hashable, Sendable {
    var command: EngineCommand
    var kind: QueryKind

    /// All twenty, in the order of the table.
    static let all = EngineCommand.allCases.flatMap { command in QueryKind.allCases.map { Cell(command: command, kind: $0) } }

    /// Such as `TOP_10 union`.
    var name: String { "\(command.rawValue) \(kind.rawValue)" }
}

/// In JSON a cell is a key, its name.
extension Cell: CodingKeyRepresentable, Encodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    var codingKey: any CodingKey { Key(stringValue: name) }

    init?<T: CodingKey>(codingKey: T) {
        guard let cell = Self.all.first(where: { $0.name == codingKey.stringValue }) else { return nil }
        self = cell
    }
}

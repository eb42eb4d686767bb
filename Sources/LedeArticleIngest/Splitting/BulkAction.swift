/// A line of Elasticsearch's `_bulk` format, which says what to do with the document on the next line: `{"index": {"_id": "1"}}`.
struct BulkAction: Equatable {
    /// The document's id; nil if Elasticsearch should make one.
    var id: String?
    /// Whether a document follows.
    var hasDocument: Bool

    private static let names: [StaticString] = ["\"index\"", "\"create\"", "\"update\"", "\"delete\""]
    private static let longest = 4096
    private static let settings: Set<String> = [
        "routing", "version", "version_type", "pipeline", "require_alias", "retry_on_conflict", "op_type", "parent", "if_seq_no",
        "if_primary_term",
        "dynamic_templates", "require_data_stream",
    ]

    /// The action that a line is; nil for every other line. Complexity: O(1) for nearly all of them.
    init?(_ line: ArraySlice<UInt8>) {
        guard line.count <= Self.longest else { return nil }
        let visible = line.drop { $0 <= 0x20 }
        guard visible.first == UInt8(ascii: "{") else { return nil }
        let name = visible.dropFirst().drop { $0 <= 0x20 }
        guard Self.names.contains(where: { name.prefix($0.utf8CodeUnitCount).elementsEqual($0.description.utf8) }) else { return nil }
        var scanner = JSONRecordScanner(Array(line))
        guard let members = try? scanner.members(), members.count == 1, let inner = members[0].members,
            inner.allSatisfy({ $0.name.hasPrefix("_") || Self.settings.contains($0.name) })
        else { return nil }
        id = inner.first { $0.name == "_id" }?.text
        hasDocument = members[0].name != "delete"
    }
}

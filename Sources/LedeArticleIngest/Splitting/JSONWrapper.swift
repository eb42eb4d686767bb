/// Finds the list of objects that a JSON object wraps, from the object's beginning alone.
enum JSONWrapper {
    /// How deeply nested objects are searched.
    private static let maxDepth = 3

    /// The offset of the first object of the first list of objects, whose name is none of an article's parts; nil if the bytes show
    /// none. Complexity: O(n).
    static func firstItem(in bytes: ArraySlice<UInt8>, _ mapping: FieldMapping) -> Int? {
        var depth = 0
        var lists = 0
        var name: Range<Int>?
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                let start = at + 1
                at = start
                while at < bytes.endIndex, bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
                guard at < bytes.endIndex else { return nil }
                let next = bytes[(at + 1)...].first { $0 > 0x20 }
                if next == UInt8(ascii: ":") { name = start..<at }
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: "["):
                let next = bytes[(at + 1)...].firstIndex { $0 > 0x20 }
                if let next, bytes[next] == UInt8(ascii: "{"), lists == 0, depth <= maxDepth, let name,
                    mapping.place(of: String(decoding: bytes[name], as: UTF8.self)) == nil
                {
                    return next - bytes.startIndex
                }
                lists += 1
            case UInt8(ascii: "]"): lists -= 1
            default: break
            }
            at += 1
        }
        return nil
    }
}

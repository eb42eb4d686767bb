/// One name and value of a JSON object, as far as articles need them taken apart.
struct JSONMember: Equatable {
    enum Value: Equatable {
        case null
        case string(String)
        /// The number as it is written: no digit is lost.
        case number(String)
        /// A list that holds strings alone, at least one.
        case strings([String])
        /// Anything else, as compact JSON.
        case json(String)
    }

    var name: String
    var value: Value

    /// The value as text; nil for null.
    var text: String? {
        switch value {
        case .null: nil
        case .string(let text), .number(let text), .json(let text): text
        case .strings(let list): "[" + list.map(JSONText.quoted).joined(separator: ",") + "]"
        }
    }
}

import Foundation

/// A line that is a JSON object, whose strings and numbers are wanted.
struct JSONLine {
    private enum Value: Decodable {
        case string(String)
        case integer(Int)
        case number(Double)
        /// Anything else, which is never asked for.
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = try? container.decode(String.self) {
                self = .string(text)
            } else if let integer = try? container.decode(Int.self) {
                self = .integer(integer)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .other
            }
        }
    }

    /// The names that runs and judgments use for query and document ids.
    static let queryNames = ["qid", "query_id", "q_id", "query-id"]
    static let documentNames = ["docno", "doc_id", "docid", "corpus-id", "pid"]

    private let members: [String: Value]

    /// - Throws: `EvaluationFileError` for a line that is not a JSON object.
    init(_ line: String, file: EvaluationFile, number: Int) throws(EvaluationFileError) {
        guard let members = try? JSONDecoder().decode([String: Value].self, from: Data(line.utf8)) else {
            throw file.error("the line is not a JSON object", line: number)
        }
        self.members = members
    }

    /// The first of the members called `names` that is a string or a whole number, as text.
    func text(_ names: [String]) -> String? {
        for name in names {
            switch members[name] {
            case .string(let text): return text
            case .integer(let number): return String(number)
            default: continue
            }
        }
        return nil
    }

    func text(_ names: String...) -> String? { text(names) }

    /// The member called `name` if it is a number.
    func number(_ name: String) -> Double? {
        switch members[name] {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// Whether there is a member called `name`.
    func has(_ name: String) -> Bool { members[name] != nil }
}

import Foundation

/// What a field of an article holds.
///
/// Values are kept and compared as text, regardless of case; a list is found by each of its members.
public enum FieldValue: Sendable, Hashable {
    case text(String)
    /// Several values, such as the tags of an article.
    case list([String])
    case number(Double)
    case flag(Bool)
    case date(ArticleDate)

    /// The value as an index keeps it: a list as a JSON array of strings, a number without a needless fraction.
    package var stored: String {
        switch self {
        case .text(let text): text
        case .list(let values): Self.json(values)
        case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        }
    }

    /// The value of stored text: a list if it is a JSON array of strings; everything else is given as text.
    package init(stored text: String) {
        guard text.hasPrefix("["), text.hasSuffix("]"), let list = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
            self = .text(text)
            return
        }
        self = .list(list)
    }

    private static func json(_ values: [String]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Strings without lone surrogates, as Swift's are, can always be encoded.
        return (try? encoder.encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
    }

    /// Its members: those of a list, or the value alone.
    public var values: [String] { if case .list(let values) = self { values } else { [stored] } }

    /// The value as text; members of a list are joined by ", ".
    public var text: String { if case .list(let values) = self { values.joined(separator: ", ") } else { stored } }

    /// The value as a number; nil if it is none.
    public var number: Double? { if case .number(let number) = self { number } else { Double(stored) } }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral
{
    public init(stringLiteral text: String) { self = .text(text) }
    public init(arrayLiteral values: String...) { self = .list(values) }
    public init(integerLiteral number: Int) { self = .number(Double(number)) }
    public init(floatLiteral number: Double) { self = .number(number) }
    public init(booleanLiteral flag: Bool) { self = .flag(flag) }
}

extension FieldValue: Codable {
    /// From a string, a number, a boolean or a list of strings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let list = try? container.decode([String].self) {
            self = .list(list)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// As JSON has such a value; a date is a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .list(let values): try container.encode(values)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .date(let date): try container.encode(date.description)
        }
    }
}

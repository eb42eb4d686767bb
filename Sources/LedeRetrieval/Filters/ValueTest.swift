import LedeQueryLanguage

/// A condition on a value, prepared for many values.
struct ValueTest {
    private enum Test {
        case oneOf(Set<String>)
        case beginning(String)
        case number(NumberRange)
        case present
    }

    private let test: Test

    init(_ condition: ValueCondition) {
        test =
            switch condition {
            case .oneOf(let values): .oneOf(Set(values.map { $0.lowercased() }))
            case .beginning(let text): .beginning(text.lowercased())
            case .number(let range): .number(range)
            case .present: .present
            }
    }

    func accepts(_ value: String) -> Bool {
        switch test {
        case .oneOf(let values): values.contains(value.lowercased())
        case .beginning(let text): value.lowercased().utf8.starts(with: text.utf8)
        case .number(let range): NumberRange.number(value).map { range.contains($0) } ?? false
        case .present: true
        }
    }
}

import LedeArticleModel
import LedeQueryLanguage

/// Makes of a filter what an index is asked.
struct FilterCompiler {
    let names: FieldNames

    /// - Throws: `AskingError`.
    /// - Complexity: linear in the filter.
    func filter(_ filter: SearchFilter) throws(AskingError) -> AttributeFilter {
        switch filter.node {
        case .values(let name, let condition):
            let fields = try names.fields(name)
            let filters = fields.map { AttributeFilter.values(of: $0, condition) }
            return filters.count == 1 ? filters[0] : .any(filters)
        case .date(let from, let before): return .date(from: from, before: before)
        case .dateText(let text):
            if let filter = AttributeFilter(dateText: text) { return filter }
            var readings: [String] = []
            if case .ambiguous(let periods) = AskedDate(text) { readings = periods.map(\.description) }
            throw .noDate(text, readings: readings)
        case .author(let text): return AttributeFilter(authorText: text) ?? .any([])
        case .locator(let kind, let text): return LocatorPattern(kind, text: text).map { .locator($0) } ?? .any([])
        case .all(let parts): return .all(try self.filters(parts))
        case .any(let parts): return .any(try self.filters(parts))
        case .not(let part): return .not(try self.filter(part))
        case .tooLarge: throw .tooLarge
        }
    }

    /// What articles must satisfy, all of it: a condition that others join by AND is one by itself, so that it is kept for other searches.
    func conditions(_ filter: SearchFilter?) throws(AskingError) -> [AttributeFilter] {
        guard let filter else { return [] }
        if case .all(let parts) = filter.node { return try filters(parts) }
        return [try self.filter(filter)]
    }

    private func filters(_ parts: [SearchFilter]) throws(AskingError) -> [AttributeFilter] {
        var filters: [AttributeFilter] = []
        for part in parts { filters.append(try filter(part)) }
        return filters
    }
}

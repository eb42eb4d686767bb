import LedeArticleModel

/// A number for each of some fields, as users write them: `title=3,body=1` on a command line, `title:3+body:1` in a backend's spec.
package struct FieldNumbers: Sendable, Equatable {
    package let values: [IndexedField: Double]

    /// - Parameter option: what the numbers are for, named in errors.
    package init(_ text: String, option: RankingOption) throws(RankingOptionError) {
        var values: [IndexedField: Double] = [:]
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "," || $0 == "+" }) {
            guard let cut = part.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
                throw RankingOptionError(option, "\(option.rawValue) needs a number for each field, as in title=3,body=1; not \"\(part)\"")
            }
            guard let field = IndexedField(name: part[..<cut]) else {
                let known = IndexedField.allCases.map(\.name).joined(separator: ", ")
                throw RankingOptionError(option, "\(option.rawValue): \"\(part[..<cut])\" is not a field; there are \(known)")
            }
            guard let number = Double(part[part.index(after: cut)...]) else {
                throw RankingOptionError(option, "\(option.rawValue): \"\(part[part.index(after: cut)...])\" is not a number")
            }
            guard values.updateValue(number, forKey: field) == nil else {
                throw RankingOptionError(option, "\(option.rawValue): \(field.name) is given twice")
            }
        }
        self.values = values
    }
}

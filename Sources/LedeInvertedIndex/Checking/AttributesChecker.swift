import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// Verifies a segment's attribute columns against each other and, document by document, against the stored articles.
///
/// Date fields are not parsed again: a later version may read dates that an earlier one did not.
struct AttributesChecker {
    /// A text column and its cursor.
    private struct Column {
        /// Nil for the author.
        let name: String?
        let column: TextColumn
        var numbers: ValueNumbers.Cursor
    }

    private let file: IndexFile
    private var dates: ValueNumbers.Cursor?
    private var columns: [Column] = []
    private let fieldNames: Set<[UInt8]>

    /// Checks what can be checked without the articles: values ascend, and each belongs to a document.
    init(_ segment: SegmentReader) throws(IndexFileError) {
        file = segment.attributesFile
        let attributes = segment.attributes
        fieldNames = Set(attributes.fields.map { Array($0.name.utf8) })
        if let column = attributes.dates {
            dates = column.numbers.cursor()
            var previous: StoredPeriod?
            for number in 1...UInt32(column.numbers.valueCount) {
                let period = try column.period(number)
                let date = StoredPeriod(period)
                if let previous, previous >= date {
                    throw corrupt(expected: "dates in ascending order", found: "\(period) after a later one")
                }
                previous = date
            }
            try checkUse(column.numbers, name: "dates")
        }
        if let author = attributes.author { columns.append(Column(name: nil, column: author, numbers: author.numbers.cursor())) }
        for field in attributes.fields {
            if let column = field.column { columns.append(Column(name: field.name, column: column, numbers: column.numbers.cursor())) }
        }
        for column in columns { try checkValues(column) }
    }

    private func corrupt(expected: String, found: String) -> IndexFileError {
        IndexFileError(.corrupt, file: file.name, expected: expected, found: found)
    }

    private func checkValues(_ checked: Column) throws(IndexFileError) {
        let name = checked.name ?? "author"
        var previous: [UInt8]?
        for number in 1...UInt32(checked.column.numbers.valueCount) {
            _ = try checked.column.value(number)
            let value = try checked.column.bytes(number).bytes
            if let previous, previous.compared(with: value) >= 0 {
                throw corrupt(expected: "values of \(name) in ascending order", found: "value \(number) out of order")
            }
            previous = value
        }
        try checkUse(checked.column.numbers, name: name)
    }

    private func checkUse(_ numbers: ValueNumbers, name: String) throws(IndexFileError) {
        var isUsed = [Bool](repeating: false, count: numbers.valueCount + 1)
        var cursor = numbers.cursor()
        for doc in 0..<UInt32(numbers.docCount) { isUsed[Int(try cursor.number(doc))] = true }
        if let unused = isUsed.dropFirst().firstIndex(of: false) {
            throw corrupt(expected: "a document for every value of \(name)", found: "none for value \(unused)")
        }
    }

    /// Checks that the columns say the same about `doc` as its article.
    mutating func check(_ article: Article, doc: UInt32) throws(IndexFileError) {
        if article.date == nil, let number = try dates?.number(doc), number != 0 {
            throw corrupt(expected: "no date of document \(doc)", found: "date \(number)")
        }
        for index in columns.indices {
            let number = try columns[index].numbers.number(doc)
            let found = number == 0 ? nil : try columns[index].column.value(number)
            let expected = Self.value(of: columns[index].name, in: article)
            guard found.map({ Array($0.utf8) }) == expected.map({ Array($0.utf8) }) else {
                let name = columns[index].name ?? "author"
                throw corrupt(
                    expected: "the \(name) \((expected ?? "").debugDescription) of document \(doc)", found: (found ?? "").debugDescription)
            }
        }
        if article.author.map(Self.isKept) == true, columns.first.map({ $0.name != nil }) ?? true {
            throw corrupt(expected: "a column of authors", found: "none")
        }
        guard fieldNames.count < AttributeLimits.mostFields else { return }
        for datum in article.metadata
        where !datum.isProvenance && Self.isKept(datum.value) && datum.name.utf8.count <= AttributeLimits.longestName {
            guard fieldNames.contains(Array(datum.name.utf8)) else {
                throw corrupt(expected: "a column of the field \(datum.name.debugDescription)", found: "none")
            }
        }
    }

    /// What the column of a field, or of the author, must say about an article.
    private static func value(of field: String?, in article: Article) -> String? {
        guard let field else { return article.author.flatMap { isKept($0) ? $0 : nil } }
        return article.metadata.first { isSame($0.name, field) && isKept($0.value) }?.value
    }

    /// By their bytes: canonically equivalent strings are different names.
    private static func isSame(_ name: String, _ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }

    private static func isKept(_ value: String) -> Bool { (1...AttributeLimits.longestValue).contains(value.utf8.count) }
}

import LedeArticleModel

/// The named values of a document.
struct DocumentFields {
    private var fields: [SourceField] = []

    /// - Parameter isKept: even if it is empty.
    mutating func add(_ name: String, _ text: String?, isKept: Bool = false) {
        guard let text, isKept || !text.isEmpty else { return }
        fields.append(SourceField(name: name, value: .string(text)))
    }

    mutating func add(_ name: String, _ texts: [String]) {
        if !texts.isEmpty { fields.append(SourceField(name: name, value: .strings(texts))) }
    }

    /// The article they make; their text is not markup.
    func article(_ record: RawRecord, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        let assembler = ArticleAssembler(mapping: mapping)
        return assembler.article(fields, assembler.choose(fields), record, fallbackID: record.fallbackID, bodyIsText: true)
    }
}

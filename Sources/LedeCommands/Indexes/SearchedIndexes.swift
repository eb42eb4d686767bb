import LedeModules

/// The indexes that are searched as one, at least one.
struct SearchedIndexes: Sendable {
    let indexes: [Index]
    /// Over the articles of all.
    let reader: IndexReader

    /// - Throws: `CommandFailure` for indexes that do not fit together.
    init(_ indexes: [Index]) throws {
        self.indexes = indexes
        let readers = try indexes.map { try $0.reader() }
        do {
            reader = readers.count == 1 ? readers[0] : try IndexReader(joining: readers)
        } catch {
            guard let number = error.number else { throw CommandFailure("the indexes cannot be searched as one: \(error)") }
            throw CommandFailure("\(indexes[0].path) and \(indexes[number].path) cannot be searched as one: \(error)")
        }
    }

    /// The only index.
    /// - Parameter part: what takes only one, in words.
    func single(for part: String) throws(CommandFailure) -> Index {
        guard indexes.count == 1 else { throw CommandFailure("\(part) takes one index, and several are searched", hint: "Give --in once.") }
        return indexes[0]
    }

    /// The name of the index with this number, as the user gave it.
    func name(_ number: Int) -> String { indexes[number].path }

    /// The document called `id`; of several that of the index named first, with a line on standard error.
    func document(_ id: String) throws -> UInt32? {
        let docs = try reader.docs(docno: id)
        if docs.count > 1 {
            let names = docs.map { name(reader.indexNumber(of: $0)).sanitizedForTerminal() }
            StandardOutput.standardError.writeLine(
                "lede: \(id.sanitizedForTerminal()) is in \(names.joined(separator: " and in ")); that of \(names[0]) is taken")
        }
        return docs.first
    }
}

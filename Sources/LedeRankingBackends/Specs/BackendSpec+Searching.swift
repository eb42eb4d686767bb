extension BackendSpec {
    /// Whether it searches for a query; the answers of a run were found elsewhere. A fusion does if any part of it does.
    package var searches: Bool {
        switch engine {
        case .lede, .fts5: true
        case .run: false
        case .fusion(let fusion): fusion.inputs.contains { $0.spec.searches }
        }
    }

    /// Whether an FTS5 table answers, alone or in a fusion: it knows only what its tokenizer makes of words.
    package var asksFTS5: Bool {
        switch engine {
        case .fts5: true
        case .lede, .run: false
        case .fusion(let fusion): fusion.inputs.contains { $0.spec.asksFTS5 }
        }
    }

    /// Whether it answers from a run, or a part of it does: then it knows queries only by their ids.
    package var readsRuns: Bool {
        switch engine {
        case .run: true
        case .lede, .fts5: false
        case .fusion(let fusion): fusion.inputs.contains { $0.spec.readsRuns }
        }
    }
}

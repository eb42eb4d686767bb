/// FTS5's option `remove_diacritics`.
package enum Unicode61Diacritics: Int, Sendable, CaseIterable {
    /// 0: all stay.
    case keep = 0
    /// 1, the default: those of characters with one mark go; ộ stays.
    case removeSimple = 1
    /// 2: all go.
    case removeAll = 2
}

/// The attributes that say something about an article; others are not kept.
package enum PageAttribute: UInt8, CaseIterable, Sendable {
    /// The name of an element unknown to HTML.
    case elementName
    case alt, charset, `class`, content, datetime, hidden, href, id, itemid, itemprop, itemscope, itemtype, lang, name, property, pubdate,
        rel, resource
    case role, src, srcset, style, title, type, typeof, value
    case ariaHidden, ariaLabel, httpEquiv
    /// A component's name where classes are generated: `data-testid`, `data-component`, `data-module`, `data-type`, `data-role`,
    /// `data-name`.
    case component

    static func named(_ packed: UInt64) -> PageAttribute? { table[packed] }

    private static let table: [UInt64: PageAttribute] = {
        var names: [(String, PageAttribute)] = allCases.filter { $0 != .elementName }.map { (String(describing: $0), $0) }
        names += [("aria-hidden", .ariaHidden), ("aria-label", .ariaLabel), ("http-equiv", .httpEquiv), ("xml:lang", .lang)]
        for component in [
            "data-testid", "data-test-id", "data-component", "data-component-name", "data-module", "data-type", "data-role", "data-name",
        ] {
            names.append((component, .component))
        }
        return Dictionary(names.map { (PageElement.packed($0.0.utf8), $0.1) }, uniquingKeysWith: { first, _ in first })
    }()
}

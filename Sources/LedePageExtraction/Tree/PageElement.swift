/// What a node of a page's tree is: a text, or an element by its name.
package enum PageElement: UInt8, CaseIterable, Sendable {
    /// No element.
    case document, text
    /// An element whose name is unknown to HTML, such as `<x-paywall>`; its name is the node's attribute `.elementName`.
    case custom

    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, big, blink, blockquote, body, br,
        button, canvas
    case caption, center, cite, code, col, colgroup, data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset,
        figcaption
    case figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, image, img, input,
        ins, kbd
    case keygen, label, legend, li, link, listing, main, map, mark, marquee, math, menu, menuitem, meta, meter, nav, nobr, noembed,
        noframes, noscript
    case object, ol, optgroup, option, output, p, param, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby, s, samp, script,
        search, section
    case select, slot, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th,
        thead, time
    case title, tr, track, tt, u, ul, `var`, video, wbr, xmp

    /// The element with a name in lower-case ASCII, packed by `packed`.
    static func named(_ packed: UInt64) -> PageElement { byName[packed] ?? .custom }

    /// Up to eight bytes of a name, and its length: enough to tell HTML's names apart, of which the longest has ten bytes.
    static func packed(_ name: some Sequence<UInt8>) -> UInt64 {
        var word: UInt64 = 0
        var count: UInt64 = 0
        for byte in name {
            // The ninth and further bytes are mixed in.
            word = count < 8 ? word | UInt64(byte) << (count * 8) : (word ^ UInt64(byte)) &* 0x100_0000_01B3
            count += 1
        }
        return count <= 8 ? word : word ^ count << 56
    }

    private static let byName: [UInt64: PageElement] = {
        var names: [UInt64: PageElement] = [:]
        for element in allCases where element.rawValue > PageElement.custom.rawValue {
            names[packed(String(describing: element).utf8)] = element
        }
        return names
    }()
}

/// A set of elements: one test of a bit.
package struct PageElementSet: Sendable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    package init(arrayLiteral elements: PageElement...) {
        for element in elements { insert(element) }
    }

    package func contains(_ element: PageElement) -> Bool {
        let bit: UInt64 = 1 << UInt64(element.rawValue & 63)
        switch element.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }

    package func union(_ other: PageElementSet) -> PageElementSet {
        var both = self
        both.low |= other.low
        both.middle |= other.middle
        both.high |= other.high
        return both
    }

    private mutating func insert(_ element: PageElement) {
        let bit: UInt64 = 1 << UInt64(element.rawValue & 63)
        switch element.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }
}

extension PageElementSet {
    /// Have no content.
    static let void: PageElementSet = [
        .area, .base, .basefont, .br, .col, .embed, .frame, .hr, .image, .img, .input, .keygen, .link, .meta, .param, .source, .track, .wbr,
    ]
    /// Their content is not markup.
    static let rawText: PageElementSet = [.script, .style, .iframe, .noembed, .noframes, .xmp, .textarea, .title, .svg, .math]
    /// Stay in the head if they are in it.
    static let headContent: PageElementSet = [.base, .basefont, .link, .meta, .title, .script, .style, .noscript, .template]
    static let headings: PageElementSet = [.h1, .h2, .h3, .h4, .h5, .h6]
    /// Begin and end a paragraph of text.
    package static let blocks: PageElementSet = [
        .document, .html, .body, .frameset, .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl, .dt,
        .fieldset,
        .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .legend, .li, .listing, .main, .menu,
        .nav, .ol, .p,
        .plaintext, .pre, .search, .section, .summary, .table, .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .ul, .optgroup, .option,
        .audio, .video,
    ]
    /// A start tag of these ends an open paragraph (HTML standard, "in body").
    static let endParagraph: PageElementSet = [
        .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset, .figcaption, .figure, .footer,
        .form, .h1, .h2,
        .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .dd, .dt, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search,
        .section, .summary,
        .table, .ul, .xmp,
    ]
    /// An end tag closes nothing beyond these (HTML standard, "has an element in scope").
    static let scope: PageElementSet = [.document, .html, .table, .td, .th, .caption, .template, .marquee, .object, .applet]
    /// An inline end tag closes nothing beyond these, nor an `<li>` another one (HTML standard, "special" elements).
    static let special: PageElementSet = blocks.union([
        .applet, .button, .marquee, .object, .select, .template, .noscript, .iframe, .head, .colgroup, .textarea, .title, .noembed,
        .noframes,
    ])
    static let tableParts: PageElementSet = [.tbody, .thead, .tfoot, .tr, .td, .th, .caption, .colgroup]
    static let cells: PageElementSet = [.td, .th]
    static let rowParts: PageElementSet = [.td, .th, .tr]
    static let tables: PageElementSet = [.table, .template]
    static let templates: PageElementSet = [.template]
    static let scopeOfParagraph = scope.union([.button])
    static let scopeOfItem = scope.union([.ol, .ul])
}

/// What the names of HTML elements mean for the text.
package enum HTMLElements {
    /// Begin and end a paragraph.
    package static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
        "figcaption",
        "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "nav",
        "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption", "video", "audio",
        "optgroup", "option",
    ]
    /// Hold nothing that is text.
    static let silent: Set<String> = [
        "script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button", "noframes", "datalist", "canvas",
    ]
    /// Have no content.
    static let void: Set<String> = [
        "area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source",
        "track", "wbr",
    ]
    /// End where the next of their kind begins.
    static let selfEnding: Set<String> = [
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup",
    ]
    /// Their content is not markup.
    static let raw: Set<String> = ["script", "style"]
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "applet", "b", "bdi", "bdo", "big", "blink", "cite", "code", "colgroup", "data", "del", "dfn", "em", "font",
        "head", "i", "ins",
        "kbd", "label", "map", "mark", "marquee", "math", "meter", "nobr", "output", "picture", "progress", "q", "rb", "rp", "rt", "ruby",
        "s", "samp", "slot",
        "small", "span", "strike", "strong", "sub", "sup", "td", "textarea", "th", "time", "title", "tt", "u", "var",
    ]

    package static func isKnown(_ name: String) -> Bool {
        blocks.contains(name) || inline.contains(name) || void.contains(name) || silent.contains(name) || selfEnding.contains(name)
    }
}

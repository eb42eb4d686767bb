import LedeTestSupport
import Testing

@testable import LedePageExtraction

/// Tags of every sort become roughly the tree that a browser would make.
@Suite struct PageTreeTests {
    /// The tree as text: `p(a[x] text)`, attributes left out.
    static func outline(_ html: String) -> String {
        let tree = PageTree(Array(html.utf8))
        func outline(_ node: Int) -> String {
            if tree.nodes[node].element == .text { return String(decoding: tree.bytes(at: tree.textRange(of: node)), as: UTF8.self) }
            let inner = tree.children(of: node).map(outline).joined(separator: "|")
            let name = tree.value(.elementName, of: node) ?? "\(tree.nodes[node].element)"
            return inner.isEmpty ? name : "\(name)(\(inner))"
        }
        return tree.children(of: 0).map(outline).joined(separator: "|")
    }

    @Test(arguments: [
        // What is not closed ends where it does in a browser.
        ("<p>One<p>Two<div>Three</div>", "p(One)|p(Two)|div(Three)"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a)|li(b|ul(li(c)))|li(d))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)|dd(b)|dt(c))"),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td(a)|td(b))|tr(th(c)))|d"),
        ("<table><tr><td><table><tr><td>x</table>y<td>z</table>", "table(tr(td(table(tr(td(x)))|y)|td(z)))"),
        ("<select><option>a<option>b</select>c", "select(option(a)|option(b))|c"), ("<h2>a</h3><p>b", "h2(a)|p(b)"),
        ("<a>x<a>y</a>", "a(x)|a(y)"),
        ("<html><head><title>T &amp; t</title><meta name=a><p>x", "html(head(title(T & t)|meta)|p(x))"),
        ("<head><body><p>x</body></html><p>y", "head|body(p(x)|p(y))"),
        // Unmatched end tags are ignored.
        ("a</p></div></b>b", "a|b"), ("<div>a</section>b</div>c", "div(a|b)|c"), ("<b><p>a</b>b</p>", "b(p(a|b))"),
        ("<div><li></div>a", "div(li)|a"),
        // Elements that HTML does not know.
        ("<X-Box>a<p>b</x-box>c", "X-Box(a|p(b))|c"), ("<x-one><x-two>a</x-one>b", "x-one(x-two(a))|b"), ("<x-img/>a", "x-img|a"),
        // What is no markup.
        ("a < b <3 c", "a < b <3 c"), ("<script>if (a<b) '</p>'</script>x", "x"), ("<script>a", ""),
        ("<style>p{}</style>a<svg><title>t</title></svg>b", "a|b"),
        ("<svg/>a", "svg|a"), ("<svg>a<p>b", "svg(a|p(b))"), ("<textarea><p>a</textarea>b", "b"), ("<iframe><p>a</iframe>b", "iframe|b"),
        ("<script type='application/ld+json'>{\"a\":\"<b>\"}</script>", "script({\"a\":\"<b>\"})"),
        ("<!-- <p>a --><p>b<!-->c<!--->d<!-- x --!>e", "p(b|c|d|e)"), ("<!-- a <p>b", "b"), ("<!DOCTYPE html><?xml?><p>a</ x>b", "p(a|b)"),
        ("a<", "a<"), ("<p", "p"), ("<p a='b", "p"),
        // Character references.
        ("<p>a&nbsp;b &lt;i&gt; &#8217;&#x2019;&#146; AT&T &copy 1 &bogus; &amp", "p(a b <i> ’’’ AT&T © 1 &bogus; &)"),
        ("soft&shy;ly&#173;", "softly"),
    ])
    func tree(_ html: String, _ wanted: String) { #expect(Self.outline(html) == wanted) }

    @Test(arguments: [
        ("<p class=a>", "a"), ("<p CLASS = 'a b' class=c>", "a b"), ("<p id=1 class=\"a&amp;b\">", "a&b"), ("<p class>", ""),
        ("<p/class=a/>", "a/"), ("<p =class class=a>", "a"),
        ("<p title='x>y' class=a>", "a"),
    ])
    func attributes(_ html: String, _ wanted: String) {
        let tree = PageTree(Array(html.utf8))
        #expect(tree.elements(.p).first.flatMap { tree.value(.class, of: $0) } == wanted)
        #expect(tree.value(.href, of: 1) == nil)
    }

    @Test func textOfANodeIsOneLine() {
        let tree = PageTree(
            Array("<div>One <b>two</b><br>three<p>four</p><script type=json>{}</script><noscript>x</noscript> five</div>six".utf8))
        #expect(tree.text(of: 1) == "One two three four five")
        #expect(tree.elements(.script).map(tree.rawText) == ["{}"])
    }

    /// Every text has its place, however deep it is.
    @Test func depthIsBounded() {
        for element in ["div", "b", "x-y", "span", "blockquote", "table><tr><td"] {
            let name = element.prefix { $0 != ">" }
            let html =
                String(repeating: "<\(element)>", count: 5000) + "deep" + String(repeating: "</\(name)>", count: 5000) + "<p>after</p>"
            let tree = PageTree(Array(html.utf8))
            #expect(tree.text(of: 0).hasSuffix("after"))
            #expect(tree.text(of: 0).hasPrefix("deep"))
            var depths = [0]
            for node in tree.nodes.dropFirst() { depths.append(depths[Int(node.parent)] + 1) }
            #expect((depths.max() ?? 0) <= PageTreeBuilder.maxDepth + 1)
        }
    }
}

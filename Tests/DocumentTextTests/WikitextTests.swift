import LedeTestSupport
import Testing

@testable import LedeDocumentText

/// Wikitext as text.
@Suite struct WikitextTests {
    static func text(_ wikitext: String) -> String { WikiPage(wikitext, title: "Berlin").text }

    @Test(arguments: [
        // Links.
        ("The [[bus]]es of [[Berlin, Germany|Berlin]].", "The buses of Berlin."),
        ("[[:Category:Towns]] and [[w:Foo|foo]]", "Category:Towns and foo"),
        ("a [[de:Berlin]]b", "a b"), ("[[Main_Page]]", "Main Page"),
        ("[http://x.example the site], [http://x.example], http://y.example", "the site, , http://y.example"),
        ("[[not closed\n\nNext", "not closed\n\nNext"), ("a ]] b", "a ]] b"), ("[[a|b [[c|d]] e]]", "b d e"),
        ("[not a link]", "[not a link]"),
        // Marks.
        ("'''Bold''' and ''italic'' and '''''both''''' isn't", "Bold and italic and both isn't"),
        ("It has 3.7&nbsp;million &mdash; &lt;b&gt; &amp; &#8217;", "It has 3.7 million — <b> & ’"),
        ("__NOTOC__Text __init__", "Text __init__"), ("a<!-- b -->c", "ac"), ("a <!-- not closed", "a not closed"),
        // Tags.
        ("a<ref>{{cite|x}}</ref>b<ref name=\"x\" />c", "abc"), ("<nowiki>[[x]] {{y}} ''z''</nowiki>", "[[x]] {{y}} ''z''"),
        ("H<sub>2</sub>O and a<br/>b", "H2O and a\nb"),
        ("<math>x</math> and <math>\\frac{a}{b}</math>.", "x and ."), ("<blockquote>Said</blockquote>", "Said"),
        ("a < b and <unknown>", "a < b and <unknown>"),
        ("<pre>\nint a;\nint b;\n</pre>", "int a;\nint b;"), ("<ref>not closed", "not closed"),
        // Templates.
        ("{{Infobox|a={{b|c}}|d=[[e|f]]}}Text", "Text"), ("{{lang|fr|Bonjour}} ({{lang-de|Hallo}}) {{nowrap|a b}}", "Bonjour (Hallo) a b"),
        ("{{convert|10|km|mi}} long", "10 km long"),
        ("a{{ndash}}b{{'}}s {{US$|10}} {{frac|1|2}} {{circa|1900}}", "a–b's 10 1/2 c. 1900"),
        ("{{PAGENAME}} and {{formatnum:1000}} and {{lc:ABC}}", "Berlin and 1000 and abc"),
        ("'''Berlin''' ({{IPA|x}}; {{lang|de|B}}) is ({{IPA|y}}) big{{fn}}, too", "Berlin (B) is big, too"),
        ("{{quote|To be|author=Hamlet}}", "To be\n\n— Hamlet"),
        ("{{not closed\n\nText\n== H ==\nmore", "not closed\n\nText\n\nH\n\nmore"), ("a }} b {{x}} c", "a }} b c"),
        ("{{hlist|a|b}}", "a\nb"), ("-{zh-hans:简;zh-hant:繁}-x", "简x"),
        ("{{w|Barack Obama|Obama}} and {{w|Paris}}", "Obama and Paris"),
        // Lines.
        ("One\ntwo\n\nthree", "One two\n\nthree"), ("* a\n** b\n# c\n: d", "a\nb\nc\nd"),
        ("== H ==\n=== Empty ===\n== K ==\ntext", "K\n\ntext"), ("a\n----\nb", "a\n\nb"),
        (
            "{| class=\"wikitable\"\n|+ Towns\n! Name !! People\n|-\n| style=\"x\" | Berlin || 3.7 {{nowrap|million}}\n|-\n| Hamburg\n| 1.8\n|}",
            "Towns\nName People\nBerlin 3.7 million\nHamburg 1.8"
        ),
        ("{| class=\"infobox\"\n| gone\n|}\nstays", "stays"), ("{|\n| not closed", "not closed"),
        // Pictures.
        ("[[File:x.jpg|thumb|200px|alt=A|The [[gate|Gate]] at ''night'']]\n'''Berlin''' is.", "Berlin is.\n\nThe Gate at night"),
        ("[[Datei:x.jpg|mini]]Text", "Text"),
        ("<gallery>\nFile:a.jpg|One [[b]]\nFile:c.jpg\n</gallery>", "One b"),
    ])
    func becomesText(_ wikitext: String, _ text: String) { #expect(Self.text(wikitext) == text) }

    @Test func categoriesAndTheDayOfWikinews() {
        let page = WikiPage(
            "{{date|May 6, 2024}}\n{{Brazil}}\nOn Saturday.\n\n== Sources ==\n*{{source|url=http://x|title=T}}\n[[Category:Brazil]]\n[[category: Politics_and conflicts|*]]\n[[Category:Brazil]]",
            isNews: true)
        #expect(page.text == "On Saturday.")
        #expect(page.categories == ["Brazil", "Politics and conflicts"])
        #expect(page.date == "May 6, 2024")
        #expect(WikiPage("On {{date|May 6}}").text == "On May 6")
    }

    @Test(arguments: [
        ("#REDIRECT [[Foo#Bar|x]]", "Foo#Bar"), ("#redirect:[[A]]\n{{x}}", "A"), ("#WEITERLEITUNG [[Ä]]", "Ä"), (" #REDIRECT [[B]]", "B"),
    ])
    func redirects(_ wikitext: String, _ target: String) { #expect(WikiPage.redirect(Array(wikitext.utf8)) == target) }

    @Test(arguments: ["# One [[a]]", "Text #REDIRECT [[a]]", "", "#REDIRECT"])
    func whatIsNoRedirect(_ wikitext: String) { #expect(WikiPage.redirect(Array(wikitext.utf8)) == nil) }

    @Test func hostileShapesTakeLinearTime() {
        let many = 8000
        for shape in [
            "{{", "}}", "[[", "]]", "{|\n", "|}\n", "{{{", "[[File:a|", "<ref>", "<!--", "<nowiki>", "-{", "'", "[http://x ", "{{nowrap|",
            "{{x|[[", "\n|", "<gallery>", "==", "&", "__", "\n* {{",
            "{{a|{{b|}}", "(\u{1}", "[[a\n\n",
        ] {
            _ = Self.text(String(repeating: shape, count: many))
        }
    }
}

/// Mutated input never traps.
@Suite struct WikitextFuzzTests {
    @Test func mutatedWikitextNeverTraps() {
        var generator = SeededGenerator(seed: 20_241_028)
        let base = Array(
            "{{Infobox|a=b}}'''X''' [[File:x|thumb|c]] is {{lang|de|y}}<ref>z</ref>.\n{|\n! a !! b\n|-\n| c || d\n|}\n== H ==\n* [[Category:K]] [http://x y] <br> -{a:b}- &amp;\n"
                .utf8)
        let marks = Array("{}[]|<>/!-=*'&;:\n\u{1}".utf8)
        for _ in 0..<600 {
            var bytes = base
            for _ in 0..<generator.below(8) + 1 {
                let at = generator.below(bytes.count)
                switch generator.below(3) {
                case 0: bytes[at] = marks[generator.below(marks.count)]
                case 1: bytes.insert(marks[generator.below(marks.count)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + generator.below(12)))
                }
                if bytes.isEmpty { bytes = base }
            }
            let page = WikiPage(bytes)
            #expect(page.text.utf8.count <= bytes.count * 3 + 8)
        }
    }
}
